import type { Program } from '../program'
import { isRecord } from './protocol'

/** What a tenant of `deployment.ts` is replaced by, as far as a person sees it: its brand and its agreements. */
export interface BrandOverride {
  readonly brand: unknown
  readonly agreements: unknown
  /** Pictures as data URLs, by their path in the package: `branding/logo.png`. */
  readonly files: Readonly<Record<string, string>>
}

const DEPLOYMENT = 'deployment.js'

/** What was there before the first override. */
let own: Pick<Program, 'scripts' | 'assets'> | undefined

/** The program has another brand from its next cold launch on; undefined: its own again. */
export function overrideBrand(program: Program, override: BrandOverride | undefined): void {
  own ??= { scripts: { ...program.scripts }, assets: { ...program.assets } }
  const body = own.scripts[DEPLOYMENT]
  if (!body) return
  Object.assign(program.assets, own.assets, override?.files)
  const overridden: typeof body = (scope) => {
    body(scope)
    const tenant = firstTenant(scope['module'])
    if (tenant && override) {
      Object.assign(tenant, { brand: override.brand, agreements: override.agreements })
    }
  }
  Object.assign(program.scripts, { [DEPLOYMENT]: overridden })
}

function firstTenant(module: unknown): object | undefined {
  const inside = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : value)
  const path = ['exports', 'deployment', 'environments', 'develop', 'tenants']
  const tenants = path.reduce(inside, module)
  const first: unknown = Array.isArray(tenants) ? tenants[0] : undefined
  return isRecord(first) ? first : undefined
}
