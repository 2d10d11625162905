import type { BrandColors } from '../../miniprogram/branding/brand'
import type * as fields from '../../miniprogram/deployment-fields'

export type EnvironmentName = keyof fields.Deployment['environments']

/** What the checks read of miniprogram/deployment.ts. */
export interface Deployment {
  readonly appId: string
  readonly environments: Readonly<Record<EnvironmentName, Environment>>
  readonly timeout: number
}

export interface Environment {
  readonly host: string
  readonly tenants: readonly Tenant[]
}

type Localized = Readonly<Partial<Record<string, string>>>

export interface Tenant {
  readonly id: string
  readonly contracts: readonly Contract[]
  readonly launchingAppIds: readonly string[]
  readonly brand: Brand
  readonly agreements: readonly Agreement[]
  readonly businessDomains?: readonly string[]
  readonly publicConfig?: { readonly appId?: string; readonly host?: string }
}

export interface Contract {
  readonly name: string
  readonly ids: readonly string[]
  /** Answers what no other contract claims, so nothing in the launch tells whose it is. */
  readonly fallback?: boolean
}

export interface Brand {
  readonly name: Localized
  readonly logo: string
  readonly colors: Readonly<Record<Mode, BrandColors>>
}

export type Mode = 'light' | 'dark'

export interface Agreement {
  readonly id: string
  readonly version: string
  readonly url: Localized
}

/**
 * A deployment as far as it can be read, whatever it holds: what is missing or of another type is empty, and reported
 * by the check of its field. A tenant that environments share is one object here, too.
 */
export function readDeployment(raw: unknown): Deployment {
  const { appId, environments, timeout } = recordIn(raw)
  const read = new Map<unknown, Tenant>()
  const once = (tenant: unknown): Tenant => {
    const known = read.get(tenant) ?? readTenant(recordIn(tenant))
    read.set(tenant, known)
    return known
  }
  const environment = (name: EnvironmentName): Environment => {
    const { host, tenants } = recordIn(recordIn(environments)[name])
    return { host: textIn(host), tenants: listIn(tenants).map(once) }
  }
  return {
    appId: textIn(appId),
    environments: {
      develop: environment('develop'),
      trial: environment('trial'),
      release: environment('release'),
    },
    timeout: Number(timeout),
  }
}

function readTenant(raw: Fields): Tenant {
  const { name, logo, colors } = recordIn(raw['brand'])
  const mode = (value: unknown) => {
    const { primary, onPrimary } = recordIn(value)
    return { primary: textIn(primary), onPrimary: textIn(onPrimary) }
  }
  const { light, dark } = recordIn(colors)
  const { appId, host } = recordIn(raw['publicConfig'])
  return {
    id: textIn(raw['id']),
    contracts: listIn(raw['contracts'])
      .map(recordIn)
      .map(({ name, ids, fallback }) => ({
        name: textIn(name),
        ids: textsIn(ids),
        fallback: fallback === true,
      })),
    launchingAppIds: textsIn(raw['launchingAppIds']),
    brand: {
      name: localizedIn(name),
      logo: textIn(logo),
      colors: { light: mode(light), dark: mode(dark) },
    },
    agreements: listIn(raw['agreements'])
      .map(recordIn)
      .map(({ id, version, url }) => ({
        id: textIn(id),
        version: textIn(version),
        url: localizedIn(url),
      })),
    businessDomains: textsIn(raw['businessDomains']),
    ...(typeof appId === 'string'
      ? { publicConfig: { appId, ...(typeof host === 'string' ? { host } : {}) } }
      : {}),
  }
}

export type Fields = Readonly<Record<string, unknown>>

export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function recordIn(value: unknown): Fields {
  return isRecord(value) ? value : {}
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function textsIn(value: unknown): string[] {
  return listIn(value).filter((item) => typeof item === 'string')
}

function localizedIn(value: unknown): Localized {
  const texts = Object.entries(recordIn(value)).map(([name, text]) => [name, textIn(text)])
  return Object.fromEntries(texts.filter(([, text]) => text)) as Localized
}
