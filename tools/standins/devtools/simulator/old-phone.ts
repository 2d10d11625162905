import { isAtLeast } from './version'

/** The base library that brought each function of `wx`, put in by build/bundle.ts. */
declare const API: Readonly<Record<string, { readonly since?: string }>>

/** What is wrong with a phone: names of functions of `wx`, and its way with style sheets. */
export interface OldPhone {
  /** Not there, whatever the base library. */
  readonly missing?: readonly string[]
  readonly throwing?: readonly string[]
  /** Neither return anything nor call back. */
  readonly silent?: readonly string[]
  /** Leaves out what iOS 13 does not know. */
  readonly oldStyles?: boolean
}

/** Takes from a `wx` what its base library does not have yet, and breaks what is broken on this phone. */
export function age(wx: Record<string, unknown>, version: string, phone: OldPhone): void {
  const isNewer = (name: string) => !isAtLeast(version, API[name]?.since ?? '0')
  const missing = [...Object.keys(wx).filter(isNewer), ...(phone.missing ?? [])]
  for (const name of missing) Reflect.deleteProperty(wx, name)
  for (const name of phone.silent ?? []) wx[name] = () => undefined
  for (const name of phone.throwing ?? []) {
    wx[name] = () => {
      throw new Error(`${name} is broken on this phone`)
    }
  }
}

/** A style sheet as iOS 13 reads it: no gap in a flex box, no `anywhere`, `text-wrap`, `inset`, `aspect-ratio`, `:is` or `:where`. */
export function oldStyles(css: string): string {
  return css
    .replace(
      /(?<=[{;]\s*)((row-|column-)?gap|inset|aspect-ratio|text-wrap|overflow-wrap:\s*anywhere)\b[^;}]*/g,
      '',
    )
    .replace(/[^{}]*:(is|where)\([^{}]*\{[^{}]*\}/g, '')
}
