import type { Texts } from './locales/index'

type Words = keyof Texts['failures']

/** Trying again cannot help. */
const FINAL: { readonly retry: boolean } = { retry: false }
/** Trying again can help. */
const RETRYABLE: { readonly retry: boolean } = { retry: true }

/**
 * Every way a login can end without a result the app can use. docs/failures.md tells the causes and what each contract
 * returns; a test holds it to this table.
 */
export const failures = {
  /** The launch named nothing this deployment serves, or named it wrongly. The app must change. */
  invalid_launch: FINAL,
  /** The launching app is not one that the deployment allows. RFC 6749 §4.1.2.1 */
  unauthorized_client: { ...FINAL, words: 'invalid_launch' },
  /** The person said no: to the phone sheet or with "Not now". RFC 6749 §4.1.2.1 */
  access_denied: RETRYABLE,
  /** The person said no to WeChat's privacy guide. */
  privacy_denied: { ...RETRYABLE, words: 'access_denied' },
  /** `wx.login` failed or gave no code. */
  login_unavailable: RETRYABLE,
  /** WeChat blocks `wx.login` for this person or mini program: errno 1402101. */
  login_blocked: FINAL,
  /** WeChat gives no phone number to this mini program: not verified, or the right was taken away. errno 102 */
  phone_not_permitted: { ...FINAL, words: 'phone_unavailable' },
  /** The phone number is not declared in WeChat's privacy guide: errno 112, 1025, 101100, 101101. */
  phone_not_declared: { ...FINAL, words: 'phone_unavailable' },
  /** The paid quota is used up: errno 1400001. */
  phone_quota_used: { ...FINAL, words: 'phone_unavailable' },
  /** WeChat blocks the phone number for this person: errno 1421102. */
  phone_blocked: { ...FINAL, words: 'login_blocked' },
  /** WeChat said ok and gave no code, as base libraries before 2.21.2 do, or said nothing we know. */
  phone_unavailable: RETRYABLE,
  /** Asked again too soon after a refusal. */
  phone_too_frequent: { ...RETRYABLE, words: 'too_many_requests' },
  /** The request provably never left: offline, DNS, connection refused. */
  network_unreachable: RETRYABLE,
  /** The connection broke; the codes may have arrived. */
  connection_lost: { ...RETRYABLE, words: 'network_unreachable' },
  /** The mini program was in the background for 5 s: errno 600003. */
  interrupted: RETRYABLE,
  /** The host is not in the mini program's list of request domains: errno 600002. The self-hoster must add it. */
  domain_not_listed: FINAL,
  /** No answer within the deployment's `timeout`, or WeChat's own. */
  timed_out: RETRYABLE,
  /** The backend answered, and its answer is no. */
  refused: RETRYABLE,
  /** HTTP or envelope 429, or an apiCode that says so. */
  too_many_requests: RETRYABLE,
  /** HTTP or envelope 5xx. */
  server_error: RETRYABLE,
  /** The backend answered something that is not in the contract. */
  bad_answer: RETRYABLE,
  /** Login-only mode, and nobody has this phone number. */
  unknown_user: FINAL,
  user_locked: FINAL,
  user_disabled: FINAL,
  /** Multi-factor authentication, binding, a missing profile: the app goes on with the apiCode. */
  interaction_required: FINAL,
  /** The result outlived its lifetime before it was handed over. */
  expired: RETRYABLE,
} as const satisfies Record<string, { retry: boolean; words?: Words }>

export type FailureKind = keyof typeof failures

/** Which words of the locale say it: the kind's own, or those of another one. A kind without words does not compile. */
export function wordsFor(kind: FailureKind): Words {
  const traits = failures[kind]
  return 'words' in traits ? traits.words : (kind as KindWithWords)
}

type KindWithWords = {
  [Kind in FailureKind]: (typeof failures)[Kind] extends { words: Words } ? never : Kind
}[FailureKind]

/** What the backend said beside no. All of it is untrusted and cut to size. */
export interface BackendWords {
  /** For the person. One line, without control characters. */
  readonly reason?: string | undefined
  readonly statusCode?: number | undefined
  readonly apiCode?: number | undefined
  readonly requestId?: string | undefined
  /** Seconds before another try makes sense. */
  readonly retryAfter?: number | undefined
}

/** The one error this program throws on purpose. Its text never holds a code, a token or a phone number. */
export class LoginFailure extends Error {
  readonly kind: FailureKind
  readonly words: BackendWords

  constructor(kind: FailureKind, words: BackendWords = {}) {
    super(kind)
    this.name = 'LoginFailure'
    this.kind = kind
    this.words = words
  }
}

/** Anything thrown, as a `LoginFailure`. What nobody foresaw counts as a bad answer: trying again may help. */
export function asLoginFailure(thrown: unknown): LoginFailure {
  return thrown instanceof LoginFailure ? thrown : new LoginFailure('bad_answer')
}
