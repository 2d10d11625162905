import { type Static, Type } from '@sinclair/typebox'

/** A misspelt field of a control is an HTTP 400, not a silent nothing. */
export const strict = { additionalProperties: false }

/** What an administrator can switch while the server runs, by `PATCH /standin/settings`. */
export const Settings = Type.Object(
  {
    /** "Login Only Mode" of the connection: people without an account are refused. */
    loginOnly: Type.Boolean(),
    /** Seconds a ticket is valid. GenAuth spells this field so. */
    ticketExpriresAfter: Type.Number({ minimum: 0 }),
    /** Whether a ticket is exchanged only with the user pool's secret. */
    ticketExchangeUserInfoNeedSecret: Type.Boolean(),
    /** Of the app; `signin-by-mobile` works without a client secret only for `none`. */
    tokenEndpointAuthMethod: Type.Union([
      Type.Literal('none'),
      Type.Literal('client_secret_post'),
      Type.Literal('client_secret_basic'),
    ]),
    /** Logins per minute before 429; null: no limit. GenAuth's own number is in no public source. */
    loginsPerMinute: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
    /** Whether public config lists agreements to tick. */
    agreementEnabled: Type.Boolean(),
    /** Keys of `data` of public config that are replaced, by anything, for every app. */
    publicConfig: Type.Record(Type.String(), Type.Unknown()),
  },
  strict,
)
export type Settings = Static<typeof Settings>

export function defaultSettings(): Settings {
  return {
    loginOnly: false,
    ticketExpriresAfter: 120,
    ticketExchangeUserInfoNeedSecret: true,
    tokenEndpointAuthMethod: 'none',
    loginsPerMinute: null,
    agreementEnabled: true,
    publicConfig: {},
  }
}
