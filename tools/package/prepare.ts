import { join } from 'node:path'
import { type CommandLine, run } from '../command/command'
import { compile } from '../compile/compile'
import { keepOwnDeployment } from './own-deployment'

export const command: CommandLine = {
  name: 'npm run prepare',
  about:
    'After npm install: compiles what npm start and npm test run, so that the first has it ready, and\n' +
    'tells git to keep your miniprogram/deployment.ts in updates.',
  /** An install must not fail for this; whoever needs a result compiles again and tells what is wrong. */
  act: () => prepare().catch(() => undefined),
}

async function prepare(): Promise<void> {
  keepOwnDeployment(join(__dirname, '../..'))
  for (const project of ['../..', '../standins/devtools/fixture'])
    await compile(join(__dirname, project))
}

run(command, __filename)
