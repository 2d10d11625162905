import { join } from 'node:path'
import { compile } from '../compile/compile'

/**
 * After `npm install`: compiles what `npm start` and the tests run, so that the first of them has it ready. An install
 * must not fail for this; whoever needs a result compiles again and tells what is wrong.
 */
async function prepare(): Promise<void> {
  for (const project of ['../..', '../standins/devtools/fixture'])
    await compile(join(__dirname, project))
}

prepare().then(
  () => process.exit(0),
  () => process.exit(0),
)
