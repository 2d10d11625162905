import { checks } from './checks'
import type { Context } from './context'
import type { EnvironmentName } from './deployment'
import type { Finding, Level } from './finding'
import { domainsOf, type Domains } from './wechat-console/domains'
import { declarationsOf, type Declaration } from './wechat-console/privacy'

/** What `--json` prints. */
export interface Report {
  readonly environment: EnvironmentName
  readonly offline: boolean
  readonly findings: readonly Finding[]
  readonly counts: Readonly<Record<Level, number>>
  /** To paste into WeChat's console; `undefined` where the deployment does not compile. */
  readonly lines: Domains | undefined
  /** To declare in WeChat's console; `undefined` where the package does not compile. */
  readonly privacy: readonly Declaration[] | undefined
}

/** Runs every check, whatever the others find. */
export async function examine(context: Context): Promise<Report> {
  const names = Object.keys(checks)
  const findings = (await Promise.all(names.map((name) => run(name, context)))).flat()
  const privacy = context.tools
    .compile()
    .then((files) => declarationsOf(files, context.deployment))
    .catch(() => undefined)
  const count = (level: Level) => findings.filter((finding) => finding.level === level).length
  return {
    environment: context.environment,
    offline: context.offline,
    findings,
    counts: { ok: count('ok'), warning: count('warning'), error: count('error') },
    lines: await Promise.resolve(context.deployment)
      .then(domainsOf)
      .catch(() => undefined),
    privacy: await privacy,
  }
}

/** A check that breaks down has met what its types rule out: a deployment that does not compile. */
async function run(name: string, context: Context): Promise<Finding[]> {
  try {
    return (await checks[name]?.(context)) ?? []
  } catch (thrown) {
    const said = thrown instanceof Error ? thrown.message : String(thrown)
    const detail = `the check of ${name} stopped: ${said}`
    const fix = 'npm run types names the field that does not fit.'
    return [{ id: 'program.check', level: 'error', title: name, detail, fix }]
  }
}
