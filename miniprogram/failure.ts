/**
 * Why a login did not end with a result the app can use, and whether trying again can help.
 * A kind added here does not compile until every locale has words for it.
 */
export const retryHelps = {
  /** The launch named nothing this deployment serves, or named it wrongly. The app must change. */
  invalid_launch: false,
  /** The person said no: to the phone sheet, to the agreements, or with "Not now". RFC 6749 §4.1.2.1 */
  access_denied: true,
  /** `wx.login` failed or gave no code. */
  login_unavailable: true,
  /** WeChat gives no phone number here: no permission, not declared, quota used up, person blocked. */
  phone_unavailable: false,
  /** The request never got an answer: offline, DNS, refused, TLS, interrupted. */
  network_unreachable: true,
  /** No answer within the deployment's `timeout`. */
  timed_out: true,
  /** The backend answered, and its answer is no. */
  refused: true,
  /** The backend answered something that is not in the contract. */
  bad_answer: true,
  /** The result outlived its lifetime before it was handed over. */
  expired: true,
} as const

export type FailureKind = keyof typeof retryHelps

/** The one error this program throws on purpose. Its text never holds a code, a token or a phone number. */
export class LoginFailure extends Error {
  readonly kind: FailureKind
  /** The backend's own words for the person, shortened and without control characters. */
  readonly reason: string | undefined

  constructor(kind: FailureKind, reason?: string) {
    super(kind)
    this.name = 'LoginFailure'
    this.kind = kind
    this.reason = reason
  }
}

/** Anything thrown, as a `LoginFailure`. What nobody foresaw counts as a bad answer: trying again may help. */
export function asLoginFailure(thrown: unknown): LoginFailure {
  return thrown instanceof LoginFailure ? thrown : new LoginFailure('bad_answer')
}
