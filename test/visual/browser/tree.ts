/** Every element below this one that a person can see, with it; through shadow trees and slots. */
export function visibleElements(element: Element): Element[] {
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return []
  return [element, ...drawnChildren(element).flatMap(visibleElements)]
}

/** A slot has no box of its own, and so is not visible; what it holds may be. */
function drawnChildren(element: Element): Element[] {
  const children = [...(element.shadowRoot ?? element).children]
  return children.flatMap((child) =>
    child instanceof HTMLSlotElement ? child.assignedElements({ flatten: true }) : [child],
  )
}

/** The element that this one is drawn in. */
export function parentOf(element: Element): Element | undefined {
  const root = element.getRootNode()
  const host = root instanceof ShadowRoot ? root.host : undefined
  return element.assignedSlot?.parentElement ?? element.parentElement ?? host
}

/** From the outermost one down to the element itself. */
export function lineage(element: Element): Element[] {
  const parent = parentOf(element)
  return parent ? [...lineage(parent), element] : [element]
}
