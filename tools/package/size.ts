import { type CommandLine, run } from '../command/command'
import { type BrandOptions, brandOption } from '../compile/brand'
import { compile } from '../compile/compile'
import { notEs5 } from '../compile/es5'
import { projectOf } from '../compile/project'
import { compiledLastCommit } from './last-commit'
import { sizeReport } from './size-report'

export const command: CommandLine<BrandOptions> = {
  name: 'npm run size --',
  about: 'Compiles officially, and finds a package over its budget and scripts that are not ES5.',
  declare: brandOption,
  async act({ brand }) {
    const { path } = await projectOf(brand)
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
  },
}

run(command, __filename)
