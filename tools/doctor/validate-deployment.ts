import { colorFaults, lowestContrast } from './colors'
import { type EnvironmentName, environmentNames, realEnvironments } from './environment'
import { deploymentRule, tenantRule } from './fields'
import { type Finding, type Item, judge } from './finding'
import { routingFaults, tenantFaults } from './routing'
import { isRecord, languages, recordIn } from './rules'
import { type LocatedTenant, type Scope, tenantsIn } from './scope'

/** An item of the report, the field that it is about, with all that is in it, and what is said if it is fine. */
interface FieldItem extends Item {
  readonly path: string
  readonly fine: string
}

/**
 * What can be said of a deployment by reading it, whatever it holds. Placeholders are errors up to the environment it
 * shall be ready for; `develop` may keep them all.
 */
export function validateDeployment(
  raw: unknown,
  environment: EnvironmentName = 'release',
): Finding[] {
  const scope = { deployment: deploymentRule.read(raw), environment }
  const tenants = tenantsIn(scope)
  const real = realEnvironments(environment).length > 0
  const between = [
    ...routingFaults(scope.deployment),
    ...tenants.flatMap((located) => [
      ...tenantFaults(located, scope.deployment.appId),
      ...MODES.flatMap((mode) =>
        colorFaults(`${located.path}.brand.colors.${mode}.primary`, mode, located.tenant.brand),
      ),
    ]),
  ]
  const faults = [
    ...deploymentRule.check(raw, { path: '', environment, real }),
    ...tenants.flatMap((located) =>
      tenantRule.check(valueAt(raw, located.path), { ...located, environment }),
    ),
    // What is missing is read as empty, and was told.
    ...between.filter(({ path }) => valueAt(raw, path) !== undefined),
  ]
  // If a group of fields is missing, its own fault says enough.
  const items = [...itemsOf(scope), ...tenants.flatMap(itemsOfTenant)].filter(
    ({ path }) => path === '' || isRecord(valueAt(raw, path.replace(/\.?[^.]*$/, ''))),
  )
  const owners = new Map(faults.map((fault) => [fault, ownerOf(fault.path, items)]))
  return items.flatMap((item) =>
    judge(
      item,
      item.fine,
      faults.filter((fault) => owners.get(fault) === item),
    ),
  )
}

/** The item that is nearest to the field. */
function ownerOf(field: string, items: readonly FieldItem[]): FieldItem | undefined {
  return items
    .filter(({ path }) => path === '' || field === path || /^[.[]/.test(field.replace(path, '')))
    .reduce((nearest, item) => (item.path.length >= nearest.path.length ? item : nearest))
}

const MODES = ['light', 'dark'] as const

function itemsOf({ deployment: { appId, timeout, environments } }: Scope): FieldItem[] {
  const item = (id: string, title: string, path: string, fine: string) => ({
    id,
    title,
    path,
    fine,
  })
  return [
    item('program.fields', 'deployment.ts', '', 'has its fields and no others'),
    item('program.app-id', 'AppID', 'appId', appId),
    ...environmentNames.flatMap((name) => {
      const { host, tenants } = environments[name]
      const path = `environments.${name}`
      const fine = `${tenants.length} tenant${tenants.length === 1 ? '' : 's'}, each launch leads to one`
      return [
        item(`hosts.${name}`, name, `${path}.host`, host),
        item(`launch.tenants-${name}`, `tenants in ${name}`, `${path}.tenants`, fine),
      ]
    }),
    item('launch.timeout', 'timeout', 'timeout', `${timeout} ms`),
  ]
}

function itemsOfTenant({ tenant, path }: LocatedTenant): FieldItem[] {
  const { id, contracts, launchingAppIds, brand, agreements, businessDomains = [] } = tenant
  const rows = [
    ['launch.apps', 'launching apps', 'launchingAppIds', launchingAppIds, 'any app may launch'],
    [
      'launch.contracts',
      'contracts',
      'contracts',
      contracts.map(({ name, ids }) => [name, ...ids].join(' ')),
      '',
    ],
    ['brand.name', 'name', 'brand.name', languages.map((language) => brand.name[language]), ''],
    ['brand.texts', 'texts', 'brand.texts', [], 'as shipped, or good in their place'],
    ...MODES.map((mode) => {
      const { primary, onPrimary } = brand.colors[mode]
      const lowest = lowestContrast(mode, brand)
      const fine = `${primary} with ${onPrimary}, contrast at least ${lowest}`
      return [`brand.colors-${mode}`, `${mode} colours`, `brand.colors.${mode}`, [], fine] as const
    }),
    [
      'agreements.documents',
      'documents',
      'agreements',
      agreements.map(({ id, version }) => `${id} ${version}`),
      "none: people agree to WeChat's privacy guide alone",
    ],
    [
      'agreements.business-domains',
      'business domains',
      'businessDomains',
      businessDomains,
      'none: addresses of documents are copied',
    ],
  ] as const
  return rows.map(([name, title, at, values, none]) => ({
    id: name,
    title: `${id || path}: ${title}`,
    path: `${path}.${at}`,
    fine: values.join(', ') || none,
  }))
}

/** The value of `environments.release.tenants[0]`, say. */
function valueAt(raw: unknown, path: string): unknown {
  const steps = path.split(/[.[\]]+/).filter(Boolean)
  return steps.reduce(
    (value, step) => (Array.isArray(value) ? value[Number(step)] : recordIn(value)[step]),
    raw,
  )
}
