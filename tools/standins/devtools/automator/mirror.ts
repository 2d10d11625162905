import type { GeneralComponent } from 'glass-easel'
import { lengthsInPx } from '../build/frame-units'
import { camelCase } from '../simulator/components/names'
import { propertiesOf } from './properties'
import { customComponentOf, logicalName, wxElementOf } from './wx-elements'

/**
 * A page's rendered tree as its author wrote it: `<view>` and not `<wx-view>`, without what built-in
 * components draw inside themselves. Selectors, XPath and `wxml()` all read this, so they agree.
 */
export interface Mirror {
  readonly document: XMLDocument
  readonly copyOf: ReadonlyMap<Element, Element>
  readonly originalOf: ReadonlyMap<Element, Element>
}

/**
 * Copies the tree below a page's element as it is now. Classes and ids are those that selectors from `from` on know:
 * as WeChat's automation does, a page sees those of components with the prefix that isolates them, a component its own.
 */
export function mirror(page: Element, from = page): Mirror {
  // An XML document, because an HTML one ignores the case of names and knows its own <button>.
  const document = window.document.implementation.createDocument(null, '')
  const own = ownNames(from, page)
  const copyOf = new Map<Element, Element>()
  const originalOf = new Map<Element, Element>()
  const copy = (original: Element): Element => {
    const copied = document.createElement(logicalName(original))
    for (const [name, value] of attributesOf(original, own, page)) copied.setAttribute(name, value)
    copyOf.set(original, copied)
    originalOf.set(copied, original)
    copyChildren(original, copied)
    return copied
  }
  const copyChildren = (original: Element, parent: Element, isDrawn = false): void => {
    for (const node of heldBy(original)) {
      if (node instanceof Text && !isDrawn) parent.append(document.createTextNode(node.data))
      if (!(node instanceof Element) || node.matches('.simulator-portal')) continue
      if (wxElementOf(node)) parent.append(copy(node))
      // The author's own children may be inside what a built-in component draws.
      else copyChildren(node, parent, true)
    }
  }
  document.append(copy(page))
  return { document, copyOf, originalOf }
}

/** A root-portal's children are elsewhere in the page. */
function heldBy(original: Element): Iterable<ChildNode> {
  const { portal } = original as { readonly portal?: Element }
  return portal ? [...original.childNodes, ...portal.childNodes] : original.childNodes
}

/** Of every element; WeChat's component framework knows no other attributes than these and a component's own. */
const COMMON = /^(id|class|style|slot|role|data-.*|aria-.*)$/

/** Of the DOM: what a custom component was given is no attribute. */
function attributesOf(
  original: Element,
  own: Own | undefined,
  { clientWidth }: Element,
): Map<string, string> {
  const component = customComponentOf(original)
  const attributes = new Map<string, string>(component ? [['is', component.is]] : [])
  for (const { name, value } of original.attributes) {
    if (COMMON.test(name) || camelCase(name) in propertiesOf(original)) attributes.set(name, value)
  }
  const style = attributes.get('style')
  if (style !== undefined) attributes.set('style', lengthsInPx(style, clientWidth))
  for (const name of ['class', 'id'] as const) {
    const value = attributes.get(name)
    if (own && value !== undefined) attributes.set(name, own[name](value, original))
  }
  return attributes
}

type Own = Record<'class' | 'id', (value: string, element: Element) => string>

/** What a component calls the classes and ids in its tree. */
function ownNames(element: Element, page: Element): Own | undefined {
  const tree = customComponentOf(element) ?? hostOf(element)
  if (tree === customComponentOf(page)) return undefined
  const scope = tree?.getComponentOptions().styleScope ?? 0
  const prefix = tree?.getOwnerSpace().styleScopeManager.queryName(scope)
  return {
    class: (value) =>
      prefix
        ? value
            .split(/\s+/)
            .flatMap((name) =>
              name.startsWith(`${prefix}--`) ? name.slice(prefix.length + 2) : [],
            )
            .join(' ')
        : value,
    id: (_, of) => (hostOf(of) === tree ? (wxElementOf(of)?.id ?? '') : ''),
  }
}

function hostOf(element: Element): GeneralComponent | undefined {
  return wxElementOf(element)?.ownerShadowRoot?.getHostNode()
}
