import { join } from 'node:path'
import * as ci from 'miniprogram-ci'
import { account, uploadArguments } from './arguments'
import { APP_ID, DEPLOYMENT } from './stage'
import { upload } from './upload'
import { exitAfter } from './workplace'

/** For a test: uploads a small project under an AppID of nobody's, with all else as it should be. */
exitAfter(
  upload(uploadArguments(['--version', '0.0.1', '--desc', 'of nobody']), account(process.env), {
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
)
