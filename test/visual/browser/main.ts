import { audit } from './audit'
import { show } from './show'

/** What tests and screens ask of a browser page, as `window.visual`. */
const visual = { audit, show }

declare global {
  interface Window {
    visual: typeof visual
  }
}

window.visual = visual
