import { LONGEST_READ, oneLine } from '../one-line'

/** A document of an agreement: a link, or words alone. */
export interface PublicDocument {
  /** Plain text on one line, without `<` and `>`: 1 to 60 characters of a link, 1 to 120 of words alone. */
  readonly title: string
  /** https only, up to 512 characters. */
  readonly url?: string
}

/** Links that one agreement may have. */
const MOST_DOCUMENTS = 10

/** Attributes, where `>` may stand in quotes, and what is between the tags. */
const LINK = /<a(\s(?:"[^"]*"|'[^']*'|[^'">])*)>([^]*?)<\/a\s*>/gi
/** The first of that name, in quotes. Read from the start: another attribute's value may hold anything. */
const HREF = /^(?:"[^"]*"|'[^']*'|[^'"])*?\shref\s*=\s*("[^"]*"|'[^']*')/i
const ENTITY = /&(#\d{1,6}|#x[\da-fA-F]{1,5}|amp|lt|gt|quot|nbsp);/g
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }
/** No `@` before the path: that would show one host and open another. */
const HTTPS = /^https:\/\/[^\s/?#@\\"'`<>]+([/?#][^\s\\"'`<>]*)?$/i

/**
 * What a title of GenAuth names; its HTML comes from a console. Empty where that cannot be told in full. Where one link
 * is good, one that is not safe to open keeps its words: nobody agrees to less than was published.
 */
export function documentsOf(html: string): readonly PublicDocument[] {
  // What a browser would not show is not shown; a title needs none of it.
  if (html.length > LONGEST_READ || /<(!|script|style)/i.test(html)) return []
  const links: PublicDocument[] = []
  html.replace(LINK, (_, attributes: string, inner: string) => {
    const url = hrefIn(attributes)
    links.push({ title: wordsIn(inner, 60), ...(url && { url }) })
    return ''
  })
  // A link that is not closed, or inside another one: where it ends is anybody's guess.
  if (html.split(/<a\s/i).length - 1 !== links.length || links.length > MOST_DOCUMENTS) return []
  const documents = links.some(({ url }) => url) ? links : [{ title: wordsIn(html, 120) }]
  return documents.every(({ title }) => title) ? documents : []
}

/** The text itself where it may be opened. */
export function httpsUrl(text: string): string | undefined {
  return HTTPS.test(text) && oneLine(text, 512) === text ? text : undefined
}

/** Empty where it is longer: half a sentence is another sentence. */
export function lineWithin(longest: number, text: string): string {
  const line = oneLine(text, LONGEST_READ)
  return Array.from(line).length > longest ? '' : line
}

function hrefIn(attributes: string): string | undefined {
  const [, quoted = ''] = HREF.exec(attributes) || []
  return httpsUrl(decoded(quoted.slice(1, -1)).trim())
}

function wordsIn(html: string, longest: number): string {
  return lineWithin(longest, decoded(html.replace(/<[^>]*>/g, '')).replace(/[<>]/g, ' '))
}

/** Once: what comes of it is not read again. `#106` and `#x6a` are the numbers `0106` and `0x6a`. */
function decoded(text: string): string {
  return text.replace(
    ENTITY,
    (_, name: string) => NAMED[name] || String.fromCodePoint(Number('0' + name.slice(1))),
  )
}
