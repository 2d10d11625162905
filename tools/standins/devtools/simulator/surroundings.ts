import type { Program } from '../program'
import type { Authorizations } from './authorizations'
import type { Bridge } from './bridge'
import type { Emitter } from './emitter'
import type { Faults } from './faults'
import type { Layers } from './layers'
import type { PageStack } from './page-stack'
import type { Person } from './person'
import type { PhoneTime } from './phone-time'
import type { Privacy } from './privacy'
import type { Replies } from './replies'
import type { ReturnAbility } from './return-ability'
import type { Frame } from './surfaces/frame'
import type { Screen } from './surfaces/screen'

/** What is there whether the program runs or not. */
export interface Surroundings extends Screen {
  readonly authorizations: Authorizations
  readonly program: Program
  readonly bridge: Bridge
  readonly events: Emitter
  readonly faults: Faults
  readonly frame: Frame
  readonly layers: Layers
  readonly stack: PageStack
  readonly person: Person
  readonly privacy: Privacy
  readonly returnAbility: ReturnAbility
  readonly replies: Replies
  readonly time: PhoneTime
}
