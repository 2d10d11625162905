import type { Elements } from './elements'
import { tap } from './gestures'
import type { Methods } from './protocol'
import { list, text, toWire } from './protocol'
import { logicalName, wxElementOf } from './wx-elements'

type Control = (element: HTMLElement, ...args: unknown[]) => unknown

/** What the client's InputElement, ScrollViewElement and SwitchElement ask for by name. */
const CONTROLS: Record<string, Control> = {
  'input.input': enter,
  'textarea.input': enter,
  'scroll-view.scrollTo': (element, x, y) => element.scrollTo(Number(x), Number(y)),
  'scroll-view.scrollTop': (element) => element.scrollTop,
  'scroll-view.scrollLeft': (element) => element.scrollLeft,
  'scroll-view.scrollWidth': (element) => element.scrollWidth,
  'scroll-view.scrollHeight': (element) => element.scrollHeight,
  'switch.tap': tap,
}

/** Element.callFunction, and Element.callContextMethod which nothing here can serve. */
export function controlMethods(elements: Elements): Methods {
  return {
    'Element.callFunction': async (params) => {
      const name = text(params, 'functionName')
      const control = Object.hasOwn(CONTROLS, name) ? CONTROLS[name] : undefined
      if (!control) throw new Error(`${name} is not in the simulator`)
      const element = elements.element(params)
      if (!name.startsWith(`${logicalName(element)}.`)) {
        throw new Error(`${name} is not for <${logicalName(element)}>`)
      }
      const result = control(element, ...list(params, 'args'))
      await elements.settled()
      return { result: toWire(result) }
    },
    'Element.callContextMethod': () => {
      throw new Error('<video> is not in the simulator')
    },
  }
}

/** Types a text: into the browser's own field where the component has one, else as the event alone. */
function enter(element: HTMLElement, value: unknown): void {
  const field = element.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea')
  if (field) {
    field.value = String(value)
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    return
  }
  const text = String(value)
  wxElementOf(element)?.triggerEvent('input', { value: text, cursor: text.length })
}
