/** What the stand-in's administrator set up once: the ids that apps and the mini program name. */
export interface Tenant {
  readonly userPoolId: string
  /** Held by the customer's server only; the exchange of a ticket asks for it. */
  readonly poolSecret: string
  readonly appId: string
  readonly appName: string
  readonly connection: {
    /** `ecConnections[].id`, the SDKs' `connId`. */
    readonly id: string
    /** The console's "Unique ID". */
    readonly identifier: string
    /** WeChat Open Platform id of the mobile app. */
    readonly mobileAppId: string
    /** The mini program's original id, WXLaunchMiniProgram's `userName`. */
    readonly originalId: string
  }
}

export const defaultTenant: Tenant = {
  userPoolId: '62e221f85f5ac5cc47037a39',
  poolSecret: 'stand-in-pool-secret',
  appId: '630ed3137dd6f2fd7001da24',
  appName: '枫叶咖啡',
  connection: {
    id: '630db7e681fdc33c8befea17',
    identifier: 'mini-login',
    mobileAppId: 'wx1234567890abcdef',
    originalId: 'gh_a781a791e29e',
  },
}

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
  /** Whether public config lists an agreement to tick. */
  agreementEnabled: boolean
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
  }
}
