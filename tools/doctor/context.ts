import type { PackageTools } from './package/tools'
import type { Machine } from './machine/machine'
import type { Network } from './network/network'
import type { Scope } from './scope'

/** Everything a check may look at. Tests put their own in its place. */
export interface Context extends Scope {
  /** The folder of project.config.json. */
  readonly root: string
  /** Asks no host, not even for its name. */
  readonly offline: boolean
  readonly locales: Readonly<Record<string, object>>
  readonly tools: PackageTools
  readonly network: Network
  readonly machine: Machine
}
