import type { EnvironmentName, Tenant } from '../deployment'
import { error, field, judge, warning, type Finding, type Problem } from '../finding'
import { environmentNames, tenantsIn, type LocatedTenant, type Scope } from '../scope'
import { APP_ID } from './app-id'
import { isStandInId } from './placeholders'

const APP_FIX = "Copy the app's AppID from WeChat's Open Platform."

/** Who may launch each tenant, and whether every launch leads to one tenant alone. */
export function launches(scope: Scope): Finding[] {
  return [
    ...environmentNames.flatMap((name) => routing(name, scope)),
    ...tenantsIn(scope).flatMap(launchingApps),
  ]
}

function routing(name: EnvironmentName, { deployment }: Scope): Finding[] {
  const { tenants } = deployment.environments[name]
  const path = `environments.${name}.tenants`
  const fine = `${tenants.length} tenant${tenants.length === 1 ? '' : 's'}, each launch leads to one`
  const item = { id: `launch.tenants-${name}`, title: `tenants in ${name}`, fine }
  if (tenants.length === 0) return judge(item, [error(`${path}: is empty`, 'Name your tenant.')])
  return judge(item, [
    ...nameProblems(path, tenants),
    ...sharedIds(path, tenants),
    ...ambiguousRelays(path, tenants),
  ])
}

/** What a person agreed to is kept under the tenant's id. */
function nameProblems(path: string, tenants: readonly Tenant[]): Problem[] {
  const ids = tenants.map(({ id }) => id)
  const malformed = ids.filter((id) => !/^[a-z0-9-]+$/.test(id))
  return [
    ...malformed.map((id) =>
      error(`${field(`${path}.id`, id)} is not written in a-z, 0-9 and -`, 'As in maple.'),
    ),
    ...repeated(ids).map((id) =>
      error(
        `${field(`${path}.id`, id)} names more than one tenant`,
        'Give each an id of its own: what people agreed to is kept under it.',
      ),
    ),
  ]
}

/** An id in two tenants would make it a matter of order which brand a person sees. */
function sharedIds(path: string, tenants: readonly Tenant[]): Problem[] {
  const ids = tenants.flatMap(({ contracts }) => contracts.flatMap((contract) => contract.ids))
  return repeated(ids).map((id) =>
    error(
      `${field(path, id)} is served more than once`,
      'Leave each id in one tenant and contract.',
    ),
  )
}

/** A relay launch names no id: only the app that launched can tell the tenants apart. */
function ambiguousRelays(path: string, tenants: readonly Tenant[]): Problem[] {
  const relays = tenants.flatMap((tenant, index) => (hasRelay(tenant) ? [{ tenant, index }] : []))
  if (relays.length < 2) return []
  const open = relays.filter(({ tenant }) => tenant.launchingAppIds.length === 0)
  const shared = repeated(relays.flatMap(({ tenant }) => tenant.launchingAppIds))
  const fix = 'Name the apps of each tenant that enables relay(), no app in two of them.'
  return [
    ...open.map(({ index }) => {
      const at = `${path}[${index}].launchingAppIds`
      return error(`${at}: is empty, but more than one tenant enables relay`, fix)
    }),
    ...shared.map((id) => error(`${field(path, id)} launches relay in more than one tenant`, fix)),
  ]
}

function launchingApps({ tenant, path, real }: LocatedTenant): Finding[] {
  const { launchingAppIds } = tenant
  const at = `${path}.launchingAppIds`
  const fine = launchingAppIds.join(', ') || 'any app may launch'
  const problems = launchingAppIds.flatMap((id): Problem[] => {
    if (!APP_ID.test(id)) {
      return [error(`${field(at, id)} is not an AppID: wx and 16 hexadecimal digits`, APP_FIX)]
    }
    return real && isStandInId(id) ? [error(`${field(at, id)} is the stand-in's`, APP_FIX)] : []
  })
  if (hasRelay(tenant) && launchingAppIds.length === 0) {
    const detail = `${at}: is empty while relay is enabled, so any app on the phone can ask for the person's codes`
    problems.push(warning(detail, 'Name the AppIDs of your apps.'))
  }
  return judge({ id: 'launch.apps', title: `${tenant.id}: launching apps`, fine }, problems)
}

function hasRelay({ contracts }: Tenant): boolean {
  return contracts.some(({ name }) => name === 'relay')
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
}
