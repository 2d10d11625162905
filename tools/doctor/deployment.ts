import type { PublicConfigSettings } from '../../miniprogram/branding/genauth'
import type { EnabledContract as Contract } from '../../miniprogram/contracts/contract'
import type * as fields from '../../miniprogram/deployment-fields'
import type { LocaleName } from '../../miniprogram/locales/index'

/**
 * miniprogram/deployment.ts as it may really be: wider than its own types, since what they rule out is what the doctor
 * looks for, and without what only a phone can run.
 */
export interface Deployment extends Omit<fields.Deployment, 'environments'> {
  readonly environments: Readonly<Record<EnvironmentName, Environment>>
}

export type EnvironmentName = keyof fields.Deployment['environments']

export interface Environment {
  readonly host: string
  readonly tenants: readonly Tenant[]
}

type WiderFields = 'contracts' | 'brand' | 'businessDomains' | 'publicConfig'

export interface Tenant extends Omit<fields.Tenant, WiderFields> {
  readonly contracts: readonly EnabledContract[]
  readonly brand: Brand
  readonly businessDomains?: readonly string[]
  readonly publicConfig?: PublicConfigSettings
}

export type EnabledContract = Pick<Contract, 'name' | 'ids' | 'settings'>

export interface Brand extends Omit<fields.BrandSettings, 'texts'> {
  readonly texts?: Readonly<Partial<Record<LocaleName, Readonly<Record<string, string>>>>>
}
