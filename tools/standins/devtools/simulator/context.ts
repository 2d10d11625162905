import type { Life } from './life'
import type { Surroundings } from './surroundings'

/** What the APIs and the built-in components of one simulator share. */
export interface Context extends Surroundings {
  readonly life: Life
}
