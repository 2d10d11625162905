import type * as glassEasel from 'glass-easel'
import { screenLengths } from '../build/frame-units'
import type { Layers } from './layers'
import { isRecord } from './record'

/** glass-easel's segment of styles and classes from WXS: those of WXML stay as they are. */
const FROM_WXS = 1

const states = new WeakMap<glassEasel.Element, object>()

/** The element behind what a handler sees: an element, or what a component's methods have as `this`. */
export function elementOf(seen: unknown): glassEasel.Element | undefined {
  if (!isRecord(seen)) return undefined
  const { _$: behind = seen } = seen
  return isRecord(behind) && 'getBackendElement' in behind
    ? (behind as unknown as glassEasel.Element)
    : undefined
}

/** What WXS may do with an element. https://developers.weixin.qq.com/miniprogram/dev/framework/view/interactive-animation.html */
export function wxsInstance(element: glassEasel.Element, layers: Layers): object {
  const component = isComponent(element) ? element : undefined
  const drawn = element.getBackendElement() as unknown
  const html = drawn instanceof HTMLElement ? drawn : undefined
  const toggle = (names: unknown, on: boolean) => {
    for (const name of Array.isArray(names) ? names : [names]) {
      element.classList?.toggle(String(name), on, FROM_WXS as never)
    }
    return self
  }
  const select = (selector: string) =>
    (component?.getShadowRoot()?.querySelectorAll(selector) ?? []).map((found) =>
      wxsInstance(found, layers),
    )
  const self = {
    selectComponent: (selector: string) => select(selector)[0] ?? null,
    selectAllComponents: select,
    setStyle: (style: unknown) => {
      element.setNodeStyle(screenLengths(styleText(style)), FROM_WXS as never)
      return self
    },
    addClass: (names: unknown) => toggle(names, true),
    removeClass: (names: unknown) => toggle(names, false),
    hasClass: (name: string) => html?.classList.contains(name) === true || hasOwn(element, name),
    getDataset: () => ({ ...element.dataset }),
    getState: () => {
      const state = states.get(element) ?? {}
      states.set(element, state)
      return state
    },
    callMethod: (name: string, argument: unknown = {}) => {
      const caller = (component ?? element.ownerShadowRoot?.getHostNode())?.getMethodCaller()
      const method = (caller as Record<string, unknown> | undefined)?.[name]
      if (typeof method === 'function') {
        layers.toLogic(() => void Reflect.apply(method, caller, [argument]))
      }
      return self
    },
    triggerEvent: (name: string, detail?: unknown, options: object = {}) => {
      component?.triggerEvent(name, detail, options)
      return self
    },
    requestAnimationFrame: (run: () => void) => {
      requestAnimationFrame(run)
      return self
    },
    setTimeout: (run: () => void, milliseconds: number) => window.setTimeout(run, milliseconds),
    clearTimeout: (timer: number) => window.clearTimeout(timer),
    getBoundingClientRect: () => html?.getBoundingClientRect().toJSON() as unknown,
    getComputedStyle: (names: readonly string[]) => {
      const styles = html && getComputedStyle(html)
      return Object.fromEntries(names.map((name) => [name, styles?.getPropertyValue(name) ?? '']))
    },
  }
  return self
}

function hasOwn({ classList }: glassEasel.Element, name: string): boolean {
  return [0, FROM_WXS].some((segment) => classList?.contains(name, segment as never) === true)
}

function styleText(style: unknown): string {
  if (!isRecord(style)) return String(style)
  return Object.entries(style)
    .map(([name, value]) => `${name}:${String(value)}`)
    .join(';')
}

function isComponent(element: glassEasel.Element): element is glassEasel.GeneralComponent {
  return 'getMethodCaller' in element
}
