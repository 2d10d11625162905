import refusals from './refusals.json'

/** As GenAuth names them in `x-authing-lang`; the mini program sends one of these. */
export type Language = 'zh-CN' | 'zh-TW' | 'en-US' | 'ja-JP'
type Row = { readonly code: number } & Readonly<Record<Language, string>>

/**
 * A "no" for the person and the app; its message is the reason. What is in `log` is for the operator, and not secret.
 * Codes of 1000 and more are GenAuth's apiCodes, which the mini program turns into screens of their own; those below are
 * the classes of V3. https://docs.genauth.ai/reference/error-code.html
 */
export class Refusal extends Error {
  readonly log: Readonly<Record<string, string | number>>
  private readonly row: Row

  /** `said`: by GenAuth, in the language that it was asked in. */
  constructor(reason: keyof typeof refusals, log: Refusal['log'] = {}, said: Partial<Row> = {}) {
    super(reason)
    this.row = { ...refusals[reason], ...said }
    this.log = log
  }

  /** Whether the same request may succeed a little later. */
  get passes(): boolean {
    return [429, 500, 503].includes(this.row.code)
  }

  body(language: Language): Body {
    return { code: this.row.code, message: this.row[language], data: null }
  }
}

/** The envelope of GenAuth's ticket endpoints. */
export interface Body {
  readonly code: number
  readonly message: string
  readonly data: unknown
}

export function languageOf(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Language {
  const asked = headers['x-authing-lang'] ?? headers['x-genauth-lang'] ?? headers['accept-language']
  const tag = typeof asked === 'string' ? asked : ''
  if (/^zh[-_](tw|hk|mo|hant)/i.test(tag)) return 'zh-TW'
  if (/^ja/i.test(tag)) return 'ja-JP'
  return /^(zh|\*|$)/i.test(tag) ? 'zh-CN' : 'en-US'
}
