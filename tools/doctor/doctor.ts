import { domainsOf, type Domains } from './console/domains'
import { declarationsOf, type Declaration } from './console/privacy'
import { readDeployment, type EnvironmentName } from './deployment'
import { error, type Finding, judge, type Level } from './finding'
import { devtools } from './machine/devtools'
import { type Machine, tools } from './machine/machine'
import { network } from './network/checks'
import type { Network } from './network/ask'
import { packageChecks } from './package/checks'
import { logos, projectConfig } from './package/files'
import type { PackageTools } from './package/tools'
import type { Scope } from './scope'
import { validateDeployment } from './validate-deployment'

/** Everything that the doctor looks at. Tests put their own in its place. */
export interface Given {
  /** What miniprogram/deployment.ts exports, whatever that is. Fails with why it does not run. */
  readonly load: () => Promise<unknown>
  readonly environment: EnvironmentName
  /** Folder of project.config.json. */
  readonly root: string
  /** Asks no host, not even for its name. */
  readonly offline: boolean
  readonly locales: Readonly<Record<string, object>>
  readonly tools: PackageTools
  readonly network: Network
  readonly machine: Machine
}

export type Context = Given & Scope

/** What `--json` prints. */
export interface Report {
  readonly environment: EnvironmentName
  readonly offline: boolean
  readonly findings: readonly Finding[]
  readonly counts: Readonly<Record<Level, number>>
  /** To paste into WeChat's console. */
  readonly lines: Domains
  /** To declare in WeChat's console; `undefined` if the package does not compile. */
  readonly privacy: readonly Declaration[] | undefined
}

type Check = (context: Context) => Finding[] | Promise<Finding[]>

/** By the name that a check is reported under if it breaks down. */
const checks: Readonly<Record<string, Check>> = {
  'project.config.json': projectConfig,
  logo: logos,
  network,
  ...packageChecks,
  tools,
  devtools,
}

/** What findings are about, by the first part of their ids, in the order of the report. */
export const themes: Readonly<Record<string, string>> = {
  program: 'Mini program',
  hosts: 'Hosts',
  launch: 'Launches and contracts',
  brand: 'Brand',
  agreements: 'Agreements',
  network: 'Network',
  package: 'Package',
  machine: 'This machine',
}

/** Runs every check, whatever the others find. */
export async function examine(given: Given): Promise<Report> {
  const { raw, found } = await loaded(given)
  const context: Context = { ...given, deployment: readDeployment(raw) }
  const others = Object.entries(checks).map(([name, check]) => run(name, () => check(context)))
  const findings = [...found, ...(await Promise.all(others)).flat()].map(printable)
  const count = (level: Level) => findings.filter((finding) => finding.level === level).length
  return {
    environment: given.environment,
    offline: given.offline,
    findings,
    counts: { ok: count('ok'), warning: count('warning'), error: count('error') },
    lines: domainsOf(context.deployment),
    privacy: await context.tools.compile().then(
      (files) => declarationsOf(files, context.deployment),
      () => undefined,
    ),
  }
}

async function loaded({ load, environment }: Given): Promise<{ raw: unknown; found: Finding[] }> {
  try {
    const raw = await load()
    return { raw, found: await run('deployment', () => validateDeployment(raw, environment)) }
  } catch (thrown) {
    const problem = error(`does not run: ${messageOf(thrown)}`, 'See the types in this report.')
    const item = { id: 'program.fields', title: 'deployment.ts', fine: '' }
    return { raw: undefined, found: judge(item, [problem]) }
  }
}

async function run(title: string, check: () => Finding[] | Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await check()
  } catch (thrown) {
    const item = { id: 'program.check', title, fine: '' }
    return judge(item, [error(`the check of ${title} stopped: ${messageOf(thrown)}`)])
  }
}

/** Whatever a server, a compiler or a file says: it must not steer the terminal, nor turn the text around. */
function printable({ title, detail, fix, ...finding }: Finding): Finding {
  const cleaned = (text: string) =>
    text.replace(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
  return {
    ...finding,
    title: cleaned(title),
    detail: cleaned(detail),
    ...(fix === undefined ? {} : { fix: cleaned(fix) }),
  }
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
