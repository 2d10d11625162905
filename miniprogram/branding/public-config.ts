import { documentsOf, httpsUrl, lineWithin, type PublicDocument } from './agreement-title'

/** What of GenAuth's public config this program shows. Everything in it was checked. */
export interface PublicBrand {
  /** Plain text on one line, 1 to 40 characters. */
  readonly name?: string
  /** https, or http on 127.0.0.1; up to 512 characters. */
  readonly logo?: string
  /** Those of the login page, in all languages, in order; never empty. Left out: the deployment's own stay. */
  readonly agreements?: readonly PublicAgreement[]
}

export interface PublicAgreement {
  /** GenAuth's number, as text. */
  readonly id: string
  /** Another one where the title is another one: GenAuth publishes no version. */
  readonly version: string
  /** `zh-CN`, `zh-TW`, `en-US` or `ja-JP`. */
  readonly lang: string
  readonly required: boolean
  /** At least one. */
  readonly documents: readonly PublicDocument[]
}

const LANGUAGES = ['zh-CN', 'zh-TW', 'en-US', 'ja-JP']

/** Agreements that one person, so one language, can be asked for. */
const MOST_AGREEMENTS = 10

type Fields = Readonly<Record<string, unknown>>

/** `undefined` where the answer is not one we trust: then nothing changes. */
export function readPublicConfig(answer: unknown): PublicBrand | undefined {
  const { code, data } = fieldsOf(answer)
  if ((code !== 200 && code !== '200') || !data) return undefined
  const fields = fieldsOf(data)
  const name = nameOf(textIn(fields.name))
  const logo = logoOf(textIn(fields.logo))
  const agreements = agreementsIn(fields)
  return { ...(name && { name }), ...(logo && { logo }), ...(agreements && { agreements }) }
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value ? (value as Fields) : {}
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function nameOf(name: string): string {
  return /[<>]/.test(name) ? '' : lineWithin(40, name)
}

/** The stand-in serves its logo without TLS. */
function logoOf(logo: string): string | undefined {
  return httpsUrl(logo.replace(/^http(?=:\/\/127\.0\.0\.1[:/])/, 'https')) && logo
}

/** All or none: a required one that cannot be shown must not go missing unnoticed. */
function agreementsIn({ agreementEnabled, agreements }: Fields): PublicBrand['agreements'] {
  if (agreementEnabled !== true || !Array.isArray(agreements)) return undefined
  const kept: PublicAgreement[] = []
  for (const item of agreements.map(fieldsOf).filter(isForLogin).sort(byOrder)) {
    const before = kept.filter(({ lang }) => lang === item.lang).length
    const agreement = before < MOST_AGREEMENTS && agreementOf(item)
    if (agreement) kept.push(agreement)
    else if (item.required !== false) return undefined
  }
  return kept.length > 0 ? kept : undefined
}

/** `availableAt`: 1 login page, 2 also the register page; elsewhere, and in another language, it is nothing to us. */
function isForLogin({ availableAt, lang }: Fields): boolean {
  return (availableAt === 1 || availableAt === 2) && LANGUAGES.includes(textIn(lang))
}

function byOrder(one: Fields, other: Fields): number {
  return orderOf(one) - orderOf(other)
}

function orderOf({ order }: Fields): number {
  return typeof order === 'number' ? order : 0
}

function agreementOf({ id, lang, required, title }: Fields): PublicAgreement | undefined {
  const html = textIn(title)
  const documents = documentsOf(html)
  if (typeof id !== 'number' || documents.length === 0) return undefined
  return {
    id: String(id),
    version: versionOf(html),
    lang: textIn(lang),
    required: required !== false,
    documents,
  }
}

/** djb2: short, and the same on every phone. */
function versionOf(html: string): string {
  const add = (hash: number, unit: string) => (Math.imul(hash, 33) ^ unit.charCodeAt(0)) >>> 0
  return html.split('').reduce(add, 5381).toString(36)
}
