import { type Box, overlapOf, paddingBox, type Text } from './boxes'
import { scrolls } from './clipped'
import { finding, type Finding, nameOf } from './finding'
import { parentOf } from './tree'

const TOLERANCE = 1

const TAPPABLE = [
  ...['wx-button', 'wx-navigator', 'wx-checkbox', '[hover-class]:not([hover-class="none"])'],
  ...['button', 'link', 'checkbox', 'radio', 'switch', 'tab', 'menuitem'].map(
    (role) => `[role="${role}"]`,
  ),
].join()

/** What says, by its tag, its role or its look when pressed, that it can be tapped. */
export function tappable(elements: readonly Element[]): Element[] {
  return elements.filter((element) => element.matches(TAPPABLE))
}

interface Piece {
  readonly element: Element
  readonly boxes: readonly Box[]
  readonly text: boolean
  /** What scrolls around it. */
  readonly windows: readonly Element[]
}

/** Texts and tap targets that lie on each other, though neither is part of the other. */
export function overlaps(texts: readonly Text[], targets: readonly Element[]): Finding[] {
  const pieces: Piece[] = [
    ...texts.map(({ element, lines }) => piece(element, lines, true)),
    ...targets.map((element) => piece(element, [...element.getClientRects()], false)),
  ]
  const pairs = pieces.flatMap((one, at) => pieces.slice(at + 1).map((other) => ({ one, other })))
  return [
    ...pairs.flatMap(({ one, other }) => (areRelated(one, other) ? [] : collision(one, other))),
    ...pieces.filter(({ text }) => text).flatMap(collisionWithin),
  ]
}

function piece(element: Element, boxes: readonly Box[], text: boolean): Piece {
  const windows: Element[] = []
  for (let at = parentOf(element); at; at = parentOf(at)) {
    if (scrolls(getComputedStyle(at).overflowY)) windows.push(at)
  }
  return { element, boxes, text, windows }
}

/** What is seen of it beside another piece: what it is scrolled away with is scrolled away, too. */
function seenBeside({ element: other }: Piece, { boxes, windows }: Piece): readonly Box[] {
  const edges = windows.filter((window) => !window.contains(other)).map(paddingBox)
  const top = Math.max(...edges.map((edge) => edge.top))
  const bottom = Math.min(...edges.map((edge) => edge.bottom))
  return boxes.map((box) => ({
    ...{ left: box.left, right: box.right },
    ...{ top: Math.max(box.top, top), bottom: Math.min(box.bottom, bottom) },
  }))
}

function areRelated({ element: a }: Piece, { element: b }: Piece): boolean {
  return a.contains(b) || b.contains(a)
}

function collision(one: Piece, other: Piece): Finding[] {
  const others = seenBeside(one, other)
  const depths = seenBeside(other, one).flatMap((box) =>
    others.map((another) => overlapOf(box, another)),
  )
  const deepest = Math.max(0, ...depths)
  if (deepest <= TOLERANCE) return []
  return [finding('overlap', one.element, `${round(deepest)} px with ${nameOf(other.element)}`)]
}

/** Lines of one text that are closer than their letters are high. */
function collisionWithin({ element, boxes }: Piece): Finding[] {
  const depths = boxes.flatMap((box, at) =>
    boxes
      .slice(at + 1)
      // Parts of one line, as an ellipsis makes them.
      .filter(({ top }) => Math.abs(top - box.top) > TOLERANCE)
      .map((another) => overlapOf(box, another)),
  )
  const deepest = Math.max(0, ...depths)
  return deepest > TOLERANCE ? [finding('overlap', element, `lines by ${round(deepest)} px`)] : []
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
