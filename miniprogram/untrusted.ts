/**
 * Readers for values that somebody else wrote: the launching app, the backend, the device's storage, WeChat. Each one
 * gives a typed value, so that no other file needs a cast.
 */

export type Fields = Readonly<Record<string, unknown>>

/** Is it an object with fields, so neither `null` nor a list? */
export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Its fields; none if it is no object. */
export function fieldsIn(value: unknown): Fields {
  return isRecord(value) ? value : {}
}

/** Is it in the list? For `includes` the compiler adds a polyfill that no phone needs. */
export function isAmong<Item>(list: readonly Item[], item: Item): boolean {
  return list.indexOf(item) >= 0
}

/** The text, or an empty one if it is none. */
export function textIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** A whole number that is not negative and has up to 9 digits, written as a number or as text. */
export function wholeNumberIn(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : textIn(value)
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
