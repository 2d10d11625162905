import type { BrandColors } from '../../../miniprogram/deployment-fields'
import { brandPairs, type Pair } from '../brand-pairs'
import { COLOR, contrast, nearestShade } from '../contrast'
import { error, field, judge, warning, type Finding, type Problem } from '../finding'
import { tenantsIn, type LocatedTenant, type Scope } from '../scope'
import { type Mode, readTokens } from '../tokens'

/** Contrast that small text needs. WCAG 2.2, 1.4.3. */
const ENOUGH = 4.5

/** What a colour meets on the page in one mode. */
type PairsOf = (colors: BrandColors) => readonly Pair[]

export function colors(scope: Scope): Finding[] {
  const tokens = readTokens()
  const pairsIn =
    (mode: Mode): PairsOf =>
    (colors) =>
      brandPairs(mode, colors, tokens[mode])
  return tenantsIn(scope).flatMap((located) => [
    ...modeFindings('light', located, pairsIn('light')),
    ...modeFindings('dark', located, pairsIn('dark')),
  ])
}

function modeFindings(mode: Mode, { tenant, path }: LocatedTenant, pairsOf: PairsOf): Finding[] {
  const colors = tenant.brand.colors[mode]
  const at = `${path}.brand.colors.${mode}`
  const item = { id: `brand.colors-${mode}`, title: `${tenant.id}: ${mode} colours`, fine: '' }
  const malformed = (['primary', 'onPrimary'] as const).filter((name) => !COLOR.test(colors[name]))
  if (malformed.length > 0) {
    return judge(
      item,
      malformed.map((name) =>
        error(`${field(`${at}.${name}`, colors[name])} is no colour`, 'As in #a8321a.'),
      ),
    )
  }
  const lowest = Math.min(...pairsOf(colors).map(({ ratio }) => ratio))
  const fine = `${colors.primary} with ${colors.onPrimary}, contrast at least ${shown(lowest)}`
  return judge({ ...item, fine }, contrastProblems(at, colors, pairsOf))
}

function contrastProblems(at: string, colors: BrandColors, pairsOf: PairsOf): Problem[] {
  const low = pairsOf(colors).filter(({ ratio }) => ratio < ENOUGH)
  if (low.length === 0) return []
  const figures = low.map(({ what, ratio }) => `${what} ${shown(ratio)}`).join(', ')
  const detail = `${field(`${at}.primary`, colors.primary)} has too little contrast: ${figures}; text needs ${ENOUGH}:1`
  return [warning(detail, advice(colors, pairsOf))]
}

function advice(colors: BrandColors, pairsOf: PairsOf): string {
  const shade = nearestShade(colors.primary, (primary) =>
    pairsOf({ ...colors, primary }).every(({ ratio }) => ratio >= ENOUGH),
  )
  if (shade) return `The nearest shade that passes is ${shade}.`
  const [best = ''] = ['#000000', '#ffffff'].sort(
    (one, other) => contrast(other, colors.primary) - contrast(one, colors.primary),
  )
  return `No shade of it passes with this onPrimary. Set onPrimary to ${best} and look again.`
}

/** Rounded down: 4.49 must not read as 4.5. */
function shown(ratio: number): string {
  return `${(Math.floor(ratio * 100) / 100).toFixed(2)}:1`
}
