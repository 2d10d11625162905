import type { Program } from '../program'
import { isRecord } from './protocol'

/** What a tenant of `deployment.ts` is replaced by, as far as a person sees it: its brand and its agreements. */
export interface BrandOverride {
  readonly brand: unknown
  readonly agreements: unknown
  /** Pictures as data URLs, by their path in the package: `branding/logo.png`. */
  readonly files: Readonly<Record<string, string>>
}

/** The program has another brand from its next cold launch on. */
export function overrideBrand(program: Program, override: BrandOverride): void {
  const scripts: Record<string, unknown> = program.scripts
  const own = original(program)
  if (!own) return
  Object.assign(program.assets, override.files)
  const body: typeof own = (scope) => {
    own(scope)
    const { module } = scope
    const exported = isRecord(module) ? module['exports'] : undefined
    const deployment = isRecord(exported) ? exported['deployment'] : undefined
    const environments = isRecord(deployment) ? deployment['environments'] : undefined
    const develop = isRecord(environments) ? environments['develop'] : undefined
    const tenants: unknown = isRecord(develop) ? develop['tenants'] : undefined
    const first: unknown = Array.isArray(tenants) ? tenants[0] : undefined
    if (isRecord(first))
      Object.assign(first, { brand: override.brand, agreements: override.agreements })
  }
  scripts[DEPLOYMENT] = body
}

const DEPLOYMENT = 'deployment.js'

const originals = new WeakMap<Program, Program['scripts'][string]>()

function original(program: Program): Program['scripts'][string] | undefined {
  const own = originals.get(program) ?? program.scripts[DEPLOYMENT]
  if (own) originals.set(program, own)
  return own
}
