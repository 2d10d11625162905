/** Only so many UTF-16 units of a text are read: an answer may be megabytes long. */
export const LONGEST_READ = 4000

/**
 * What joins the character before it: marks, halfwidth sound marks, skin tones, Thai and Lao AM; and what leaves no ink,
 * breaks a line or changes the direction: half of a surrogate pair and the empty Braille cell, too.
 * https://www.unicode.org/reports/tr29/#Grapheme_Cluster_Boundary_Rules GB9, GB9a
 *
 * The official compiler writes the `\p{…}` of a literal out as 4 KB of ranges, but not of a string. All phones that the
 * minimum base library runs on can read it (iOS 11.3, Chromium 64), each by its own version of Unicode. On an older one,
 * where the program says that WeChat is outdated, only ASCII is shown of somebody else's text.
 * https://github.com/wechat-miniprogram/miniprogram-compat
 */
function unicodeClasses() {
  try {
    return {
      joining: new RegExp('[\\p{M}\uff9e\uff9f\\p{Emoji_Modifier}\u0e33\u0eb3]', 'u'),
      unseen: new RegExp(
        '[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Z}\\p{Default_Ignorable_Code_Point}\\u2800]',
        'u',
      ),
    }
  } catch {
    return { joining: /(?!)/, unseen: /[^ -~]/ }
  }
}

const { joining, unseen } = unicodeClasses()

/** Joins the character after it, GB9b: the letters of this kind. Its signs are format characters, which are dropped. */
const JOINS_AFTER =
  /[\u0d4e\u{111c2}\u{111c3}\u{113d1}\u{1193f}\u{11941}\u{11a3a}\u{11a84}-\u{11a89}\u{11d46}\u{11f02}]/u

/** Marks on one character; living languages need up to 4. */
const MOST_MARKS = 4

/**
 * Somebody else's text, fit to be shown and to be put between `=` and `&`: without invisible characters, with few marks,
 * and with nothing at its ends that joins what is around it. Swift compares joined characters as one, so a sample parser
 * would not find its `=` or `&`. Cut between characters; at most `longest` of them.
 */
export function oneLine(text: string, longest = 120): string {
  const kept: string[] = []
  let marks = 0
  for (const character of Array.from(text.slice(0, LONGEST_READ))) {
    const before = kept[kept.length - 1]
    if (kept.length === longest) break
    if (joining.test(character)) {
      marks += 1
      if (before !== undefined && marks <= MOST_MARKS) kept.push(character)
    } else if (!unseen.test(character)) {
      marks = 0
      kept.push(character)
    } else if (before !== undefined && before !== ' ') {
      marks = 0
      kept.push(' ')
    }
  }
  while (isLoose(kept[kept.length - 1])) kept.pop()
  return kept.join('')
}

/** May it not be the last one? */
function isLoose(character = ''): boolean {
  return character === ' ' || JOINS_AFTER.test(character)
}
