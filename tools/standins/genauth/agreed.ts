import { refusals } from './refusal'
import { wireText, type WireObject } from './wire-values'

/** Proof of one agreement: who logs in saw this version in this language, and agreed then. */
export interface Agreed {
  readonly id: string
  readonly version: string
  /** `zh-CN`, `en`, … */
  readonly lang: string
  /** ISO 8601, by the phone's clock. */
  readonly agreedAt: string
}

/** More than anybody can be asked for. */
const MOST = 100

const LANG = /^[a-z]{2,3}(-[A-Za-z]{2,4})*$/
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/

/**
 * The proof that comes with a login, if one does. UNSOURCED: GenAuth documents no field for it; this one is this
 * project's default, to be confirmed like the endpoint that issues tickets.
 * @throws Refusal 400 for anything that proves nothing
 */
export function readAgreed(body: WireObject): readonly Agreed[] {
  if (!('agreements' in body)) return []
  const { agreements } = body
  if (!Array.isArray(agreements) || agreements.length > MOST) throw malformed()
  return agreements.map(readOne)
}

function readOne(value: unknown): Agreed {
  if (typeof value !== 'object' || value === null) throw malformed()
  const fields = value as WireObject
  const [id, version, lang, agreedAt] = ['id', 'version', 'lang', 'agreedAt'].map((key) => {
    const text = wireText(fields, key)
    if (text === undefined || text.length > 64) throw malformed(key)
    return text
  }) as [string, string, string, string]
  if (!LANG.test(lang)) throw malformed('lang')
  if (!TIME.test(agreedAt) || Number.isNaN(Date.parse(agreedAt))) throw malformed('agreedAt')
  return { id, version, lang, agreedAt }
}

function malformed(key?: string) {
  return refusals.invalidArgument(`agreements${key === undefined ? '' : `.${key}`} 格式错误`)
}
