import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Tenant } from '../../miniprogram/deployment-fields'
import type { Project } from '../compile/project'
import { type AppContract, CONTRACTS } from './app/page/config'
import type { Tenant as Served } from '../standins/genauth/tenant'

/**
 * What the mock backend serves for a tenant of `deployment.ts`, at least one user pool with an app: whatever its
 * contracts and its public config name. What nobody named is made up, and the same at every start.
 */
export function servedFor(tenant: Tenant, project: { path: string }): [Served, ...Served[]] {
  const userPoolIds = idsOf(tenant, 'ticket')
  const published = tenant.publicConfig?.appId
  const appIds = [...new Set([...idsOf(tenant, 'signin'), ...(published ? [published] : [])])]
  const serve = (index: number): Served => {
    const madeUp = (what: string) => digest(`${tenant.id} ${what} ${index}`).slice(0, 24)
    return {
      userPoolId: userPoolIds[index] ?? madeUp('user pool'),
      poolSecret: 'mock-pool-secret',
      appId: appIds[index] ?? madeUp('app'),
      appName: tenant.brand.name['zh-CN'],
      logo: join(project.path, 'miniprogram', tenant.brand.logo),
      site: `https://${tenant.id}.example`,
      ticketPath: settingOf(tenant, 'ticket', 'path') ?? '/oauth/app2wxapp/ticket/{userPoolId}',
      connection: {
        id: madeUp('connection'),
        identifier: settingOf(tenant, 'signin', 'extIdpConnIdentifier') ?? 'mini-login',
        mobileAppId: tenant.launchingAppIds[0] ?? `wx${madeUp('mobile app').slice(0, 16)}`,
        originalId: 'gh_a781a791e29e',
      },
    }
  }
  const more = Array.from({ length: Math.max(userPoolIds.length, appIds.length) }, (_, i) => i)
  return [serve(0), ...more.slice(1).map(serve)]
}

/** The same for the tenants of every environment, by their ids. */
export function servedByTenant({
  deployment,
  path,
}: Project): ReadonlyMap<string, [Served, ...Served[]]> {
  const { environments } = deployment
  const tenants = Object.values(environments).flatMap((environment) => [...environment.tenants])
  return new Map(tenants.map((tenant) => [tenant.id, servedFor(tenant, { path })]))
}

/** By which the app may log in to a tenant, the safest first; a ticket if it enables none that the app knows. */
export function contractsFor({ contracts }: Tenant): readonly [AppContract, ...AppContract[]] {
  const [first = 'ticket', ...others] = CONTRACTS.filter((known) =>
    contracts.some(({ name }) => name === known),
  )
  return [first, ...others]
}

/** Contracts of the deployment that the mock backend does not know: they need a backend of their own. */
export function unserved({ contracts }: Tenant): string[] {
  const isKnown = (name: string) => CONTRACTS.some((known) => known === name)
  return contracts.map(({ name }) => name).filter((name) => !isKnown(name))
}

function idsOf({ contracts }: Tenant, name: string): readonly string[] {
  return contracts.filter((contract) => contract.name === name).flatMap(({ ids }) => ids)
}

function settingOf({ contracts }: Tenant, name: string, setting: string): string | undefined {
  const settings = contracts.find((contract) => contract.name === name)?.settings
  const value: unknown = settings && Reflect.get(settings, setting)
  return typeof value === 'string' ? value : undefined
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
