import { join } from 'node:path'
import { compile } from '../standins/devtools/build/compile'
import { colorWarnings } from './color-warnings'
import { sizeReport } from './size-report'

/** `npm run size`: compiles officially and fails where the package is over its budget. */
compile(join(__dirname, '../..')).then(
  (files) => {
    const { lines, withinBudget } = sizeReport(files)
    console.log([...lines, ...colorWarnings()].join('\n'))
    process.exitCode = withinBudget ? 0 : 1
  },
  (error: Error) => {
    console.error(error.message)
    process.exitCode = 1
  },
)
