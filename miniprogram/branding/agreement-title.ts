import { LONGEST_READ, oneLine } from '../one-line'

/** A document of an agreement: a link, or text alone. */
export interface PublicDocument {
  /** Plain text on one line, without `<` and `>`: 1 to 60 characters of a link, 1 to 120 of text alone. */
  readonly title: string
  /** https only, up to 512 characters. */
  readonly url?: string
}

/** Links that one agreement may have. */
const MOST_DOCUMENTS = 10

/** Captures the attributes, whose quoted values may hold `>`, and the text between the tags. */
const LINK = /<a(\s(?:"[^"]*"|'[^']*'|[^'">])*)>([^]*?)<\/a\s*>/gi
/** The first `href` in quotes. Matched from the start, because another attribute's value may hold `href=`. */
const HREF = /^(?:"[^"]*"|'[^']*'|[^'"])*?\shref\s*=\s*("[^"]*"|'[^']*')/i
const ENTITY = /&(#\d{1,6}|#x[\da-fA-F]{1,5}|amp|lt|gt|quot|nbsp);/g
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }
/** How a title begins that is a sentence of its own: the sentence beside the tick says that already. */
const AGREEING =
  /^(我?已?(阅读|閱讀)[并並和且]同意|I (have )?read and agree to( the)?)[\s：:]*(?=.)/i
/** Without `@` before the path, which would show one host and open another. */
const HTTPS = /^https:\/\/[^\s/?#@\\"'`<>]+([/?#][^\s\\"'`<>]*)?$/i

/**
 * The documents that a title of GenAuth names. It is HTML that somebody wrote in a console. Empty if it cannot be read
 * in full. If at least one link is safe to open, an unsafe one is shown as text: a person never agrees to less than was
 * published.
 */
export function documentsOf(html: string): readonly PublicDocument[] {
  // Comments, scripts and styles have no place in a title.
  if (html.length > LONGEST_READ || /<(!|script|style)/i.test(html)) return []
  const links: PublicDocument[] = []
  html.replace(LINK, (_, attributes: string, inner: string) => {
    const url = hrefIn(attributes)
    links.push({ title: plainTextIn(inner, 60), ...(url && { url }) })
    return ''
  })
  // A link that is not closed, or is inside another link, has no certain end.
  if (html.split(/<a\s/i).length - 1 !== links.length || links.length > MOST_DOCUMENTS) return []
  const documents = links.some(({ url }) => url)
    ? links
    : [{ title: plainTextIn(html, 120).replace(AGREEING, '') }]
  return documents.every(({ title }) => title) ? documents : []
}

/** The text itself if it may be opened. */
export function httpsUrl(text: string): string | undefined {
  return HTTPS.test(text) && oneLine(text, 512) === text ? text : undefined
}

/** Empty if it is longer: a text that is cut may say something else. */
export function lineWithin(longest: number, text: string): string {
  const line = oneLine(text, LONGEST_READ)
  return Array.from(line).length > longest ? '' : line
}

function hrefIn(attributes: string): string | undefined {
  const found = HREF.exec(attributes)
  const quoted = (found && found[1]) || ''
  return httpsUrl(decoded(quoted.slice(1, -1)).trim())
}

function plainTextIn(html: string, longest: number): string {
  return lineWithin(longest, decoded(html.replace(/<[^>]*>/g, '')).replace(/[<>]/g, ' '))
}

/** Decodes once; the result is not decoded again. `#106` and `#x6a` are read as the numbers `0106` and `0x6a`. */
function decoded(text: string): string {
  return text.replace(
    ENTITY,
    (_, name: string) => NAMED[name] || String.fromCodePoint(Number('0' + name.slice(1))),
  )
}
