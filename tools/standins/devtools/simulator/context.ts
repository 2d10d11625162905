import type { Program } from '../program'
import type { Bridge, SimulatorOptions } from './bridge'
import type { Emitter } from './emitter'
import type { Faults } from './faults'
import type { Life } from './life'
import type { PageStack } from './page-stack'
import type { Person } from './person'
import type { Privacy } from './privacy'
import type { ReturnAbility } from './return-ability'
import type { Frame } from './surfaces/frame'
import type { SurfaceStack } from './surfaces/surface-stack'
import type { Texts } from './surfaces/texts'

/** What the APIs and the built-in components of one simulator share. */
export interface Context {
  readonly program: Program
  readonly bridge: Bridge
  readonly options: Required<SimulatorOptions>
  readonly events: Emitter
  readonly faults: Faults
  readonly frame: Frame
  readonly surfaces: SurfaceStack
  readonly texts: Texts
  readonly life: Life
  readonly stack: PageStack
  readonly person: Person
  readonly privacy: Privacy
  readonly returnAbility: ReturnAbility
}
