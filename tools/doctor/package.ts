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
  return compiled(tools, 'size', 'size', 'within its budget', (files) =>
    sizeReport(files)
      .lines.filter((line) => line.includes('OVER'))
      .map((line) => error(line.trim(), 'npm run size tells what is how large.')),
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
  const source = textsOf(locales[SOURCE])
  const problems = names.flatMap((name) => {
    const own = textsOf(locales[name])
    return [...new Set([...source.keys(), ...own.keys()])].map((key) => {
      const fault = textFault(source.get(key), own.get(key))
      return fault !== undefined && error(`locales/${name}.ts ${key}: ${fault}`)
    })
  })
  const fine = `${names.join(', ')}: ${source.size} texts each`
  return judge({ id: 'package.locales', title: 'languages' }, fine, problems)
}

function textFault(source: string | undefined, text: string | undefined): string | undefined {
  if (source === undefined) return `${SOURCE} does not have it`
  if (text === undefined) return 'is missing'
  const [asked, kept] = [placeholdersIn(source), placeholdersIn(text)]
  if (asked === kept) return undefined
  return `has ${kept || 'no placeholder'}, but ${SOURCE} has ${asked || 'none'}`
}

/** Every text by its path, `failures.refused.title` among them. */
function textsOf(value: unknown, path = ''): ReadonlyMap<string, string> {
  if (typeof value === 'string') return new Map([[path, value]])
  return new Map(
    Object.entries(recordIn(value)).flatMap(([key, inner]) => [
      ...textsOf(inner, path ? `${path}.${key}` : key),
    ]),
  )
}
