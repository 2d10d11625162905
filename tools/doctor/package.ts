import type { CompiledFiles } from '../compile/compile'
import { notEs5 } from '../compile/es5'
import { sizeReport } from '../package/size-report'
import { placeholdersIn } from './fields'
import { error, judge, messageOf, warning, type Finding, type Problem } from './finding'
import { recordIn } from './rules'
import type { PackageTools, QualityItem } from './tools'

interface PackageContext {
  readonly tools: PackageTools
  readonly locales: Readonly<Record<string, object>>
}

/** What WeChat's tools and the type checker say of the package. */
export const packageChecks = { types, compile, es5, size, quality, languages }

const FIX = 'Put right what it names.'

async function types({ tools }: PackageContext): Promise<Finding[]> {
  const faults = await tools.typeErrors()
  const item = { id: 'program.types', title: 'types' }
  return judge(
    item,
    'fit',
    faults.map((line) => error(line, FIX)),
  )
}

async function compile({ tools }: PackageContext): Promise<Finding[]> {
  const problem = await tools.compile().then(
    () => undefined,
    (thrown: unknown) => error(messageOf(thrown), FIX),
  )
  return judge({ id: 'package.compile', title: 'official compile' }, 'passes', [problem])
}

/** WeChat's server refuses what is not. */
function es5({ tools }: PackageContext): Promise<Finding[]> {
  const fix = 'Let project.config.json have es6 and enhance true.'
  return compiled(tools, 'es5', 'ES5', 'every compiled script is', (files) =>
    notEs5(files).map((line) => error(line, fix)),
  )
}

function size({ tools }: PackageContext): Promise<Finding[]> {
  const fix =
    'npm run size tells what is how large; BUDGET in tools/package/size-report.ts is yours.'
  return compiled(tools, 'size', 'size', 'within its budget', (files) =>
    sizeReport(files)
      .lines.filter((line) => line.includes('OVER'))
      .map((line) => error(line.trim(), fix)),
  )
}

async function compiled(
  tools: PackageTools,
  name: string,
  title: string,
  fine: string,
  problemsOf: (files: CompiledFiles) => Problem[],
): Promise<Finding[]> {
  const unknown = [error('not known, as the package does not compile')]
  const problems = await tools.compile().then(problemsOf, () => unknown)
  return judge({ id: `package.${name}`, title }, fine, problems)
}

async function quality({ tools }: PackageContext): Promise<Finding[]> {
  const problems = await tools.checkQuality().then(
    (items) => items.filter(isFailure).map(({ name, text }) => warning(`${name}: ${text}`)),
    (thrown: unknown) => [error(`did not run: ${messageOf(thrown)}`)],
  )
  return judge({ id: 'package.quality', title: "WeChat's quality check" }, 'passes', problems)
}

/** Packages that are required by their name count as unused there, which they are not. */
function isFailure({ name, success, detail }: QualityItem): boolean {
  if (success) return false
  if (name !== 'CONTAINS_UNUSED_CODES' || !Array.isArray(detail)) return true
  return detail.some((path) => !String(path).startsWith('miniprogram_npm/'))
}

const SOURCE = 'zh-CN'

/** Whether every language says everything, and asks for the same to be filled in. */
function languages({ locales }: PackageContext): Finding[] {
  const names = Object.keys(locales)
  const problems = names.flatMap((name) =>
    textFaults(locales[SOURCE], locales[name]).map((fault) => error(`locales/${name}.ts ${fault}`)),
  )
  return judge({ id: 'package.locales', title: 'languages' }, names.join(', '), problems)
}

/** By path, `failures.refused.title: is missing`. A text that the source does not have is a fault of its type. */
function textFaults(source: unknown, own: unknown, path = ''): string[] {
  if (typeof source !== 'string') {
    return Object.entries(recordIn(source)).flatMap(([key, inner]) =>
      textFaults(inner, recordIn(own)[key], path ? `${path}.${key}` : key),
    )
  }
  if (typeof own !== 'string') return [`${path}: is missing`]
  const [asked, kept] = [placeholdersIn(source), placeholdersIn(own)]
  if (asked === kept) return []
  return [`${path}: has ${kept || 'no placeholder'}, but ${SOURCE} has ${asked || 'none'}`]
}
