import { audit } from './audit'
import { show } from './show'
import { violations } from './violations'

/** What tests and screens ask of a browser page, as `window.visual`. */
const visual = { audit, show, violations }

declare global {
  interface Window {
    visual: typeof visual
  }
}

window.visual = visual
