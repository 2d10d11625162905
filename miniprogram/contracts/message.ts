/* eslint no-control-regex: "off" -- taking control characters out is what this is for */

/** Longest message that is shown or handed to an app, in characters. */
const MAX_LENGTH = 120

/**
 * A message that the documented sample parsers read back unchanged: they split on `&` and `=` and decode nothing,
 * and Java's drops an empty value and crashes.
 */
export function plainMessage(message: string): string {
  return oneLine(message.replace(/[&=]/g, ' ')) || '-'
}

/** The backend's `message`, fit to be shown, or `undefined` where there is none. */
export function reasonOf(answer: Record<string, unknown>): string | undefined {
  const { message } = answer
  return typeof message === 'string' && oneLine(message) !== '' ? oneLine(message) : undefined
}

/** Control characters, line breaks and characters without width. */
const UNPRINTABLE =
  /[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+/g

/** Without unprintable characters and lone surrogates; cut between characters, not inside one. */
function oneLine(text: string): string {
  // An answer may be megabytes long.
  const characters = Array.from(text.slice(0, 1000).replace(UNPRINTABLE, ' ').trim())
  return characters.filter(isWhole).slice(0, MAX_LENGTH).join('').trim()
}

/** A lone half of a surrogate pair is no character. */
function isWhole(character: string): boolean {
  return !/^[\ud800-\udfff]$/.test(character)
}
