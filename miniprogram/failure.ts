import type { Texts } from './locales/index'

type TextKey = keyof Texts['failures']

/** Trying again cannot help. */
const FINAL: { readonly retry: boolean } = { retry: false }
/** Trying again can help. */
const RETRYABLE: { readonly retry: boolean } = { retry: true }

/**
 * Every way a login can end without a result that the app can use. docs/failures.md lists the causes and what each
 * contract returns; a test compares it with this table.
 */
export const failures = {
  /** The launch names nothing that this deployment serves, or has a wrong parameter. The app must change. */
  invalid_launch: FINAL,
  /** The deployment does not allow the launching app. RFC 6749 §4.1.2.1 */
  unauthorized_client: { ...FINAL, text: 'invalid_launch' },
  /** The person said no: to the phone sheet or with "Not now". RFC 6749 §4.1.2.1 */
  access_denied: RETRYABLE,
  /** The person said no to WeChat's privacy guide. */
  privacy_denied: { ...RETRYABLE, text: 'access_denied' },
  /** The base library is older than `MINIMUM_BASE_LIBRARY`. The person must update WeChat. */
  wechat_outdated: FINAL,
  /** `wx.login` failed or gave no code. */
  login_unavailable: RETRYABLE,
  /** WeChat blocks `wx.login` for this person or mini program: errno 1402101. */
  login_blocked: FINAL,
  /** WeChat gives no phone number to this mini program, which is not verified or lost the right: errno 102. */
  phone_not_permitted: FINAL,
  /** The phone number is not declared in WeChat's privacy guide: errno 112, 1025, 101100, 101101. */
  phone_not_declared: { ...FINAL, text: 'phone_not_permitted' },
  /** The paid quota is used up: errno 1400001. */
  phone_quota_used: { ...FINAL, text: 'phone_not_permitted' },
  /** WeChat blocks the phone number for this person: errno 1421102. */
  phone_blocked: { ...FINAL, text: 'login_blocked' },
  /** WeChat said ok and gave no code, as base libraries before 2.21.2 do, or said something unknown. */
  phone_unavailable: RETRYABLE,
  /** Asked again too soon after a refusal. */
  phone_too_frequent: { ...RETRYABLE, text: 'too_many_requests' },
  /** The request provably never left: offline, DNS, connection refused. */
  network_unreachable: RETRYABLE,
  /** The connection broke; the codes may have arrived. */
  connection_lost: { ...RETRYABLE, text: 'network_unreachable' },
  /** The mini program was in the background for 5 s: errno 600003. */
  interrupted: RETRYABLE,
  /** The host is not in the mini program's list of request domains: errno 600002. The self-hoster must add it. */
  domain_not_listed: FINAL,
  /** No answer within the deployment's `timeout`, or WeChat's own. */
  timed_out: RETRYABLE,
  /** The backend refused. */
  refused: RETRYABLE,
  /** HTTP or envelope 429, or an apiCode that says so. */
  too_many_requests: RETRYABLE,
  /** HTTP or envelope 5xx. */
  server_error: RETRYABLE,
  /** The backend's answer is not as the contract says. */
  bad_answer: RETRYABLE,
  /** Login-only mode, and no account has this phone number. */
  unknown_user: FINAL,
  user_locked: FINAL,
  user_disabled: FINAL,
  /** Multi-factor authentication, binding, a missing profile: the app continues with the apiCode. */
  interaction_required: FINAL,
  /** The result or a code expired before the app got the result. */
  expired: RETRYABLE,
} as const satisfies Record<string, { retry: boolean; text?: TextKey }>

export type FailureKind = keyof typeof failures

/** The key of the kind's texts in the locales: its own, or that of another kind. A kind without texts does not compile. */
export function textKeyOf(kind: FailureKind): TextKey {
  const traits = failures[kind]
  return 'text' in traits ? traits.text : (kind as KindWithTexts)
}

type KindWithTexts = {
  [Kind in FailureKind]: (typeof failures)[Kind] extends { text: TextKey } ? never : Kind
}[FailureKind]

/** What the backend said about a refusal. All of it is untrusted and was cut to size. */
export interface FailureDetails {
  /** For the person. One line, without control characters. */
  readonly reason?: string | undefined
  readonly statusCode?: number | undefined
  readonly apiCode?: number | undefined
  readonly requestId?: string | undefined
  /** Seconds to wait before another try. */
  readonly retryAfter?: number | undefined
}

/**
 * The only error that this program throws on purpose. Its message never holds a code, a token or a phone number.
 * It only looks like an `Error`: what ES5 needs to extend a built-in class is 3 KB.
 */
export class LoginFailure implements Error {
  readonly name = 'LoginFailure'
  readonly message: string
  readonly kind: FailureKind
  readonly details: FailureDetails
  /** What was thrown, if it was no `LoginFailure`. */
  readonly cause: unknown
  private readonly thrown: Error

  constructor(kind: FailureKind, details: FailureDetails = {}, cause?: unknown) {
    this.message = kind
    this.thrown = new Error(kind)
    this.kind = kind
    this.details = details
    this.cause = cause
  }

  /** Written only when it is read: that takes longer than all the rest. */
  get stack(): string {
    return String(this.thrown.stack)
  }

  toString(): string {
    return `${this.name}: ${this.message}`
  }
}

/** Anything thrown, as a `LoginFailure`. An unexpected error counts as a bad answer, because another try may help. */
export function asLoginFailure(thrown: unknown): LoginFailure {
  return thrown instanceof LoginFailure ? thrown : new LoginFailure('bad_answer', {}, thrown)
}
