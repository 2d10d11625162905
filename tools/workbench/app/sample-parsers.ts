/** What the documented sample code reads out of `extMsg`; keys beyond the three are kept, as there. */
export interface TicketResult {
  readonly code: string
  readonly message: string
  /** Read on success only; a success without one is a crash. */
  readonly ticket?: string
  readonly state?: string
}

/** The sample code would have taken the app down here. */
export class AppCrash extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'AppCrash'
  }
}

/**
 * Reads as the Swift sample of GenAuth's guide and iOS demo does: no percent-decoding, a value ends
 * at its first `=`. `components(separatedBy:)` keeps empty parts, so `a=` is an empty value. Swift compares grapheme
 * clusters: an `=` or `&` that is joined with a mark is another character.
 * @throws AppCrash for a segment without `=`, and for a missing code, message or ticket
 */
export function readAsSwiftSample(extMsg: string): TicketResult {
  return readResult(swiftSplit(extMsg, '&'), (segment) => swiftSplit(segment, '='))
}

/**
 * Reads as an Android app with the same few lines does. Java's `String.split` drops empty parts at
 * the end, so there `a=` has no second part.
 * @throws AppCrash when Swift's does, and for an empty value
 */
export function readAsJavaSample(extMsg: string): TicketResult {
  return readResult(javaSplit(extMsg, '&'), (segment) => javaSplit(segment, '='))
}

function readResult(segments: string[], split: (segment: string) => string[]): TicketResult {
  const values = new Map<string, string>()
  for (const segment of segments) {
    const [key = '', value] = split(segment)
    if (value === undefined) throw new AppCrash('index out of range: a segment has no value')
    values.set(key, value)
  }
  const code = unwrap(values, 'code')
  const message = unwrap(values, 'message')
  const state = values.get('state')
  return {
    code,
    message,
    ...(code === '200' && { ticket: unwrap(values, 'ticket') }),
    ...(state !== undefined && { state }),
  }
}

function unwrap(values: Map<string, string>, key: string): string {
  const value = values.get(key)
  if (value === undefined) throw new AppCrash(`unexpectedly found nil: ${key}`)
  return value
}

const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' })

function swiftSplit(text: string, separator: string): string[] {
  const parts = ['']
  for (const { segment } of clusters.segment(text)) {
    if (segment === separator) parts.push('')
    else parts[parts.length - 1] += segment
  }
  return parts
}

function javaSplit(text: string, separator: string): string[] {
  const parts = text.split(separator)
  // With nothing to split at, Java gives the text itself, even an empty one.
  if (parts.length === 1) return parts
  while (parts.at(-1) === '') parts.pop()
  return parts
}

/** What the Guard SDK for Android makes of `extMsg`; its app sees a denial or goes on with codes. */
export type RelayResult =
  | { readonly kind: 'denied'; readonly message: string }
  | { readonly kind: 'codes'; readonly code?: string; readonly phoneInfoCode?: string }

/**
 * Reads as WXCallbackActivity does. An empty text is the only refusal it knows; what is no JSON is
 * a stack trace, then a request without codes.
 */
export function readAsGuardAndroid(extMsg: string): RelayResult {
  if (extMsg === '') return { kind: 'denied', message: 'extraData is empty' }
  const { code, phoneInfoCode } = jsonObject(extMsg)
  return {
    kind: 'codes',
    ...(code !== undefined && { code: orgJsonText(code) }),
    ...(phoneInfoCode !== undefined && { phoneInfoCode: orgJsonText(phoneInfoCode) }),
  }
}

/** Android's `JSONObject.getString` gives any value as its JSON text. */
function orgJsonText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** None of its fields if it is no JSON object. */
export function jsonObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
