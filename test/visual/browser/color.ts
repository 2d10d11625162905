/** Red, green, blue from 0 to 255, and opacity from 0 to 1. */
export type Color = readonly [red: number, green: number, blue: number, alpha: number]

const WHITE: Color = [255, 255, 255, 1]

const parsed = new Map<string, Color>()

/** A colour as `getComputedStyle` writes it. There are few, and they are asked for often. */
export function parseColor(text: string): Color {
  const known = parsed.get(text)
  if (known) return known
  const [, kind = '', values = ''] = /^(rgba?|color)\(([^)]*)\)$/.exec(text) ?? []
  const numbers = values.match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? []
  const [red, green, blue, alpha = 1] = numbers
  const isSrgb = kind === 'color' && values.startsWith('srgb ')
  if (
    red === undefined ||
    green === undefined ||
    blue === undefined ||
    (kind === 'color' && !isSrgb)
  ) {
    throw new Error(`colour ${text}`)
  }
  const scale = isSrgb ? 255 : 1
  const color: Color = [red * scale, green * scale, blue * scale, alpha]
  parsed.set(text, color)
  return color
}

/** One colour laid on another. */
export function over([r, g, b, alpha]: Color, below: Color): Color {
  const mix = (above: number, under: number): number => above * alpha + under * (1 - alpha)
  return [mix(r, below[0]), mix(g, below[1]), mix(b, below[2]), 1]
}

/** From 1 to 21. WCAG 2.2, "contrast ratio" */
export function contrastOf(a: Color, b: Color): number {
  const [dark = 0, bright = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (bright + 0.05) / (dark + 0.05)
}

function luminance([r, g, b]: Color): number {
  const [red = 0, green = 0, blue = 0] = [r, g, b].map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** What an ink looks like in an element, and what is behind it. */
export interface Seen {
  readonly ink: Color
  readonly behind: Color
  /** A picture or a gradient is behind: its colours are not known. */
  readonly onPicture: boolean
}

/**
 * Lays backgrounds and opacities of an element's ancestors on each other, the outermost first. What lies behind without
 * being an ancestor is not seen.
 */
export function seenIn(ancestors: readonly Element[], ink: Color): Seen {
  return layersFrom(0, WHITE, { ancestors, ink })
}

interface Layers {
  readonly ancestors: readonly Element[]
  readonly ink: Color
}

function layersFrom(at: number, below: Color, layers: Layers, onPicture = false): Seen {
  const element = layers.ancestors[at]
  if (!element) return { ink: over(layers.ink, below), behind: below, onPicture }
  const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element)
  const color = parseColor(backgroundColor)
  const hasPicture = backgroundImage !== 'none' || (onPicture && color[3] < 1)
  const inside = layersFrom(at + 1, over(color, below), layers, hasPicture)
  if (opacity === '1') return inside
  const faded = ([r, g, b]: Color): Color => over([r, g, b, Number(opacity)], below)
  return { ink: faded(inside.ink), behind: faded(inside.behind), onPicture: inside.onPicture }
}
