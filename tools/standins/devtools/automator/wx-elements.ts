// Types only: a second copy of the framework in this bundle would not know the first one's elements.
import type { Element as WxElement, GeneralComponent } from 'glass-easel'

/** The component framework's element behind an element of the DOM; WeChat's own surfaces have none. */
export function wxElementOf(element: Element): WxElement | undefined {
  return (element as { __wxElement?: WxElement }).__wxElement
}

/** The name the author used: the tag without the browser's prefix. */
export function logicalName(element: Element): string {
  return element.tagName.toLowerCase().replace(/^wx-(own-)?/, '')
}

/**
 * The author's component behind an element, known by its path in the package. The page's own root
 * is one too, and no built-in component is.
 */
export function customComponentOf(element: Element): GeneralComponent | undefined {
  const wxElement = wxElementOf(element)
  if (!wxElement || !('getMethodCaller' in wxElement)) return undefined
  const component = wxElement as GeneralComponent
  return component.is.includes('/') ? component : undefined
}

/** Names of the properties a component declares, as it declares them. */
export function publicProperties(component: GeneralComponent): string[] {
  return component.getComponentDefinition().behavior.listProperties()
}

/** What `this` is in the component's methods. */
export function callerOf(component: GeneralComponent): ComponentCaller {
  return component.getMethodCaller() as unknown as ComponentCaller
}

export interface ComponentCaller {
  readonly data: Record<string, unknown>
  setData(patch: Record<string, unknown>): void
  readonly [member: string]: unknown
}
