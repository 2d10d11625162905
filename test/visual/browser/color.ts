import { blend, type Color, parse, wcagContrast } from 'culori'

const parsed = new Map<string, Color>()

/** A colour as `getComputedStyle` writes it. There are few, and they are asked for often. */
export function parseColor(text: string): Color {
  const color = parsed.get(text) ?? parse(text)
  if (!color) throw new Error(`colour ${text}`)
  parsed.set(text, color)
  return color
}

/** What an ink looks like in an element, and what is behind it. */
export interface Seen {
  readonly ink: Color
  readonly behind: Color
}

/** From 1 to 21. WCAG 2.2, "contrast ratio" */
export const contrastOf = wcagContrast

/**
 * Lays backgrounds and opacities of an element's ancestors on each other, the outermost first. What lies behind without
 * being an ancestor is not seen.
 */
export function seenIn(
  [element, ...inner]: readonly Element[],
  ink: Color,
  below = parseColor('rgb(255, 255, 255)'),
): Seen {
  if (!element) return { ink: over(ink, below), behind: below }
  const { backgroundColor, opacity } = getComputedStyle(element)
  const inside = seenIn(inner, ink, over(parseColor(backgroundColor), below))
  const faded = (color: Color): Color => over({ ...color, alpha: Number(opacity) }, below)
  return opacity === '1' ? inside : { ink: faded(inside.ink), behind: faded(inside.behind) }
}

/** One colour laid on another. */
function over(color: Color, below: Color): Color {
  return blend([below, color], 'normal')
}
