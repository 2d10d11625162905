import { localeFor } from '../locales/index'
import { type Fields, fieldsIn, textIn } from '../untrusted'
import { documentsOf, httpsUrl, lineWithin, type PublicDocument } from './agreement-title'

/** What of GenAuth's public config this program shows. Everything in it was checked. */
export interface PublicBrand {
  /** Plain text on one line, 1 to 40 characters. */
  readonly name?: string
  /** https, or http on 127.0.0.1; up to 512 characters. */
  readonly logo?: string
  /** Those of the login page, in all languages, in order; never empty. Absent: the deployment's own are shown. */
  readonly agreements?: readonly PublicAgreement[]
}

export interface PublicAgreement {
  /** GenAuth's number, as text. */
  readonly id: string
  /** Made from the title, because GenAuth publishes no version. */
  readonly version: string
  /** GenAuth's tag of a language in locales/index.ts, for example `en-US`. */
  readonly lang: string
  readonly required: boolean
  /** At least one. */
  readonly documents: readonly PublicDocument[]
}

/** Agreements in one language: a person is not asked for more. */
const MOST_AGREEMENTS = 10

/** `undefined` if the answer is not trusted. */
export function readPublicConfig(answer: unknown): PublicBrand | undefined {
  const { code, data } = fieldsIn(answer)
  if ((code !== 200 && code !== '200') || !data) return undefined
  const fields = fieldsIn(data)
  const name = nameOf(textIn(fields.name))
  const logo = logoOf(textIn(fields.logo))
  const agreements = agreementsIn(fields)
  return { ...(name && { name }), ...(logo && { logo }), ...(agreements && { agreements }) }
}

function nameOf(name: string): string {
  return /[<>]/.test(name) ? '' : lineWithin(40, name)
}

/** The mock backend serves its logo over plain http. */
function logoOf(logo: string): string | undefined {
  return httpsUrl(logo.replace(/^http(?=:\/\/127\.0\.0\.1[:/])/, 'https')) && logo
}

/** All or none: a required agreement must not be left out because it cannot be shown. */
function agreementsIn({ agreementEnabled, agreements }: Fields): PublicBrand['agreements'] {
  if (agreementEnabled !== true || !Array.isArray(agreements)) return undefined
  const kept: PublicAgreement[] = []
  const isComplete = agreements
    .map(fieldsIn)
    .filter(isForLogin)
    .sort(byOrder)
    .every((item) => {
      const before = kept.filter(({ lang }) => lang === item.lang).length
      const agreement = before < MOST_AGREEMENTS && agreementOf(item)
      if (agreement) kept.push(agreement)
      return agreement || item.required === false
    })
  return isComplete && kept.length > 0 ? kept : undefined
}

/** `availableAt`: 1 is the login page, 2 is the login and the register page. Other languages are never shown. */
function isForLogin({ availableAt, lang }: Fields): boolean {
  return (availableAt === 1 || availableAt === 2) && localeFor(textIn(lang)) !== undefined
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

/** The djb2 hash. */
function versionOf(html: string): string {
  const add = (hash: number, unit: string) => (Math.imul(hash, 33) ^ unit.charCodeAt(0)) >>> 0
  return html.split('').reduce(add, 5381).toString(36)
}
