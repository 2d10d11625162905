import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Mode = 'light' | 'dark'

/** The page's own colours that a brand's meet, as `#rrggbb`. */
export interface Tokens {
  /** What everything stands on: the page and the half-screen. */
  readonly surfaces: readonly string[]
  readonly text: string
}

const SHEET = join(__dirname, '../../miniprogram/styles/tokens.wxss')

/** Reads them from where the style sheet has them, so that the two cannot differ. */
export function readTokens(rules = readFileSync(SHEET, 'utf8')): Readonly<Record<Mode, Tokens>> {
  const [light = '', dark = ''] = rules.split('@media (prefers-color-scheme: dark)')
  return { light: tokensIn(light), dark: tokensIn(dark) }
}

function tokensIn(rules: string): Tokens {
  const color = (name: string) => {
    const found = new RegExp(`--${name}:\\s*(#[0-9a-f]{6})`).exec(rules)?.[1]
    if (!found) throw new Error(`miniprogram/styles/tokens.wxss: no --${name} as #rrggbb`)
    return found
  }
  return { surfaces: [...new Set([color('surface'), color('sheet')])], text: color('text') }
}
