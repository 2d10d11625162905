import type { GeneralComponent } from 'glass-easel'
import { dashCase } from '../simulator/components/names'
import { customComponentOf, publicProperties, wxElementOf } from './wx-elements'

/**
 * A page's rendered tree as its author wrote it: `<view>` and not `<wx-view>`, without what built-in
 * components draw inside themselves. Selectors, XPath and `wxml()` all read this, so they agree.
 */
export interface Mirror {
  readonly document: XMLDocument
  readonly copyOf: ReadonlyMap<Element, Element>
  readonly originalOf: ReadonlyMap<Element, Element>
}

/** Copies the tree below a page's element as it is now. */
export function mirror(page: Element): Mirror {
  // An XML document, because an HTML one ignores the case of names and knows its own <button>.
  const document = window.document.implementation.createDocument(null, '')
  const copyOf = new Map<Element, Element>()
  const originalOf = new Map<Element, Element>()
  const copy = (original: Element): Element => {
    const copied = document.createElement(logicalName(original))
    for (const [name, value] of attributesOf(original)) copied.setAttribute(name, value)
    copyOf.set(original, copied)
    originalOf.set(copied, original)
    copyChildren(original, copied)
    return copied
  }
  const copyChildren = (original: Element, parent: Element, isDrawn = false): void => {
    for (const node of original.childNodes) {
      if (node instanceof Text && !isDrawn) parent.append(document.createTextNode(node.data))
      if (!(node instanceof Element)) continue
      if (wxElementOf(node)) parent.append(copy(node))
      // The author's own children may be inside what a built-in component draws.
      else copyChildren(node, parent, true)
    }
  }
  document.append(copy(page))
  return { document, copyOf, originalOf }
}

/** The name the author used: the tag without the browser's prefix. */
export function logicalName(element: Element): string {
  return element.tagName.toLowerCase().replace(/^wx-/, '')
}

/** What DevTools shows: the DOM's attributes, and the properties a custom component was given. */
function attributesOf(original: Element): Map<string, string> {
  const component = customComponentOf(original)
  const attributes = new Map(component ? propertiesSet(component) : [])
  for (const { name, value } of original.attributes) {
    const isOwn = /^[a-z][\w-]*$/i.test(name) && name !== 'wx-host'
    if (isOwn) attributes.set(name, name === 'class' ? withOwnNames(value) : value)
  }
  return attributes
}

function propertiesSet(component: GeneralComponent): [name: string, value: string][] {
  const values = publicProperties(component).map((name): [string, unknown] => [
    dashCase(name),
    component.data[name],
  ])
  return values
    .filter(([, value]) => !UNSET.includes(value))
    .map(([name, value]) => [
      name,
      typeof value === 'object' ? JSON.stringify(value) : String(value),
    ])
}

const UNSET: readonly unknown[] = [undefined, null, '', false]

/** A component's classes are prefixed to isolate them (`path--name`); both spellings find them. */
function withOwnNames(classes: string): string {
  const names = classes.split(/\s+/).filter((name) => name !== '')
  const own = names.flatMap((name) => [name, name.replace(/^.+?--/, '')])
  return [...new Set(own)].join(' ')
}
