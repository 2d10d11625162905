import type { Deployment, EnvironmentName, Tenant } from './deployment'

/** From the team's own desk to the public. */
export const environmentNames: readonly EnvironmentName[] = ['develop', 'trial', 'release']

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

/** The environments that must be free of placeholders. None for `develop`, which runs on the mock backend. */
export function realEnvironments(environment: EnvironmentName): EnvironmentName[] {
  const reached = environmentNames.indexOf(environment)
  return environmentNames.filter((name, index) => name !== 'develop' && index <= reached)
}

/** The environments whose hosts are asked: every one that leads to the one in scope, and itself. */
export function environmentsFor(environment: EnvironmentName): readonly EnvironmentName[] {
  return environment === 'develop' ? ['develop'] : realEnvironments(environment)
}

/** Every tenant once, although environments may share it. */
export function tenantsIn({ deployment, environment }: Scope): LocatedTenant[] {
  const real = realEnvironments(environment)
  const order = [environment, ...environmentNames.filter((name) => name !== environment)]
  const places = order.flatMap((name) =>
    deployment.environments[name].tenants.map((tenant, index) => ({ tenant, name, index })),
  )
  const tenants = [...new Set(places.map(({ tenant }) => tenant))]
  return tenants.map((tenant) => {
    const own = places.filter((place) => place.tenant === tenant)
    const path = own.map(({ name, index }) => `environments.${name}.tenants[${index}]`)[0] ?? ''
    return { tenant, path, real: own.some(({ name }) => real.includes(name)) }
  })
}
