import { notEs5 } from '../../compile/es5'
import { sizeReport } from '../../package/size-report'
import { recordIn } from '../deployment'
import { placeholdersIn } from '../fields'
import { error, judge, warning, type Finding } from '../finding'
import type { PackageTools, QualityItem } from './tools'

interface PackageContext {
  readonly tools: PackageTools
  readonly locales: Readonly<Record<string, object>>
}

/** What WeChat's tools and the type checker say of the package. */
export const packageChecks = { types, compile, es5, size, quality, languages }

async function types({ tools }: PackageContext): Promise<Finding[]> {
  const faults = await tools.typeErrors()
  const item = { id: 'program.types', title: 'types', fine: 'fit' }
  return judge(
    item,
    faults.map((line) => error(line, 'Put right what it names.')),
  )
}

async function compile({ tools }: PackageContext): Promise<Finding[]> {
  const item = { id: 'package.compile', title: 'official compile', fine: 'passes' }
  return tools.compile().then(
    () => judge(item, []),
    (thrown: unknown) => judge(item, [error(messageOf(thrown), 'Put right what it names.')]),
  )
}

/** WeChat's server refuses what is not. */
async function es5({ tools }: PackageContext): Promise<Finding[]> {
  const item = { id: 'package.es5', title: 'ES5', fine: 'every compiled script is' }
  const files = await tools.compile().catch(() => undefined)
  if (!files) return judge(item, [error('not known, as the package does not compile')])
  const fix = 'Let project.config.json have es6 and enhance true.'
  return judge(
    item,
    notEs5(files).map((line) => error(line, fix)),
  )
}

async function size({ tools }: PackageContext): Promise<Finding[]> {
  const item = { id: 'package.size', title: 'size', fine: 'within its budget' }
  const files = await tools.compile().catch(() => undefined)
  if (!files) return judge(item, [error('not known, as the package does not compile')])
  const over = sizeReport(files).lines.filter((line) => line.includes('OVER'))
  return judge(
    item,
    over.map((line) => error(line.trim(), 'npm run size tells what is how large.')),
  )
}

async function quality({ tools }: PackageContext): Promise<Finding[]> {
  const item = { id: 'package.quality', title: "WeChat's quality check", fine: 'passes' }
  const failed = (items: readonly QualityItem[]) =>
    items.filter(isFailure).map(({ name, text }) => warning(`${name}: ${text}`))
  return tools.checkQuality().then(
    (items) => judge(item, failed(items)),
    (thrown: unknown) => judge(item, [error(`did not run: ${messageOf(thrown)}`)]),
  )
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
  const fine = `${names.join(', ')}: ${source.size} texts each`
  const problems = names.flatMap((name) => {
    const own = textsOf(locales[name])
    return [...new Set([...source.keys(), ...own.keys()])].flatMap((key) => {
      const fault = textFault(source.get(key), own.get(key))
      return fault ? [error(`locales/${name}.ts ${key}: ${fault}`)] : []
    })
  })
  return judge({ id: 'package.locales', title: 'languages', fine }, problems)
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

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message.trim() : String(thrown)
}
