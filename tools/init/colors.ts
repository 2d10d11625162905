import { formatHex, interpolate } from 'culori'
import type { BrandColors } from '../../miniprogram/branding/brand'
import { brandPairs, tokensOf } from '../doctor/colors'

interface Colors {
  readonly light: BrandColors
  readonly dark: BrandColors
}

/** Text on the main colour. */
const TEXTS = ['#ffffff', '#1a1a1a']

/** The main colour in light, a tint of it in dark, and text on both: what the doctor finds readable, if there is such. */
export function colorsFrom(primary: string): Colors {
  const light = firstReadable('light', [primary])
  const tints = Array.from({ length: 20 }, (_, step) =>
    formatHex(interpolate([primary, '#ffffff'], 'rgb')(step / 20)),
  )
  return { light, dark: firstReadable('dark', tints) }
}

function firstReadable(mode: 'light' | 'dark', shades: readonly string[]): BrandColors {
  const all = shades.flatMap((primary) => TEXTS.map((onPrimary) => ({ primary, onPrimary })))
  const rated = all.map((own) => ({ own, lowest: lowestOf(mode, own) }))
  const [first] = [...rated].sort((one, other) => other.lowest - one.lowest)
  const found = rated.find(({ lowest }) => lowest >= 4.5) ?? first
  if (!found) throw new Error('no shade to choose from')
  return found.own
}

function lowestOf(mode: 'light' | 'dark', own: BrandColors): number {
  const pairs = brandPairs(tokensOf(mode, { colors: { light: own, dark: own } }))
  return Math.min(...pairs.map(([, ratio]) => ratio))
}
