import { projectAsked } from '../compile/asked'
import { compile } from '../compile/compile'
import { notEs5 } from '../compile/es5'
import { compiledLastCommit } from './last-commit'
import { sizeReport } from './size-report'

/**
 * `npm run size`: compiles officially, and fails if the package is over its budget or a script is not ES5.
 * `-- --brand NAME` weighs an example brand.
 */
async function main(): Promise<boolean> {
  const { path } = await projectAsked()
  const files = await compile(path)
  const before = compiledLastCommit(path)
  const { lines, withinBudget } = sizeReport(files, before)
  console.log(lines.join('\n'))
  console.log(
    before
      ? 'In brackets: the change against the last commit.'
      : 'No change to show: the last commit was not compiled here.',
  )
  const problems = notEs5(files)
  for (const problem of problems) console.error(`not ES5, which WeChat refuses: ${problem}`)
  return withinBudget && problems.length === 0
}

main().then(
  (fine) => {
    process.exitCode = fine ? 0 : 1
  },
  (error: Error) => {
    console.error(error.message)
    process.exitCode = 1
  },
)
