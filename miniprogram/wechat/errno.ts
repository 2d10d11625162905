import { type FailureKind, LoginFailure } from '../failure'
import { fieldsIn, textIn } from '../untrusted'

/** How WeChat tells a failure: by number, or by text if there is no number. */
type Sign = readonly [kind: FailureKind, errno: readonly number[], pattern: RegExp]

/** https://developers.weixin.qq.com/miniprogram/dev/framework/usability/PublicErrno.html */
const LOGIN_SIGNS: readonly Sign[] = [
  ['timed_out', [5], /time ?out/i],
  ['login_blocked', [1402101], /login is blocked/i],
]

const PHONE_SIGNS: readonly Sign[] = [
  ['privacy_denied', [104, 101102], /privacy permission|privacy.*(not|deny|disagree)/i],
  ['phone_quota_used', [1400001], /no enough quota/i],
  ['phone_blocked', [1421102], /is blocked/i],
  ['phone_not_declared', [112, 1025, 101100, 101101], /privacy agreement|privacy api banned/i],
  ['phone_too_frequent', [1003], /too frequent/i],
  ['phone_not_permitted', [102], /no permission/i],
  ['access_denied', [103], /deny|cancel/i],
]

/** Chromium's names for a connection that was never made: nothing was sent. */
const NEVER_LEFT =
  /ERR_(INTERNET_DISCONNECTED|NAME_NOT_RESOLVED|CONNECTION_REFUSED|ADDRESS_UNREACHABLE)/i

const REQUEST_SIGNS: readonly Sign[] = [
  ['timed_out', [5], /time ?out/i],
  ['domain_not_listed', [600002], /not in domain list/i],
  ['interrupted', [600003], /interrupted/i],
]

/** `error` is what WeChat passes to `fail`: base libraries before 2.24.0 give no `errno`; `errMsg` differs between devices. */
export function loginFailureOf(error: unknown): LoginFailure {
  return new LoginFailure(kindOf(error, LOGIN_SIGNS) || 'login_unavailable')
}

function phoneFailureOf(error: unknown): LoginFailure {
  return new LoginFailure(kindOf(error, PHONE_SIGNS) || 'phone_unavailable')
}

/**
 * Reads `detail` of `bindgetphonenumber`: a phone code (single use, valid 300 s) or why there is none. The published
 * types say `code` is always there and know no `errno`; devices differ, and old libraries say `ok` without a code.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/getPhoneNumber.html
 */
export function readPhoneCode(detail: unknown): string | LoginFailure {
  return textIn(fieldsIn(detail).code) || phoneFailureOf(detail)
}

export function requestFailureOf(error: unknown): LoginFailure {
  const neverLeft = NEVER_LEFT.test(textIn(fieldsIn(error).errMsg))
  return new LoginFailure(
    kindOf(error, REQUEST_SIGNS) || (neverLeft ? 'network_unreachable' : 'connection_lost'),
  )
}

/** By number first, then by text. */
function kindOf(error: unknown, signs: readonly Sign[]): FailureKind | undefined {
  const { errno, errMsg } = fieldsIn(error)
  const byNumber = signs.find(([, numbers]) => numbers.some((number) => number === errno))
  const byText = signs.find(([, , pattern]) => pattern.test(textIn(errMsg)))
  const sign = byNumber || byText
  return sign && sign[0]
}
