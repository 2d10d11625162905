import { contrastFaults, lowestContrast } from './colors'
import {
  type EnvironmentName,
  isRecord,
  type Mode,
  readDeployment,
  recordIn,
  type Tenant,
} from './deployment'
import { COLOR, deploymentRule, tenantRule } from './fields'
import { type Finding, type Item, judge } from './finding'
import { routingFaults, tenantFaults } from './routing'
import { type Fault, languages } from './rules'
import {
  environmentNames,
  type LocatedTenant,
  realEnvironments,
  type Scope,
  tenantsIn,
} from './scope'

/** An item of the report, and the field that it is about, with all that is in it. */
interface FieldItem extends Item {
  readonly path: string
}

/**
 * What can be said of a deployment by reading it, whatever it holds. Placeholders are errors up to the environment it
 * shall be ready for; `develop` may keep them all.
 */
export function validateDeployment(
  raw: unknown,
  environment: EnvironmentName = 'release',
): Finding[] {
  const scope = { deployment: readDeployment(raw), environment }
  const tenants = tenantsIn(scope)
  const faults = [
    ...deploymentRule(realEnvironments(environment))(raw),
    ...routingFaults(scope.deployment),
    ...tenants.flatMap((located) => [
      ...tenantRule(valueAt(raw, located.path), located),
      ...tenantFaults(located, scope.deployment.appId),
      ...contrastsOf(located),
    ]),
  ]
  // If a group of fields is missing, its own fault says enough.
  const items = [...itemsOf(scope), ...tenants.flatMap(itemsOfTenant)].filter(
    ({ path }) => path === '' || isRecord(valueAt(raw, path.replace(/\.?[^.]*$/, ''))),
  )
  return items.flatMap((item) =>
    judge(
      item,
      faults.filter((fault) => ownerOf(fault, items) === item),
    ),
  )
}

/** The item that is nearest to the field. */
function ownerOf(fault: Fault, items: readonly FieldItem[]): FieldItem | undefined {
  const covers = ({ path }: FieldItem) =>
    path === '' || fault.path === path || /^[.[]/.test(fault.path.replace(path, ''))
  return items
    .filter((item) => covers(item))
    .reduce((nearest, item) => (item.path.length >= nearest.path.length ? item : nearest))
}

const MODES: readonly Mode[] = ['light', 'dark']

/** Colours that are malformed have been reported as such. */
function contrastsOf({ tenant, path }: LocatedTenant): Fault[] {
  return MODES.filter((mode) => isReadable(tenant, mode)).flatMap((mode) =>
    contrastFaults(`${path}.brand.colors.${mode}`, mode, tenant.brand.colors[mode]),
  )
}

function isReadable({ brand }: Tenant, mode: Mode): boolean {
  const { primary, onPrimary } = brand.colors[mode]
  return COLOR.test(primary) && COLOR.test(onPrimary)
}

function itemsOf({ deployment }: Scope): FieldItem[] {
  const { appId, timeout, environments } = deployment
  return [
    {
      id: 'program.fields',
      title: 'deployment.ts',
      path: '',
      fine: 'has its fields and no others',
    },
    { id: 'program.app-id', title: 'AppID', path: 'appId', fine: appId },
    ...environmentNames.flatMap((name) => {
      const { host, tenants } = environments[name]
      const path = `environments.${name}`
      const fine = `${tenants.length} tenant${tenants.length === 1 ? '' : 's'}, each launch leads to one`
      return [
        { id: `hosts.${name}`, title: name, path: `${path}.host`, fine: host },
        {
          id: `launch.tenants-${name}`,
          title: `tenants in ${name}`,
          path: `${path}.tenants`,
          fine,
        },
      ]
    }),
    { id: 'launch.timeout', title: 'timeout', path: 'timeout', fine: `${timeout} ms` },
  ]
}

function itemsOfTenant({ tenant, path }: LocatedTenant): FieldItem[] {
  const { id, contracts, launchingAppIds, brand, agreements, businessDomains = [] } = tenant
  const item = (name: string, title: string, at: string, fine: string) => ({
    id: name,
    title: `${id || path}: ${title}`,
    path: `${path}.${at}`,
    fine,
  })
  const documents = agreements.map(({ id, version }) => `${id} ${version}`).join(', ')
  const enabled = contracts.map(({ name, ids }) => [name, ...ids].join(' ')).join(', ')
  const names = languages.map((language) => brand.name[language]).join(', ')
  return [
    item(
      'launch.apps',
      'launching apps',
      'launchingAppIds',
      launchingAppIds.join(', ') || 'any app may launch',
    ),
    item('launch.contracts', 'contracts', 'contracts', enabled),
    item('brand.name', 'name', 'brand.name', names),
    item('brand.texts', 'texts', 'brand.texts', 'as shipped, or good in their place'),
    ...MODES.map((mode) => {
      const { primary, onPrimary } = brand.colors[mode]
      const lowest = isReadable(tenant, mode) ? lowestContrast(mode, brand.colors[mode]) : ''
      const fine = `${primary} with ${onPrimary}, contrast at least ${lowest}`
      return item(`brand.colors-${mode}`, `${mode} colours`, `brand.colors.${mode}`, fine)
    }),
    item(
      'agreements.documents',
      'documents',
      'agreements',
      documents || "none: people agree to WeChat's privacy guide alone",
    ),
    item(
      'agreements.business-domains',
      'business domains',
      'businessDomains',
      businessDomains.join(', ') || 'none: addresses of documents are copied',
    ),
  ]
}

/** The value of `environments.release.tenants[0]`, say. */
function valueAt(raw: unknown, path: string): unknown {
  const steps = path.split(/[.[\]]+/).filter(Boolean)
  return steps.reduce(
    (value, step) => (Array.isArray(value) ? value[Number(step)] : recordIn(value)[step]),
    raw,
  )
}
