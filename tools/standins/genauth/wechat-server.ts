import { createHash, randomBytes } from 'node:crypto'

import type { Clock } from './clock'
import { SingleUse } from './single-use'

/** Life of a `wx.login` code and of a getPhoneNumber code, in seconds (WeChat: "5 min, single use"). */
export const CODE_LIFETIME = 300

/** The WeChat account that is signed in when nobody names another one, as in WeChat DevTools. */
export const DEFAULT_OPENID = 'oMiniLoginDefaultPerson00001'
const DEFAULT_PHONE_NUMBER = '13800138000'

/** The AppSecret of every mini program here. */
export const APP_SECRET = 'mock-app-secret'
/** Seconds an access token is valid; the one before it stays good for 300 s more. */
const TOKEN_LIFETIME = 7200

const errmsgs = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40013: 'invalid appid',
  40029: 'invalid code',
  40125: 'invalid appsecret',
  40226: 'code blocked',
  41001: 'access_token missing',
  45011: 'api minute-quota reach limit, please retry next minute',
} as const
export type Errcode = keyof typeof errmsgs

export class WeChatError extends Error {
  readonly errcode: Errcode

  constructor(errcode: Errcode) {
    super(errmsgs[errcode])
    this.name = 'WeChatError'
    this.errcode = errcode
  }
}

/** Answer of `sns/jscode2session`. `session_key` must never leave the backend. */
export interface Session {
  readonly openid: string
  readonly unionid: string
  readonly session_key: string
}

/** `phone_info` of `wxa/business/getuserphonenumber`: the country code leads foreign numbers only. */
export interface PhoneInfo {
  readonly phoneNumber: string
  readonly purePhoneNumber: string
  readonly countryCode: string
}

interface PhoneCode {
  readonly openid: string
  readonly phone: PhoneInfo
}

/** api.weixin.qq.com, as far as a login needs it. */
export class WeChatServer {
  /** While set, every call is answered with this error and spends no code. */
  errcode: Errcode | null = null
  private readonly loginCodes: SingleUse<string>
  private readonly phoneCodes: SingleUse<PhoneCode>
  private readonly clock: Clock
  /** Newest first. Milliseconds since the Unix epoch. */
  private tokens: { readonly token: string; readonly expiresAt: number }[] = []

  constructor(clock: Clock) {
    this.clock = clock
    this.loginCodes = new SingleUse(clock)
    this.phoneCodes = new SingleUse(clock)
  }

  /** What `wx.login` gives this person: single use, valid 300 s. */
  issueLoginCode(openid = DEFAULT_OPENID): string {
    const code = `0${randomBytes(24).toString('hex').slice(0, 31)}`
    this.loginCodes.issue(code, openid, CODE_LIFETIME)
    return code
  }

  /** What getPhoneNumber gives this person: single use, 300 s; base64 with `+/=` as in GenAuth's sample. */
  issuePhoneCode(openid: string, phone: PhoneInfo = phoneOf(openid)): string {
    const code = randomBytes(16).toString('base64')
    this.phoneCodes.issue(code, { openid, phone }, CODE_LIFETIME)
    return code
  }

  /** @throws WeChatError 40029 for a code that is unknown, spent, expired or a phone code */
  code2Session(code: string): Session {
    this.refuseWhenTold()
    const openid = this.loginCodes.take(code)
    if (openid === undefined) throw new WeChatError(40029)
    return { openid, unionid: unionidOf(openid), session_key: randomBytes(16).toString('base64') }
  }

  /**
   * With `openid`, WeChat rejects the phone code of another person; the errcode for it is not
   * documented, 40029 is the nearest that is. The rejected code is spent.
   * @throws WeChatError 40029
   */
  getUserPhoneNumber(code: string, openid?: string): PhoneInfo {
    this.refuseWhenTold()
    const issued = this.phoneCodes.take(code)
    if (issued === undefined) throw new WeChatError(40029)
    if (openid !== undefined && openid !== issued.openid) throw new WeChatError(40029)
    return issued.phone
  }

  /**
   * `cgi-bin/stable_token`: the same token until 300 s before it expires; forced, a new one, and no other is good.
   * https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-access-token/api_getstableaccesstoken.html
   */
  stableToken(force = false): { access_token: string; expires_in: number } {
    this.refuseWhenTold()
    const now = this.clock.now()
    const [newest] = this.tokens
    if (force) this.tokens = []
    if (force || newest === undefined || newest.expiresAt - now <= 300_000) {
      const token = randomBytes(48).toString('base64url')
      this.tokens.unshift({ token, expiresAt: now + TOKEN_LIFETIME * 1000 })
    }
    const [{ token, expiresAt } = { token: '', expiresAt: now }] = this.tokens
    return { access_token: token, expires_in: Math.floor((expiresAt - now) / 1000) }
  }

  /** @throws WeChatError 40001 for a token that is unknown, expired or was replaced by force */
  requireToken(asked: string): void {
    const isGood = this.tokens.some(
      ({ token, expiresAt }) => token === asked && this.clock.now() < expiresAt,
    )
    if (!isGood) throw new WeChatError(40001)
  }

  reset(): void {
    this.errcode = null
    this.tokens = []
    this.loginCodes.clear()
    this.phoneCodes.clear()
  }

  private refuseWhenTold(): void {
    if (this.errcode !== null) throw new WeChatError(this.errcode)
  }
}

export function phoneInfo(purePhoneNumber: string, countryCode = '86'): PhoneInfo {
  const prefix = countryCode === '86' ? '' : `+${countryCode}`
  return { phoneNumber: `${prefix}${purePhoneNumber}`, purePhoneNumber, countryCode }
}

/** The same person has the same number in every run. */
function phoneOf(openid: string): PhoneInfo {
  if (openid === DEFAULT_OPENID) return phoneInfo(DEFAULT_PHONE_NUMBER)
  const digits = createHash('sha256').update(openid).digest().readUInt32BE(0) % 100_000_000
  return phoneInfo(`139${String(digits).padStart(8, '0')}`)
}

export function unionidOf(openid: string): string {
  return `o6${createHash('sha256').update(`unionid ${openid}`).digest('base64url').slice(0, 26)}`
}
