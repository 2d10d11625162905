import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { blend, formatHex, interpolate, wcagContrast } from 'culori'
import { brandStyle } from '../../miniprogram/branding/brand'
import type { BrandColors } from '../../miniprogram/branding/brand'
import type { Mode } from './deployment'
import { field, warning } from './finding'
import type { Fault } from './rules'

/** Contrast that small text needs. WCAG 2.2, 1.4.3. */
const ENOUGH = 4.5

/** Text and what it stands on, and how well the two can be told apart. */
export interface Pair {
  readonly what: string
  /** 1 to 21. */
  readonly ratio: number
}

/** The page's own colours that a brand's meet, as `#rrggbb`. */
export interface Tokens {
  /** What everything stands on: the page and the half-screen. */
  readonly surfaces: readonly string[]
  readonly text: string
}

const SHEET = join(__dirname, '../../miniprogram/styles/tokens.wxss')

/** Reads them from the style sheet, so that the two cannot differ. */
export function readTokens(mode: Mode, sheet = readFileSync(SHEET, 'utf8')): Tokens {
  const [light = '', dark = ''] = sheet.split('@media (prefers-color-scheme: dark)')
  const color = (name: string) => {
    const found = new RegExp(`--${name}:\\s*(#[0-9a-f]{6})`).exec(mode === 'light' ? light : dark)
    if (!found?.[1]) throw new Error(`miniprogram/styles/tokens.wxss: no --${name} as #rrggbb`)
    return found[1]
  }
  return { surfaces: [...new Set([color('surface'), color('sheet')])], text: color('text') }
}

/** Every text that stands in or on a colour of the brand, those included that the page derives from it. */
export function brandPairs(mode: Mode, colors: BrandColors, tokens = readTokens(mode)): Pair[] {
  const { primary, onPrimary } = colors
  const style = brandStyle({ light: colors, dark: colors })
  const derived = (name: string, under: string) => {
    const [, color] = new RegExp(`--${mode}-${name}:(rgba?\\([^)]*\\))`).exec(style) ?? []
    if (!color) throw new Error(`miniprogram/branding/brand.ts: no --${mode}-${name} as rgb()`)
    return formatHex(blend([under, color]))
  }
  return [
    { what: `onPrimary ${onPrimary} on it`, ratio: wcagContrast(onPrimary, primary) },
    {
      what: `onPrimary ${onPrimary} on it while it is pressed`,
      ratio: wcagContrast(onPrimary, derived('pressed', primary)),
    },
    ...tokens.surfaces.flatMap((surface) => [
      { what: `links in it on ${surface}`, ratio: wcagContrast(primary, surface) },
      {
        what: `text ${tokens.text} on its tint on ${surface}`,
        ratio: wcagContrast(tokens.text, derived('tint', surface)),
      },
    ]),
  ]
}

/** What of a brand's colours in one mode is hard to read. They must be well-formed. */
export function contrastFaults(path: string, mode: Mode, colors: BrandColors): Fault[] {
  const tokens = readTokens(mode)
  const pairsOf = (changed: BrandColors) => brandPairs(mode, changed, tokens)
  const low = pairsOf(colors).filter(({ ratio }) => ratio < ENOUGH)
  if (low.length === 0) return []
  const figures = low.map(({ what, ratio }) => `${what} ${shown(ratio)}`).join(', ')
  const at = `${path}.primary`
  const detail = `${field(at, colors.primary)} has too little contrast: ${figures}; text needs ${ENOUGH}:1`
  const passes = (primary: string) =>
    pairsOf({ ...colors, primary }).every(({ ratio }) => ratio >= ENOUGH)
  return [{ path: at, ...warning(detail, advice(colors, passes)) }]
}

/** The shade or tint that changes the colour least and passes. */
function advice({ primary }: BrandColors, passes: (primary: string) => boolean): string {
  const ends = ['#000000', '#ffffff']
  const shades = Array.from({ length: 101 }, (_, percent) =>
    ends.map((end) => formatHex(interpolate([primary, end], 'rgb')(percent / 100))),
  )
  const shade = shades.flat().find(passes)
  if (shade) return `The nearest shade that passes is ${shade}.`
  const [black = 0, white = 0] = ends.map((end) => wcagContrast(end, primary))
  const best = ends[black > white ? 0 : 1]
  return `No shade of it passes with this onPrimary. Set onPrimary to ${best} and look again.`
}

/** The lowest contrast of a brand's colours in one mode. */
export function lowestContrast(mode: Mode, colors: BrandColors): string {
  return shown(Math.min(...brandPairs(mode, colors).map(({ ratio }) => ratio)))
}

/** Rounded down: 4.49 must not read as 4.5. */
function shown(ratio: number): string {
  return `${(Math.floor(ratio * 100) / 100).toFixed(2)}:1`
}
