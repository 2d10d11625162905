import { projectAsked } from '../compile/asked'
import { compile } from '../compile/compile'
import { colorWarnings } from './color-warnings'
import { sizeReport } from './size-report'

/**
 * `npm run size`: compiles officially and fails where the package is over its budget. `-- --brand NAME` weighs an
 * example brand.
 */
async function main(): Promise<boolean> {
  const { path, deployment } = await projectAsked()
  const { lines, withinBudget } = sizeReport(await compile(path))
  console.log([...lines, ...colorWarnings(deployment)].join('\n'))
  return withinBudget
}

main().then(
  (withinBudget) => {
    process.exitCode = withinBudget ? 0 : 1
  },
  (error: Error) => {
    console.error(error.message)
    process.exitCode = 1
  },
)
