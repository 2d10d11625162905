import type { Context } from '../context'
import { setElementContext } from './built-in'
import { ButtonElement } from './button'
import { CheckboxElement, CheckboxGroupElement } from './checkbox'
import { watchHover } from './hover'
import { IconElement } from './icon'
import { ImageElement } from './image'
import { LabelElement } from './label'
import { NavigatorElement } from './navigator'
import { PageMetaElement } from './page-meta'
import { WebViewElement } from './web-view'

/** Makes the built-in components known to the browser. */
export function defineComponents(context: Context): void {
  setElementContext(context)
  const elements: Record<string, CustomElementConstructor> = {
    'wx-button': ButtonElement,
    'wx-checkbox': CheckboxElement,
    'wx-checkbox-group': CheckboxGroupElement,
    'wx-icon': IconElement,
    'wx-image': ImageElement,
    'wx-label': LabelElement,
    'wx-navigator': NavigatorElement,
    'wx-page-meta': PageMetaElement,
    'wx-web-view': WebViewElement,
  }
  for (const [name, element] of Object.entries(elements)) customElements.define(name, element)
  watchHover(context.frame.pages)
}
