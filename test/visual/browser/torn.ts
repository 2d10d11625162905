import { isText } from './boxes'
import { finding, type Finding } from './finding'

/** What Chinese, Japanese and Korean are written with: a browser breaks it anywhere. */
const SCRIPT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
/** Only Japanese is written with these, and binds them to the title before: in Chinese a list may break at any title. */
const PARTICLE = /\p{Script=Hiragana}/u
const CLOSES = /[」』]/u
/** A phrase ends after these: a space, a mark of ours, what closes a clause. */
const ENDS = /[\s\u200b，。、；：！？…!?,.:;-]/u
/** No line ends with these. */
const OPENS = /[（《「“(]/u

interface Char {
  readonly char: string
  readonly width: number
  /** It is the first on its line, which is not the first line. */
  readonly isFirst: boolean
}

/**
 * Headings, hints, buttons and what is agreed to, in Chinese, Japanese and Korean, with a line that begins inside a phrase or with
 * its only character, or ends with an opening bracket. A phrase that is wider than its box has to break somewhere.
 */
export function tornLines(elements: readonly Element[]): Finding[] {
  const read = elements.filter((element) =>
    element.matches('[role="heading"], [role="button"], .hint, .sentence'),
  )
  return read.flatMap((element) => {
    const isSentence = element.matches('.sentence')
    if (!(isSentence ? PARTICLE : SCRIPT).test(element.textContent ?? '')) return []
    const chars = charsOf(element)
    const room = roomIn(isSentence ? element : element.parentElement)
    return chars.flatMap(({ isFirst }, at) =>
      isFirst && isTorn(chars, at, room)
        ? [finding('torn', element, `${textOf(chars, at - 4, at)}|${textOf(chars, at, at + 4)}`)]
        : [],
    )
  })
}

/** Is the break before this character a bad one that was not needed? */
function isTorn(chars: readonly Char[], at: number, room: number): boolean {
  const [before = '', first = ''] = [chars[at - 1]?.char, chars[at]?.char]
  if (CLOSES.test(before) && PARTICLE.test(first)) return true
  const line = chars.slice(at, nextLine(chars, at))
  const mayBreak = (index: number) => ENDS.test(chars[index - 1]?.char ?? ' ')
  if (textOf(line, 0, line.length).length > 1 && mayBreak(at)) return OPENS.test(before)
  let [start, end] = [at - 1, at]
  while (!mayBreak(start)) start -= 1
  while (end < chars.length && !mayBreak(end)) end += 1
  return chars.slice(start, end).reduce((sum, { width }) => sum + width, 0) < room
}

function nextLine(chars: readonly Char[], at: number): number {
  const next = chars.findIndex(({ isFirst }, index) => index > at && isFirst)
  return next < 0 ? chars.length : next
}

function textOf(chars: readonly Char[], from: number, to: number): string {
  const text = chars
    .slice(Math.max(0, from), to)
    .map(({ char }) => char)
    .join('')
  return text.replace(/\u200b/g, '').trim()
}

/** The width that an element has for others. */
function roomIn(element: Element | null): number {
  if (!element) return 0
  const { paddingLeft, paddingRight } = getComputedStyle(element)
  return element.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
}

function charsOf(element: Element): Char[] {
  const range = document.createRange()
  let line: number | undefined
  return textsIn(element).flatMap((node) =>
    Array.from(node.data, (char, at) => {
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      const { top, height, width } = range.getBoundingClientRect()
      if (width === 0) return { char, width, isFirst: false }
      const isFirst = line !== undefined && top > line + height / 2
      if (line === undefined || isFirst) line = top
      return { char, width, isFirst }
    }),
  )
}

function textsIn(node: Node): Text[] {
  return isText(node) ? [node] : [...node.childNodes].flatMap(textsIn)
}
