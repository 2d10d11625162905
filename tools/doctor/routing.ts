import type { Contract, Deployment, EnvironmentName, Tenant } from './deployment'
import { error, field, warning } from './finding'
import { parseUrl } from './origin'
import { type Fault, repeated } from './rules'
import { environmentNames, type LocatedTenant } from './scope'

/** What is wrong between fields: hosts that are shared, and launches that lead to no tenant alone. */
export function routingFaults(deployment: Deployment): Fault[] {
  const { develop, release } = deployment.environments
  const isShared =
    parseUrl(release.host) && parseUrl(release.host)?.host === parseUrl(develop.host)?.host
  const path = 'environments.release.host'
  const why =
    'is the host of environments.develop: the public would log in where you try things out'
  const fix = 'Give develop a host of its own; the mock backend is http://127.0.0.1:9430.'
  return [
    ...(isShared ? [{ path, ...error(`${field(path, release.host)} ${why}`, fix) }] : []),
    ...environmentNames.flatMap((name) => environmentFaults(name, deployment)),
  ]
}

function environmentFaults(name: EnvironmentName, { environments }: Deployment): Fault[] {
  const { tenants } = environments[name]
  const path = `environments.${name}.tenants`
  const twice = (values: readonly string[], at: string, why: string, fix: string): Fault[] =>
    repeated(values).map((id) => ({ path, ...error(`${field(at, id)} ${why}`, fix) }))
  const fallbacks = tenants.filter(({ contracts }) => contracts.some(isFallback))
  const apart = 'Name the apps of each tenant that enables relay(), no app in two of them.'
  return [
    ...twice(
      tenants.map(({ id }) => id).filter(Boolean),
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
    // A relay launch names no id: only the app that launched can tell the tenants apart.
    ...(fallbacks.length > 1
      ? fallbacks
          .filter(({ launchingAppIds }) => launchingAppIds.length === 0)
          .map((tenant) => `${path}[${tenants.indexOf(tenant)}].launchingAppIds`)
          .map((at) => ({
            path,
            ...error(`${at}: is empty, but more than one tenant enables relay`, apart),
          }))
      : []),
    ...twice(
      fallbacks.flatMap(({ launchingAppIds }) => [...new Set(launchingAppIds)]),
      path,
      'launches relay in more than one tenant',
      apart,
    ),
  ]
}

/** What is wrong between the fields of one tenant. */
export function tenantFaults({ tenant, path, real }: LocatedTenant, appId: string): Fault[] {
  const { contracts, agreements, launchingAppIds } = tenant
  const apps = `${path}.launchingAppIds`
  const documents = `${path}.agreements`
  return [
    ...repeated(contracts.map(({ name }) => name).filter(Boolean)).map((name) => ({
      path: `${path}.contracts`,
      ...error(`${path}.contracts: has ${name}() twice`, 'Put all its ids into one.'),
    })),
    ...launchingAppIds
      .filter((id) => id === appId)
      .map((id) => ({
        path: apps,
        ...error(`${field(apps, id)} is the mini program's own appId`, "Write your app's instead."),
      })),
    ...(isOpenToAnyApp(tenant)
      ? [
          {
            path: apps,
            ...(real ? error : warning)(
              `${apps}: is empty while relay is enabled, so any app on the phone can ask for the person's codes`,
              'Name the AppIDs of your apps, or take relay() out.',
            ),
          },
        ]
      : []),
    // What a person agreed to is kept by id: two documents of one id would be one to everybody who asks later.
    ...repeated(agreements.map(({ id }) => id).filter(Boolean)).map((id) => ({
      path: documents,
      ...error(`${field(`${documents}.id`, id)} names more than one document`),
    })),
  ]
}

function isOpenToAnyApp({ contracts, launchingAppIds }: Tenant): boolean {
  return contracts.some(isFallback) && launchingAppIds.length === 0
}

function isFallback({ name, fallback }: Contract): boolean {
  return fallback === true || name === 'relay'
}
