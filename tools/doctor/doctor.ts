import { type Declaration, declarationsOf, type Domains, domainsOf } from './console'
import type { EnvironmentName } from './environment'
import { deploymentRule } from './fields'
import { logos, projectConfig } from './files'
import { type Counts, countsOf, error, type Finding, judge, messageOf } from './finding'
import { machine, type Machine } from './machine'
import type { Network } from './network/ask'
import { network } from './network/checks'
import { packageChecks } from './package'
import type { Scope } from './scope'
import type { PackageTools } from './tools'
import { validateDeployment } from './validate-deployment'

/** Everything that the doctor looks at. Tests put their own in its place. */
export interface Given {
  /** What miniprogram/deployment.ts exports, whatever that is. Fails with why it does not run. */
  readonly load: () => Promise<unknown>
  /** The same without the names that are not there, for the other checks if it does not run. May fail, too. */
  readonly salvage?: () => unknown
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

/** What `--json` prints. */
export interface Report {
  readonly environment: EnvironmentName
  readonly offline: boolean
  readonly findings: readonly Finding[]
  readonly counts: Counts
  /** To paste into WeChat's console. */
  readonly lines: Domains
  /** To declare in WeChat's console; `undefined` if the package does not compile. */
  readonly privacy: readonly Declaration[] | undefined
}

type Check = (context: Given & Scope) => Finding[] | Promise<Finding[]>

/** By the name that a check is reported under if it breaks down. */
const checks: Readonly<Record<string, Check>> = {
  'project.config.json': projectConfig,
  logo: logos,
  network,
  ...packageChecks,
  machine,
}

/** Runs every check, whatever the others find. */
export async function examine(given: Given): Promise<Report> {
  const { environment, offline, tools } = given
  const { raw, found } = await loaded(given)
  const deployment = deploymentRule.read(raw)
  const context = { ...given, deployment }
  const others = Object.entries(checks).map(([name, check]) => run(name, () => check(context)))
  const findings = [...found, ...(await Promise.all(others)).flat()].map(printable)
  return {
    environment,
    offline,
    findings,
    counts: countsOf(findings),
    lines: domainsOf(deployment),
    privacy: await tools.compile().then(
      (files) => declarationsOf(files, deployment),
      () => undefined,
    ),
  }
}

async function loaded({ load, salvage, environment }: Given) {
  const validated = (raw: unknown) => run('deployment', () => validateDeployment(raw, environment))
  try {
    const raw = await load()
    return { raw, found: await validated(raw) }
  } catch (thrown) {
    const problem = error(`does not run: ${messageOf(thrown)}`, 'See the types in this report.')
    const found = judge({ id: 'program.fields', title: 'deployment.ts' }, '', [problem])
    try {
      const raw = salvage?.()
      return { raw, found: raw === undefined ? found : [...found, ...(await validated(raw))] }
    } catch {
      return { raw: undefined, found }
    }
  }
}

async function run(title: string, check: () => Finding[] | Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await check()
  } catch (thrown) {
    const problem = error(`the check of ${title} stopped: ${messageOf(thrown)}`)
    return judge({ id: 'program.check', title }, '', [problem])
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
    fix: fix && cleaned(fix),
  }
}
