import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { blend, formatHex, interpolate, wcagContrast } from 'culori'
import { type BrandColors, brandStyle } from '../../miniprogram/branding/brand'
import { COLOR } from './fields'
import { field, warning } from './finding'
import type { Fault } from './rules'

type Mode = 'light' | 'dark'

/** Contrast that small text needs. WCAG 2.2, 1.4.3. */
const ENOUGH = 4.5

/** Text and what it stands on, and how well the two can be told apart: 1 to 21. */
export type Pair = readonly [what: string, ratio: number]

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
  const pressed = wcagContrast(onPrimary, derived('pressed', primary))
  return [
    [`onPrimary ${onPrimary} on it`, wcagContrast(onPrimary, primary)],
    [`onPrimary ${onPrimary} on it while it is pressed`, pressed],
    ...tokens.surfaces.flatMap((surface): Pair[] => {
      const tint = wcagContrast(tokens.text, derived('tint', surface))
      return [
        [`links in it on ${surface}`, wcagContrast(primary, surface)],
        [`text ${tokens.text} on its tint on ${surface}`, tint],
      ]
    }),
  ]
}

/** Colours that are malformed have been reported as such. */
const isReadable = ({ primary, onPrimary }: BrandColors) =>
  COLOR.test(primary) && COLOR.test(onPrimary)

/** What of a brand's colours in one mode is hard to read. */
export function contrastFaults(path: string, mode: Mode, colors: BrandColors): Fault[] {
  if (!isReadable(colors)) return []
  const tokens = readTokens(mode)
  const lowPairs = (changed: BrandColors) =>
    brandPairs(mode, changed, tokens).filter(([, ratio]) => ratio < ENOUGH)
  const low = lowPairs(colors)
  if (low.length === 0) return []
  const figures = low.map(([what, ratio]) => `${what} ${shown(ratio)}`).join(', ')
  const at = `${path}.primary`
  const detail = `${field(at, colors.primary)} has too little contrast: ${figures}; text needs ${ENOUGH}:1`
  const passes = (primary: string) => lowPairs({ ...colors, primary }).length === 0
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

/** The lowest contrast of a brand's colours in one mode; empty if they are malformed. */
export function lowestContrast(mode: Mode, colors: BrandColors): string {
  if (!isReadable(colors)) return ''
  return shown(Math.min(...brandPairs(mode, colors).map(([, ratio]) => ratio)))
}

/** Rounded down: 4.49 must not read as 4.5. */
const shown = (ratio: number) => `${(Math.floor(ratio * 100) / 100).toFixed(2)}:1`
