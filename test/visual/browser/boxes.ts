export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Text that stands in an element itself, with a box for each line of it. */
export interface Text {
  readonly element: Element
  readonly lines: readonly Box[]
}

/** Where an element's own text is. Empty where it has none. */
export function textOf(element: Element): Text[] {
  const lines = [...element.childNodes].filter(isText).flatMap((node) => linesOf(node, element))
  return lines.length > 0 ? [{ element, lines }] : []
}

/**
 * A line's box as a browser gives it is as high as the font says, which differs by a half from font to font. As high as
 * the font size, around the same middle, it is about what the glyphs fill, and the same on every machine.
 */
function linesOf(node: Text_, element: Element): Box[] {
  const range = document.createRange()
  range.selectNodeContents(node)
  const half = Number.parseFloat(getComputedStyle(element).fontSize) / 2
  return [...range.getClientRects()]
    .filter(({ width, height }) => width > 0 && height > 0)
    .map(({ left, right, top, bottom }) => {
      const middle = (top + bottom) / 2
      return { left, right, top: middle - half, bottom: middle + half }
    })
}

type Text_ = globalThis.Text

export function isText(node: Node): node is Text_ {
  return node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').trim() !== ''
}

/** What is inside the borders: where overflow is cut off. */
export function paddingBox(element: Element): Box {
  const { left, top } = element.getBoundingClientRect()
  const { clientLeft, clientTop, clientWidth, clientHeight } = element
  const [x, y] = [left + clientLeft, top + clientTop]
  return { left: x, top: y, right: x + clientWidth, bottom: y + clientHeight }
}

/** How far two boxes reach into each other, in px: the smaller of width and height. */
export function overlapOf(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return Math.max(0, Math.min(width, height))
}
