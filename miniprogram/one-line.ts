/* eslint no-control-regex: "off" -- taking control characters out is what this is for */

/** How much of a text is looked at, in UTF-16 units: an answer may be megabytes long. */
export const LONGEST_READ = 4000

/** Control characters, line breaks, and characters that have no width or turn the direction of a text. */
const UNPRINTABLE =
  /[\u0000-\u0020\u007f-\u00a0\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3164\ufeff]+/g

/**
 * Somebody else's text, fit to be shown: without unprintable characters and lone surrogates; cut between characters,
 * not inside one. At most `longest` characters.
 */
export function oneLine(text: string, longest = 120): string {
  const characters = Array.from(text.slice(0, LONGEST_READ).replace(UNPRINTABLE, ' ').trim())
  return characters.filter(isWhole).slice(0, longest).join('').trim()
}

/** A lone half of a surrogate pair is no character. */
function isWhole(character: string): boolean {
  return !/^[\ud800-\udfff]$/.test(character)
}
