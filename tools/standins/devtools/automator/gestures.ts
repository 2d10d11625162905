import type { Elements } from './elements'
import type { Methods, Params } from './protocol'
import { text } from './protocol'
import { touch, type Phase } from './touch'
import { wxElementOf } from './wx-elements'

/** The methods that act on an element; each is over when the page has drawn what came of it. */
export function gestureMethods(elements: Elements): Methods {
  const after = (act: (element: HTMLElement, params: Params) => void) => async (params: Params) => {
    act(elements.element(params), params)
    await elements.settled()
    return {}
  }
  return {
    'Element.tap': after(tap),
    'Element.touchstart': after((element, params) => touch(element, 'touchstart', params)),
    'Element.touchmove': after((element, params) => touch(element, 'touchmove', params)),
    'Element.touchend': after((element, params) => touch(element, 'touchend', params)),
    'Element.triggerEvent': after((element, params) =>
      trigger(element, text(params, 'type'), params['detail']),
    ),
    'Element.dispatchEvent': after((element, params) => {
      const name = text(params, 'eventName')
      if (name.startsWith('touch')) touch(element, name as Phase, params)
      else trigger(element, name, params['detail'])
    }),
  }
}

/** A finger goes down and up in the middle of the element. */
export function tap(element: HTMLElement): void {
  touch(element, 'touchstart', {})
  touch(element, 'touchend', {})
}

/**
 * Calls the element's own handlers as if WeChat had raised the event: it changes no state, and like
 * the events of built-in components it does not bubble.
 */
function trigger(element: HTMLElement, type: string, detail: unknown): void {
  const wxElement = wxElementOf(element)
  if (!wxElement) throw new Error('the element takes no events')
  wxElement.triggerEvent(type, detail ?? {}, { bubbles: false, composed: false })
}
