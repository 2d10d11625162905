export type Rgb = readonly [red: number, green: number, blue: number]

export const COLOR = /^#[0-9a-f]{6}$/i

/** 0 to 255 each, of `#rrggbb`. */
export function parseColor(color: string): Rgb {
  const channel = (start: number) => parseInt(color.slice(start, start + 2), 16)
  return [channel(1), channel(3), channel(5)]
}

export function formatColor(rgb: Rgb): string {
  return `#${rgb.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`
}

/** Contrast of two colours, 1 to 21. WCAG 2.2, "contrast ratio" and "relative luminance". */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [one, other]
    .map((color) => luminance(parseColor(color)))
    .sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** What a colour becomes when `share` of it (0 to 1) is replaced by another. */
export function mix(color: string, other: string, share: number): string {
  const added = parseColor(other)
  const [red, green, blue] = parseColor(color).map(
    (channel, index) => channel + ((added[index] ?? 0) - channel) * share,
  )
  return formatColor([red ?? 0, green ?? 0, blue ?? 0])
}

/** The shade or tint of a colour that changes it least and passes; `undefined` where none does. */
export function nearestShade(
  color: string,
  passes: (shade: string) => boolean,
): string | undefined {
  for (let percent = 0; percent <= 100; percent++) {
    const shades = ['#000000', '#ffffff'].map((end) => mix(color, end, percent / 100))
    const found = shades.find(passes)
    if (found) return found
  }
  return undefined
}
