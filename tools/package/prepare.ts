import { join } from 'node:path'
import { brandNames, projectOf } from '../compile/project'
import { compile } from '../compile/compile'

/**
 * After `npm install`: compiles what `npm start` and the tests run, so that the first of them has it ready. An install
 * must not fail for this; whoever needs a result compiles again and tells what is wrong.
 */
async function prepare(): Promise<void> {
  await compile(join(__dirname, '../..'))
  const brands = brandNames().map(async (name) => compile((await projectOf(name)).path))
  await Promise.all([compile(join(__dirname, '../standins/devtools/fixture')), ...brands])
}

prepare().then(
  () => process.exit(0),
  () => process.exit(0),
)
