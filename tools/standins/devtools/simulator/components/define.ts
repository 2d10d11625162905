import type { Context } from '../context'
import { setElementContext } from './built-in'
import { ButtonElement } from './button'
import { watchHover } from './hover'
import { ImageElement } from './image'
import { PageMetaElement } from './page-meta'
import { WebViewElement } from './web-view'

/** Makes the built-in components known to the browser. */
export function defineComponents(context: Context): void {
  setElementContext(context)
  const elements: Record<string, CustomElementConstructor> = {
    'wx-button': ButtonElement,
    'wx-image': ImageElement,
    'wx-page-meta': PageMetaElement,
    'wx-web-view': WebViewElement,
  }
  for (const [name, element] of Object.entries(elements)) customElements.define(name, element)
  watchHover(context.frame.pages)
}
