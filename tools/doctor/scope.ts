import { environmentNames, type EnvironmentName, realEnvironments } from './environment'
import type { Deployment, Tenant } from './fields'

/** A deployment, and the environment that it shall be ready for. */
export interface Scope {
  readonly deployment: Deployment
  readonly environment: EnvironmentName
}

export interface LocatedTenant {
  readonly tenant: Tenant
  /** `environments.release.tenants[0]`: the first place that names it, counted from the environment in scope. */
  readonly path: string
  /** Whether it must be real: trial and release are, up to the environment in scope. */
  readonly real: boolean
}

/** Every tenant once, although environments may share it. */
export function tenantsIn({ deployment, environment }: Scope): LocatedTenant[] {
  const real = realEnvironments(environment)
  const order = [environment, ...environmentNames.filter((name) => name !== environment)]
  const places = order.flatMap((name) =>
    deployment.environments[name].tenants.map((tenant, index) => ({ tenant, name, index })),
  )
  return [...new Set(places.map(({ tenant }) => tenant))].map((tenant) => {
    const own = places.filter((place) => place.tenant === tenant)
    const path = own.map(({ name, index }) => `environments.${name}.tenants[${index}]`)[0] ?? ''
    return { tenant, path, real: own.some(({ name }) => real.includes(name)) }
  })
}
