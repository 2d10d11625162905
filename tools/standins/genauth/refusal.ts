import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

type Text = readonly [chinese: string, english: string]
export type Language = 'zh' | 'en'

/** A "no" in one language; `failureOf` puts it into the envelope of a contract. */
export interface Failure {
  /** The class of failure, GenAuth's V3 `statusCode`. */
  readonly statusCode: number
  /** The exact reason, if GenAuth has a number for it. */
  readonly apiCode?: number | undefined
  readonly message: string
  /** What the next step needs, for the codes that are a detour rather than an end. */
  readonly data?: object | undefined
}

export class Refusal extends Error {
  readonly statusCode: number
  private readonly text: Text
  private readonly apiCode: number | undefined
  private readonly data: object | undefined

  constructor(statusCode: number, text: Text, apiCode?: number, data?: object) {
    super(text[0])
    this.statusCode = statusCode
    this.text = text
    this.apiCode = apiCode
    this.data = data
  }

  in(language: Language): Failure {
    const { statusCode, apiCode, text, data } = this
    return { statusCode, apiCode, data, message: text[language === 'zh' ? 0 : 1] }
  }
}

/** `x-authing-lang` of the SDKs, else `accept-language`; Chinese if neither names another language. */
export function languageOf(headers: IncomingHttpHeaders): Language {
  const asked = prefixed(headers, 'lang') ?? headers['accept-language'] ?? ''
  return /^(zh|\*|$)/i.test(asked) ? 'zh' : 'en'
}

/** Authing's SDKs write `x-authing-`, GenAuth's `x-genauth-`. UNSOURCED which one a server takes: this one takes both. */
export function prefixed(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[`x-authing-${name}`] ?? headers[`x-genauth-${name}`]
  return typeof value === 'string' ? value : undefined
}

/** HTTP is 200 for all of them except OpenID Connect's. */
export function failureOf(url: string, { statusCode, apiCode, message, data = {} }: Failure) {
  const detour = Object.keys(data).length > 0 ? data : undefined
  const code = apiCode ?? statusCode
  if (url.startsWith('/api/v3/')) {
    return { statusCode, apiCode, message, requestId: randomUUID(), data: detour }
  }
  if (url.startsWith('/api/v2/')) {
    // As documented; `code` too for the SDKs, of which the one for iOS takes an answer without it as a success.
    const forSdk = url.includes('/ecConn/') ? { code } : {}
    const exact = apiCode === undefined ? {} : { apiCode: String(apiCode) }
    return {
      uniqueId: randomUUID(),
      ...forSdk,
      statusCode,
      message,
      ...exact,
      data: detour ?? null,
    }
  }
  // RFC 6749 §5.2, RFC 6750 §3.1
  if (url.startsWith('/oidc/')) {
    const error = statusCode === 401 ? 'invalid_token' : 'invalid_grant'
    return { error, error_description: message }
  }
  // The ticket contract knows no detour: an app reads nothing but code and message.
  return { code, message, data: null }
}

/** Codes and their meaning are from GenAuth's error-code page unless a comment says otherwise. */
export const refusals = {
  invalidArgument: (text: Text) => new Refusal(400, text),
  unauthorized: (text: Text) => new Refusal(401, text),
  unknownUserPool: () => new Refusal(404, ['用户池不存在', 'The user pool does not exist'], 2224),
  unknownApp: () => new Refusal(499, ['应用不存在', 'The app does not exist'], 2011),
  // UNSOURCED: no number is documented for an unknown connection; the class NotFound is.
  unknownConnection: () => new Refusal(404, ['身份源连接不存在', 'The connection does not exist']),
  tooManyRequests: () =>
    new Refusal(429, [
      '您的请求已超过最大数量限制，请稍后重试',
      'Too many requests. Please try again later.',
    ]),
  otherRequest: () =>
    new Refusal(422, [
      'idempotency-key 已用于另一个请求',
      'The idempotency-key belongs to another request',
    ]),
  // UNSOURCED: for login-only mode and an unknown person the docs give no code; 2004 and 2031 fit, this is the first.
  unknownPerson: () => new Refusal(403, ['用户不存在', 'The user does not exist'], 2004),
  userDisabled: () =>
    new Refusal(
      403,
      ['用户已被禁用或不是租户成员', 'The user is disabled or no member of the tenant'],
      2120008,
    ),
  userLocked: () => new Refusal(403, ['用户已被锁定', 'The user is locked'], 2005),
  mfaRequired: (data: object) =>
    new Refusal(403, ['请进行多因素认证', 'A second factor is required'], 1636, data),
} as const
