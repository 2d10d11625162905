import { brandStyle } from '../../miniprogram/branding/brand'
import type { BrandColors } from '../../miniprogram/deployment-fields'
import { contrast, formatColor, mix, type Rgb } from './contrast'
import type { Mode, Tokens } from './tokens'

/** Text and what it stands on, and how well the two can be told apart. */
export interface Pair {
  readonly what: string
  readonly ratio: number
}

/** Every text that stands in or on a colour of the brand, those included that the page derives from it. */
export function brandPairs(mode: Mode, colors: BrandColors, { surfaces, text }: Tokens): Pair[] {
  const { primary, onPrimary } = colors
  const style = brandStyle({ light: colors, dark: colors })
  const derived = (name: string, under: string) => readColor(style, `--${mode}-${name}`, under)
  return [
    { what: `onPrimary ${onPrimary} on it`, ratio: contrast(onPrimary, primary) },
    {
      what: `onPrimary ${onPrimary} on it while it is pressed`,
      ratio: contrast(onPrimary, derived('pressed', primary)),
    },
    ...surfaces.flatMap((surface) => [
      { what: `links in it on ${surface}`, ratio: contrast(primary, surface) },
      {
        what: `text ${text} on its tint on ${surface}`,
        ratio: contrast(text, derived('tint', surface)),
      },
    ]),
  ]
}

/** A variable of the style, `rgb(…)` or `rgba(…)`, as it looks over what lies under it. */
function readColor(style: string, name: string, under: string): string {
  const [, channels] = new RegExp(`${name}:rgba?\\(([^)]*)\\)`).exec(style) ?? []
  const [red, green, blue, alpha = 1] = channels?.split(',').map(Number) ?? []
  if (red === undefined || green === undefined || blue === undefined) {
    throw new Error(`miniprogram/branding/brand.ts: no ${name} as rgb() or rgba()`)
  }
  const color: Rgb = [red, green, blue]
  return mix(under, formatColor(color), alpha)
}
