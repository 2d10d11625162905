import type { Texts } from './locales/index'

/**
 * Every way a login can end without a result the app can use. `retry`: can trying again help? `text`: which words of
 * the locale say it. docs/failures.md tells the causes and what each contract returns; a test holds it to this table.
 */
export const failures = {
  /** The launch named nothing this deployment serves, or named it wrongly. The app must change. */
  invalid_launch: { retry: false, text: 'invalidLaunch' },
  /** The launching app is not one that the deployment allows. RFC 6749 §4.1.2.1 */
  unauthorized_client: { retry: false, text: 'invalidLaunch' },
  /** The person said no: to the phone sheet or with "Not now". RFC 6749 §4.1.2.1 */
  access_denied: { retry: true, text: 'accessDenied' },
  /** The person said no to WeChat's privacy guide. */
  privacy_denied: { retry: true, text: 'accessDenied' },
  /** `wx.login` failed or gave no code. */
  login_unavailable: { retry: true, text: 'loginUnavailable' },
  /** WeChat blocks `wx.login` for this person or mini program: errno 1402101. */
  login_blocked: { retry: false, text: 'blocked' },
  /** WeChat gives no phone number to this mini program: not verified, or the right was taken away. errno 102 */
  phone_not_permitted: { retry: false, text: 'phoneUnavailable' },
  /** The phone number is not declared in WeChat's privacy guide: errno 112, 1025, 101100, 101101. */
  phone_not_declared: { retry: false, text: 'phoneUnavailable' },
  /** The paid quota is used up: errno 1400001. */
  phone_quota_used: { retry: false, text: 'phoneUnavailable' },
  /** WeChat blocks the phone number for this person: errno 1421102. */
  phone_blocked: { retry: false, text: 'blocked' },
  /** WeChat said ok and gave no code, as base libraries before 2.21.2 do, or said nothing we know. */
  phone_unavailable: { retry: true, text: 'phoneUnavailable' },
  /** Asked again too soon after a refusal. */
  phone_too_frequent: { retry: true, text: 'tooManyRequests' },
  /** The request provably never left: offline, DNS, connection refused. */
  network_unreachable: { retry: true, text: 'networkUnreachable' },
  /** The connection broke; the codes may have arrived. */
  connection_lost: { retry: true, text: 'networkUnreachable' },
  /** The mini program was in the background for 5 s: errno 600003. */
  interrupted: { retry: true, text: 'interrupted' },
  /** The host is not in the mini program's list of request domains: errno 600002. The self-hoster must add it. */
  domain_not_listed: { retry: false, text: 'notSetUp' },
  /** No answer within the deployment's `timeout`, or WeChat's own. */
  timed_out: { retry: true, text: 'timedOut' },
  /** The backend answered, and its answer is no. */
  refused: { retry: true, text: 'refused' },
  /** HTTP or envelope 429, or an apiCode that says so. */
  too_many_requests: { retry: true, text: 'tooManyRequests' },
  /** HTTP or envelope 5xx. */
  server_error: { retry: true, text: 'serverError' },
  /** The backend answered something that is not in the contract. */
  bad_answer: { retry: true, text: 'badAnswer' },
  /** Login-only mode, and nobody has this phone number. */
  unknown_user: { retry: false, text: 'unknownUser' },
  user_locked: { retry: false, text: 'userLocked' },
  user_disabled: { retry: false, text: 'userDisabled' },
  /** Multi-factor authentication, binding, a missing profile: the app goes on with the apiCode. */
  interaction_required: { retry: false, text: 'interactionRequired' },
  /** The result outlived its lifetime before it was handed over. */
  expired: { retry: true, text: 'expired' },
} as const satisfies Record<string, { retry: boolean; text: keyof Texts['failures'] }>

export type FailureKind = keyof typeof failures

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
