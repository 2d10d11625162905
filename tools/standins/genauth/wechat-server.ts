import { createHash, randomBytes } from 'node:crypto'

import type { Clock } from './clock'
import { SingleUse } from './single-use'

/** Life of a `wx.login` code and of a getPhoneNumber code, in seconds (WeChat: "5 min, single use"). */
export const CODE_LIFETIME = 300

/** The WeChat account that is signed in when nobody names another one, as in WeChat DevTools. */
export const DEFAULT_OPENID = 'oMiniLoginDefaultPerson00001'
const DEFAULT_PHONE_NUMBER = '13800138000'

/** -1 busy, 40013 app id mismatch, 40029 bad code, 40226 high-risk user, 45011 too frequent. */
export type Errcode = -1 | 40013 | 40029 | 40226 | 45011

const errmsgs: Record<Errcode, string> = {
  [-1]: 'system error',
  40013: 'invalid appid',
  40029: 'invalid code',
  40226: 'code blocked',
  45011: 'api minute-quota reach limit, please retry next minute',
}

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

  constructor(clock: Clock) {
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

  reset(): void {
    this.errcode = null
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
