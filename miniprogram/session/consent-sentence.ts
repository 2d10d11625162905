import type { BrandDocument } from '../branding/brand'
import { fill, type Texts } from '../locales/index'

/** What a person ticks, in the order it is read: each document after the words before it, then `after`. */
export interface ConsentSentence {
  readonly documents: readonly ConsentDocument[]
  readonly after: string
  /** All of it as one text: the name of the checkbox. */
  readonly name: string
}

interface ConsentDocument extends BrandDocument {
  readonly before: string
  /** Marks the link, unless the title has marks of its own. */
  readonly underlined: boolean
}

/** One sentence that names the documents. Joined by hand: `Intl.ListFormat` is not on every phone. */
export function consentSentence(
  { before, comma, and, after }: Texts['agree'],
  documents: readonly BrandDocument[],
): ConsentSentence {
  const last = documents.length - 1
  const joined = documents.map((document, index) => ({
    ...document,
    before: fill(index === 0 ? before : index === last ? and : comma, ''),
    underlined: document.title.charAt(0) !== '《',
  }))
  const end = fill(after, '')
  const name = joined.map((document) => document.before + document.title).join('') + end
  return { documents: joined, after: end, name: name.replace(/[\u200b\u2060]/g, '') }
}
