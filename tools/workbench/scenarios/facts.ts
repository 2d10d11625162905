import { brandOf, type OwnBrand } from '../../../miniprogram/branding/brand'
import type { Deployment } from '../../../miniprogram/deployment-fields'
import { type FailureKind, failures, textKeyOf } from '../../../miniprogram/failure'
import { fill, type LocaleName } from '../../../miniprogram/locales/index'
import type { Tenant as Served } from '../../standins/genauth/tenant'
import type { AppContract } from '../app/page/config'
import type { ExpectedPhase, Said, Scenario } from './scenario'

/** What the player must know of a tenant of the deployment. Plain data, and nothing secret. */
export interface TenantFacts {
  readonly id: string
  readonly version: 'develop' | 'trial' | 'release'
  readonly contracts: readonly string[]
  readonly userPoolId: string
  readonly genauthAppId: string
  /** Open Platform AppIDs of the apps that may launch it; empty: any. */
  readonly launchingAppIds: readonly string[]
  /** Whether it shows what an earlier visit fetched of a public config. */
  readonly publicConfig: boolean
  /** Where the codes are posted, by contract. */
  readonly postPath: Readonly<Partial<Record<AppContract, string>>>
  /** The title of each screen, in the simulator's language. */
  readonly titles: Readonly<Record<ExpectedPhase, string>>
  readonly canReturnTitle: string
}

/** The tenants of every version of a deployment. `served`: what the mock backend serves, by tenant. */
export function factsOf(
  { environments }: Deployment,
  served: ReadonlyMap<string, Served>,
  locale: LocaleName = 'zh-CN',
): TenantFacts[] {
  const versions = ['develop', 'trial', 'release'] as const
  return versions.flatMap((version) =>
    environments[version].tenants.map((tenant) => {
      const pool = served.get(tenant.id)
      if (!pool) throw new Error(`nothing is served for the tenant ${tenant.id}`)
      const { userPoolId, appId, ticketPath } = pool
      return {
        id: tenant.id,
        version,
        contracts: tenant.contracts.map(({ name }) => name),
        userPoolId,
        genauthAppId: appId,
        launchingAppIds: tenant.launchingAppIds,
        publicConfig: tenant.publicConfig !== undefined,
        postPath: {
          ticket: ticketPath.replace('{userPoolId}', userPoolId),
          signin: '/api/v3/signin-by-mobile',
        },
        ...titlesOf(tenant, locale),
      }
    }),
  )
}

/** By the texts alone, not by the code that makes the screens. */
export function titlesOf(
  tenant: OwnBrand,
  locale: LocaleName,
): Pick<TenantFacts, 'titles' | 'canReturnTitle'> {
  const { name, texts } = brandOf(tenant, undefined, locale)
  const kinds = Object.keys(failures) as FailureKind[]
  const filled = (text: string) => fill(text, name).replaceAll('\u200b', '')
  const failed = kinds.map((kind) => [
    `failed: ${kind}`,
    filled(texts.failures[textKeyOf(kind)].title),
  ])
  return {
    titles: {
      ready: name,
      not_from_app: filled(texts.notFromApp),
      signed_in: filled(texts.signedIn),
      ...(Object.fromEntries(failed) as Record<`failed: ${FailureKind}`, string>),
    },
    canReturnTitle: filled(texts.oneMoreStep),
  }
}

export interface Known {
  readonly tenants: readonly TenantFacts[]
  /** The backend has the tickets of the first tenant only, and no faults: why others are not played. */
  readonly limits?: Said
}

/** The tenant that a scenario is about, or why there is none. */
export function tenantFor(
  { needs, backend }: Pick<Scenario, 'needs' | 'backend'>,
  { tenants, limits }: Known,
): TenantFacts | Said {
  const { contract, also, apps, version = 'develop', publicConfig, second } = needs
  const isOnlyTicket = contract === 'ticket' && !second && version === 'develop' && !backend
  if (limits && !isOnlyTicket) return limits
  const there = tenants.filter((tenant) => tenant.version === version)
  const fits = (tenant: TenantFacts) =>
    tenant.contracts.includes(contract) &&
    (also === undefined || tenant.contracts.includes(also)) &&
    (apps === undefined || (apps === 'listed') === tenant.launchingAppIds.length > 0) &&
    (publicConfig === undefined || tenant.publicConfig === publicConfig)
  const found = (second ? there.slice(1) : there).find(fits)
  if (found) return found
  const contracts = [contract, ...(also ? [also] : [])]
  const fields = [
    `environments.${version}`,
    ...(apps ? [`launchingAppIds${apps === 'any' ? ': []' : ': [...]'}`] : []),
    ...(publicConfig === false ? ['publicConfig: undefined'] : []),
  ].join(', ')
  return {
    en: `needs ${second ? 'a second' : 'a'} tenant with ${contracts.join(' and ')} (${fields})`,
    'zh-CN': `需要${second ? '第二个' : ''}启用 ${contracts.join(' 和 ')} 的租户（${fields}）`,
  }
}
