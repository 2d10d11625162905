import type { SimulatorOptions } from '../bridge'
import type { SurfaceStack } from './surface-stack'
import type { Texts } from './texts'

/** What WeChat's own surfaces are drawn with. */
export interface Screen {
  readonly surfaces: SurfaceStack
  readonly texts: Texts
  readonly options: Required<SimulatorOptions>
}
