import { type Box, paddingBox, type Text } from './boxes'
import { finding, type Finding } from './finding'
import { parentOf } from './tree'

/** Rounding, and glyphs that fill their box less than fully, in px. */
const TOLERANCE = 1.5

/** Text that is cut off, or that no scrolling brings onto the screen. Content may be higher than the screen. */
export function clippedTexts(texts: readonly Text[], page: Element): Finding[] {
  return texts.flatMap(({ element, lines }) => {
    const cut = lines.map((line) => cutOff(line, element, page)).filter((what) => what !== '')
    const shortened = shortenedBy(element)
    if (shortened > 0) cut.push(`shortened by ${shortened} px`)
    return cut.slice(0, 1).map((figure) => finding('clipped', element, figure))
  })
}

/** Climbs to the page. Where an ancestor scrolls, what is in its window counts from there on. */
function cutOff(line: Box, element: Element, page: Element): string {
  let { top, bottom } = line
  let fixed = false
  for (let at: Element | undefined = element; at && at !== page && !fixed; at = parentOf(at)) {
    const { overflowX, overflowY, position } = getComputedStyle(at)
    const window = paddingBox(at)
    if (overflowX !== 'visible' && beyond(line.left, line.right, window.left, window.right)) {
      return beyondText(line.left, line.right, window.left, window.right)
    }
    if (scrolls(overflowY)) {
      top = Math.max(top, window.top)
      bottom = Math.min(bottom, window.bottom)
    } else if (overflowY !== 'visible' && beyond(top, bottom, window.top, window.bottom)) {
      return beyondText(top, bottom, window.top, window.bottom)
    }
    fixed = position === 'fixed'
  }
  const screen = paddingBox(page)
  if (beyond(line.left, line.right, screen.left, screen.right)) {
    return `${beyondText(line.left, line.right, screen.left, screen.right)} of the screen`
  }
  // The page scrolls down, and up to where it began.
  const start = fixed ? screen.top : screen.top - page.scrollTop
  const end = fixed || !scrolls(getComputedStyle(page).overflowY) ? screen.bottom : Infinity
  return beyond(top, bottom, start, end)
    ? `${beyondText(top, bottom, start, end)} of the screen`
    : ''
}

export function scrolls(overflow: string): boolean {
  return overflow === 'auto' || overflow === 'scroll'
}

function beyond(from: number, to: number, start: number, end: number): boolean {
  return from < start - TOLERANCE || to > end + TOLERANCE
}

function beyondText(from: number, to: number, start: number, end: number): string {
  return `${Math.round(Math.max(start - from, to - end))} px outside`
}

/** An ellipsis, in the line or in the last line of many. */
function shortenedBy(element: Element): number {
  const { overflowX, overflowY, fontSize } = getComputedStyle(element)
  const wide = element.scrollWidth - element.clientWidth
  if (overflowX !== 'visible' && wide > TOLERANCE) return wide
  // Fonts make a line some px higher than it is meant to be, but not by half of it.
  const high = element.scrollHeight - element.clientHeight
  const hidden = overflowY === 'hidden' || overflowY === 'clip'
  return hidden && high > Number.parseFloat(fontSize) / 2 ? high : 0
}
