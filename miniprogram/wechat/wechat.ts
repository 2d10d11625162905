import type { LoginFailure } from '../failure'
import type { EnterOptions } from '../launch/launch'

/** The few things this program asks of WeChat, in its own words. */
export interface WeChat {
  /** How the mini program was opened or brought back last. */
  enterOptions(): EnterOptions
  /** The person's language as WeChat writes it: `zh_CN`, `en`, … */
  language(): string
  /**
   * A login code: single use, valid 300 s.
   * @throws LoginFailure `login_unavailable`, `login_blocked`, `timed_out`
   */
  login(): Promise<string>
  /** What the phone sheet gave: a phone code (single use, valid 300 s), or why there is none. */
  readPhoneCode(detail: unknown): string | LoginFailure
  /**
   * One POST of JSON. Every HTTP status resolves.
   * @throws LoginFailure `network_unreachable` where the request provably never left; `connection_lost`, `interrupted`,
   * `timed_out`, `domain_not_listed`
   */
  post(request: PostRequest): Promise<Answer>
  /** Differs at every call. Not for secrets. */
  uniqueKey(): string
  /** Shows the privacy guide that is declared in WeChat's console. */
  openPrivacyContract(): void
  /** Puts a link on the clipboard; WeChat tells the person so. */
  copyLink(url: string): void
}

export interface PostRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: object
  /** Milliseconds. */
  readonly timeout: number
}

export interface Answer {
  readonly status: number
  /** Parsed where it was JSON, else text. Untrusted. */
  readonly body: unknown
  /** The header of that name, as it came. */
  readonly retryAfter: string | undefined
}
