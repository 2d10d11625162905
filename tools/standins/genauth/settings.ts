/** What an administrator can switch while the server runs, by `PATCH /standin/settings`. */
export interface Settings {
  /** "Login Only Mode" of the connection: people without an account are refused. */
  loginOnly: boolean
  /** Which of the two documented candidates tells so; the real one is in no public source. */
  loginOnlyApiCode: 2004 | 2031
  /** Seconds a ticket lives. GenAuth spells this field so. */
  ticketExpriresAfter: number
  /** Whether a ticket is exchanged only with the user pool's secret. */
  ticketExchangeUserInfoNeedSecret: boolean
  /** Of the app; `signin-by-mobile` works without a client secret only for `none`. */
  tokenEndpointAuthMethod: 'none' | 'client_secret_post' | 'client_secret_basic'
  /** Logins per minute before 429; null: no limit. GenAuth's own number is in no public source. */
  loginsPerMinute: number | null
  /** Whether public config lists agreements to tick. */
  agreementEnabled: boolean
  /** What is other than it should be about public config, of every app. `{}`: nothing. */
  publicConfig: PublicConfigChange
}

export interface PublicConfigChange {
  /** Milliseconds before the answer. */
  readonly delay?: number
  /** Of HTTP. */
  readonly status?: number
  /** Keys of `data` that are replaced, by anything. */
  readonly data?: Readonly<Record<string, unknown>>
  /** The whole answer instead. A text is sent as it is, so this may be broken JSON. */
  readonly body?: unknown
}

export function defaultSettings(): Settings {
  return {
    loginOnly: false,
    loginOnlyApiCode: 2004,
    ticketExpriresAfter: 120,
    ticketExchangeUserInfoNeedSecret: true,
    tokenEndpointAuthMethod: 'none',
    loginsPerMinute: null,
    agreementEnabled: true,
    publicConfig: {},
  }
}
