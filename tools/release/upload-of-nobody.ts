import { join } from 'node:path'
import * as ci from 'miniprogram-ci'
import { type CommandLine, run } from '../command/command'
import { account } from './account'
import { APP_ID, DEPLOYMENT } from './stage'
import { upload } from './upload'
import { said } from './workplace'

/** For a test: uploads a small project under an AppID of nobody's, with all else as it should be. */
const command: CommandLine = {
  name: 'upload-of-nobody',
  about: 'for a test',
  act: () =>
    said(
      upload({ version: '0.0.1', desc: 'of nobody' }, account(process.env), {
        projectPath: join(__dirname, '../../standins/devtools/fixture'),
        appId: APP_ID,
        deployment: DEPLOYMENT,
        ci,
        print: (line) => console.log(line),
        tree: { commit: 'c0ffee', changes: [] },
        runDoctor: async () => true,
        compile: async () => ({}),
        packNpm: async () => 0,
      }),
    ),
}

run(command, __filename)
