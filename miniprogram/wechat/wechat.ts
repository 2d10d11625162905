import type { LoginFailure } from '../failure'
import type { EnterOptions } from '../launch/launch'

/** Which version of the mini program runs. What WeChat does not name counts as the one for the public. */
export type EnvVersion = 'develop' | 'trial' | 'release'

/** How long `wx.login` may take, in milliseconds. */
export const LOGIN_TIMEOUT = 10_000

/**
 * Everything that this program asks of WeChat. Nothing here throws, whatever the base library lacks. What is waited for
 * is a Promise, and no function takes a callback for an answer: so `watched` cannot miss one.
 */
export interface WeChat {
  envVersion(): EnvVersion
  /** Is the base library too old for a login? Never in a develop version, so that older ones can be tried. */
  isOutdated(): boolean
  /** Writes a failure, or what nobody foresaw, to WeChat's real-time log. Never codes, tokens or phone numbers. */
  report(thrown: unknown): void
  /** How the mini program was opened or brought back last. */
  enterOptions(): EnterOptions
  /** The person's language as WeChat writes it: `zh_CN`, `en`, …; empty if it is unknown. */
  language(): string
  /**
   * A login code: single use, valid 300 s.
   * @throws LoginFailure `login_unavailable`, `login_blocked`, `timed_out`, `network_unreachable`
   */
  login(): Promise<string>
  /** Reads what the phone sheet gave: a phone code (single use, valid 300 s), or why there is none. */
  readPhoneCode(detail: unknown): string | LoginFailure
  /**
   * One POST of JSON. Every HTTP status resolves.
   * @throws LoginFailure `network_unreachable` if the request provably never left; `connection_lost`, `interrupted`,
   * `timed_out`, `domain_not_listed`
   */
  post(request: PostRequest): Promise<Answer>
  /** A different text at every call. Not for secrets. */
  uniqueKey(): string
  /**
   * One GET of JSON. Every HTTP status resolves.
   * @throws LoginFailure of the kinds of `post`
   */
  get(url: string, timeout: number): Promise<Answer>
  /** What `store` kept, or `undefined`. The person can delete it; untrusted. */
  stored(key: string): unknown
  /** Keeps a value on this device. Never codes, tokens or phone numbers. If that fails, nothing is kept. */
  store(key: string, value: object): void
  /**
   * The `open-type` of a button that asks for the phone number: together with agreement to WeChat's privacy guide if
   * the base library supports that, from 2.32.3.
   */
  phoneButton(): string
  /** Shows the privacy guide that is declared in WeChat's console: `true` if that worked. */
  openPrivacyContract(): Promise<boolean>
  /** Goes to a page of this mini program: `true` if that worked. */
  openPage(url: string): Promise<boolean>
  /** Replaces the page by the login page. */
  toLoginPage(): void
  /** Puts a link on the clipboard: `true` if that worked. */
  copyLink(url: string): Promise<boolean>
  /** What the phone is set to; `light` if WeChat does not say. */
  theme(): 'light' | 'dark'
  /** Runs whenever the person sets the phone to light or dark. */
  onThemeChange(run: () => void): void
  /** Colours WeChat's bar, and what is seen behind the page when it is pulled. */
  paint(colors: BarColors): void
  /** A short, light vibration where the phone has one. */
  vibrate(): void
  /** A dialog with one button, of 4 characters at most. */
  explain(text: string, button: string): void
}

/** Of what WeChat draws around the page. */
export interface BarColors {
  /** Of the signs in the bar: WeChat takes these two. */
  readonly front: '#000000' | '#ffffff'
  readonly background: string
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
  /** Parsed if it was JSON, else text. Untrusted. */
  readonly body: unknown
  /** The `Retry-After` header, as it came. */
  readonly retryAfter: string | undefined
}
