import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { blend, differenceCiede2000, formatHex, interpolate, parse, wcagContrast } from 'culori'
import { type BrandColors, type BrandSettings, brandStyle } from '../../miniprogram/branding/brand'
import { COLOR } from './fields'
import { field, warning } from './finding'
import type { Fault } from './rules'

type Mode = 'light' | 'dark'
type Look = Pick<BrandSettings, 'colors' | 'surfaces'>

/** Contrast that small text needs. WCAG 2.2, 1.4.3. */
const ENOUGH = 4.5
/** Colours that are nearer than this, by CIEDE2000, are taken for the same one where they are not side by side. */
const APART = 12

/** Text and what it stands on, and how well the two can be told apart: 1 to 21. */
export type Pair = readonly [what: string, ratio: number]

const SHEET = join(__dirname, '../../miniprogram/styles/tokens.wxss')

/** The colour that a page of this brand has for a variable, as `rgb()` or `#rrggbb`. */
export type Token = (name: string) => string

/**
 * Reads the colours from what the page reads them from: the style sheet, and the brand's own variables.
 * @throws Error if a variable is not set
 */
export function tokensOf(mode: Mode, look: Look, sheet = readFileSync(SHEET, 'utf8')): Token {
  const [day = '', night = ''] = sheet.split('@media (prefers-color-scheme: dark)')
  const css = day + (mode === 'dark' ? night : '') + brandStyle(look)
  const set = new Map(
    [...css.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, to]) => [name, to]),
  )
  const resolve = (value = ''): string => {
    const [, name, fallback] = /^var\((--[\w-]+)(?:,\s*(.+))?\)$/.exec(value) ?? []
    return name ? resolve(set.get(name) ?? fallback) : value
  }
  return (name) => {
    const color = resolve(`var(--${name})`)
    if (!parse(color)) throw new Error(`miniprogram/styles/tokens.wxss: no --${name}`)
    return color
  }
}

/** Every text that stands in or on a colour of the brand, those included that the page derives from it. */
export function brandPairs(token: Token): Pair[] {
  const color = (name: string) => formatHex(token(name)) ?? ''
  const on = (name: string, under: string) => formatHex(blend([under, token(name)])) ?? ''
  const pair = (what: string, text: string, ground: string): Pair => [
    `${what} ${color(text)} on ${ground}`,
    wcagContrast(color(text), ground),
  ]
  const pressed = color('primary-pressed')
  return [
    [`onPrimary ${color('on-primary')} on it`, wcagContrast(color('on-primary'), color('primary'))],
    [
      `onPrimary ${color('on-primary')} on it while it is pressed`,
      wcagContrast(color('on-primary'), pressed),
    ],
    ...[...new Set([color('surface'), color('sheet')])].flatMap((ground): Pair[] => [
      [`links in it on ${ground}`, wcagContrast(color('primary'), ground)],
      pair('text', 'text', ground),
      pair('quiet text', 'text-quiet', ground),
      [`text on its tint on ${ground}`, wcagContrast(color('text-quiet'), on('tint', ground))],
      [`text on a quiet button on ${ground}`, wcagContrast(color('text'), on('fill', ground))],
    ]),
  ]
}

/** Colours that are malformed have been reported as such. */
function isReadable(mode: Mode, { colors, surfaces }: Look): boolean {
  return Object.values({ ...colors[mode], ...surfaces?.[mode] }).every((color) => COLOR.test(color))
}

/** What of a brand's colours in one mode is hard to read, or is taken for an error. */
export function colorFaults(path: string, mode: Mode, look: Look): Fault[] {
  if (!isReadable(mode, look)) return []
  const { primary } = look.colors[mode]
  const lowPairs = (changed = primary) => {
    const own = { ...look.colors[mode], primary: changed }
    const colors = { ...look.colors, [mode]: own }
    return brandPairs(tokensOf(mode, { ...look, colors })).filter(([, ratio]) => ratio < ENOUGH)
  }
  const low = lowPairs()
  const figures = low.map(([what, ratio]) => `${what} ${shown(ratio)}`).join(', ')
  const hard = warning(
    `${field(path, primary)} has too little contrast: ${figures}; text needs ${ENOUGH}:1`,
    low.length > 0 ? advice(look.colors[mode], (shade) => lowPairs(shade).length === 0) : '',
  )
  const error = tokensOf(mode, look)('error')
  const distance = differenceCiede2000()(primary, error)
  const like = warning(
    `${field(path, primary)} is ${distance.toFixed(1)} from the colour of errors, ${error}: nearer than ${APART} (CIEDE2000)`,
    'People take a button for an error. Choose another shade or hue.',
  )
  return [...(low.length > 0 ? [hard] : []), ...(distance < APART ? [like] : [])].map(
    (problem) => ({
      path,
      ...problem,
    }),
  )
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

/** Every pair of a brand's colours in one mode, and what the doctor says of them; no pairs if they are malformed. */
export function contrastOf(mode: Mode, look: Look): { pairs: Pair[]; faults: Fault[] } {
  const pairs = isReadable(mode, look) ? brandPairs(tokensOf(mode, look)) : []
  return { pairs, faults: colorFaults('primary', mode, look) }
}

/** The lowest contrast of a brand's colours in one mode; empty if they are malformed. */
export function lowestContrast(mode: Mode, look: Look): string {
  if (!isReadable(mode, look)) return ''
  return shown(Math.min(...brandPairs(tokensOf(mode, look)).map(([, ratio]) => ratio)))
}

/** Rounded down: 4.49 must not read as 4.5. */
const shown = (ratio: number) => `${(Math.floor(ratio * 100) / 100).toFixed(2)}:1`
