import { type EnvironmentName, environmentNames } from './environment'
import type { Deployment, Tenant } from './fields'
import { error, field, warning, type Problem } from './finding'
import { parseUrl } from './origin'
import { type Fault, repeated } from './rules'
import type { LocatedTenant } from './scope'

const at = (path: string, problems: readonly Problem[]): Fault[] =>
  problems.map((problem) => ({ ...problem, path }))

/** What is wrong between fields: hosts that are shared, and launches that lead to no tenant alone. */
export function routingFaults(deployment: Deployment): Fault[] {
  const { develop, release } = deployment.environments
  const host = parseUrl(release.host)?.host
  const path = 'environments.release.host'
  const why =
    'is the host of environments.develop: the public would log in where you try things out'
  const fix = 'Give develop a host of its own; the mock backend is http://127.0.0.1:9430.'
  return [
    ...(host && host === parseUrl(develop.host)?.host
      ? at(path, [error(`${field(path, release.host)} ${why}`, fix)])
      : []),
    ...environmentNames.flatMap((name) => environmentFaults(name, deployment)),
  ]
}

const APART = 'Name the apps of each tenant that enables relay(), no app in two of them.'

function environmentFaults(name: EnvironmentName, { environments }: Deployment): Fault[] {
  const { tenants } = environments[name]
  const path = `environments.${name}.tenants`
  const twice = (values: readonly string[], what: string, why: string, fix: string) =>
    repeated(values).map((id) => error(`${field(what, id)} ${why}`, fix))
  // A relay launch names no id: only the app that launched can tell the tenants apart.
  const fallbacks = tenants.filter(hasFallback)
  const open = fallbacks.filter(({ launchingAppIds }) => launchingAppIds.length === 0)
  return at(path, [
    ...twice(
      tenants.map(({ id }) => id),
      `${path}.id`,
      'names more than one tenant',
      'Give each an id of its own: what people agreed to is kept under it.',
    ),
    ...twice(
      tenants.flatMap(({ contracts }) => contracts.flatMap(({ ids }) => ids)),
      path,
      'is served more than once',
      'Leave each id in one tenant and contract.',
    ),
    ...(fallbacks.length > 1 ? open : []).map((tenant) => {
      const apps = `${path}[${tenants.indexOf(tenant)}].launchingAppIds`
      return error(`${apps}: is empty, but more than one tenant enables relay`, APART)
    }),
    ...twice(
      fallbacks.flatMap(({ launchingAppIds }) => [...new Set(launchingAppIds)]),
      path,
      'launches relay in more than one tenant',
      APART,
    ),
  ])
}

/** What is wrong between the fields of one tenant. */
export function tenantFaults({ tenant, path, real }: LocatedTenant, appId: string): Fault[] {
  const { contracts, agreements, launchingAppIds } = tenant
  const enabled = `${path}.contracts`
  const apps = `${path}.launchingAppIds`
  const documents = `${path}.agreements`
  const open = `${apps}: is empty while relay is enabled, so any app on the phone can ask for the person's codes`
  const twice = repeated(contracts.map(({ name }) => name)).map((name) =>
    error(`${enabled}: has ${name}() twice`, 'Put all its ids into one.'),
  )
  const own = launchingAppIds.includes(appId)
    ? [error(`${field(apps, appId)} is the mini program's own appId`, "Write your app's instead.")]
    : []
  const openToAny =
    hasFallback(tenant) && launchingAppIds.length === 0
      ? [(real ? error : warning)(open, 'Name the AppIDs of your apps, or take relay() out.')]
      : []
  // What a person agreed to is kept by id: two documents of one id would be one to everybody who asks later.
  const sameId = repeated(agreements.map(({ id }) => id)).map((id) =>
    error(`${field(`${documents}.id`, id)} names more than one document`),
  )
  return [...at(enabled, twice), ...at(apps, [...own, ...openToAny]), ...at(documents, sameId)]
}

const hasFallback = ({ contracts }: Tenant) => contracts.some(({ fallback }) => fallback)
