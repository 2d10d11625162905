import { type FailureKind, LoginFailure } from '../failure'
import { fieldsIn, textIn } from '../untrusted'

/** How WeChat tells a failure: by number, or by text if there is no number. */
type Sign = readonly [kind: FailureKind, errno: readonly number[], pattern: RegExp]

/*
 * The texts differ by platform and language. Chromium (Android, DevTools): net_error_list.h. iOS: NSURLError, in the
 * language of the phone. Android without Chromium: UnknownHostException, ConnectException. Seen in mini programs:
 * https://github.com/wendux/fly/issues/210
 */

/** -1001 and ERR_TIMED_OUT, ERR_CONNECTION_TIMED_OUT. */
const TIMED_OUT = /time[ d_]*out|请求超时|連線逾時|要求逾時|タイムアウト/i

/** Nothing was sent: no network (-1009), no such host (-1003), nobody listens (-1004). */
const NEVER_LEFT =
  /ERR_(INTERNET_DISCONNECTED|NAME_NOT_RESOLVED|CONNECTION_REFUSED|ADDRESS_UNREACHABLE)|appears to be offline|断开与互联网|網際網路連線已中斷|網際網路連線似乎已離線|オフライン|Unable to resolve host|specified hostname could not be found|未能找到使用指定主机名|Failed to connect to|not connect to the server|未能连接到服务器/i

/** For calls that post nothing: it does not matter whether the request left. */
const NO_NETWORK = new RegExp(`network|网络|網路|ERR_|${NEVER_LEFT.source}`, 'i')

/** https://developers.weixin.qq.com/miniprogram/dev/framework/usability/PublicErrno.html */
const LOGIN_SIGNS: readonly Sign[] = [
  ['timed_out', [5], TIMED_OUT],
  ['login_blocked', [1402101], /login is blocked/i],
  ['network_unreachable', [], NO_NETWORK],
]

const PHONE_SIGNS: readonly Sign[] = [
  ['privacy_denied', [104, 101102], /privacy permission|privacy.*(not|deny|disagree)/i],
  ['phone_quota_used', [1400001], /no enough quota/i],
  ['phone_blocked', [1421102], /is blocked/i],
  ['phone_not_declared', [112, 1025, 101100, 101101], /privacy agreement|privacy api banned/i],
  ['phone_too_frequent', [1003], /too frequent/i],
  ['phone_not_permitted', [102], /no permission/i],
  ['access_denied', [103], /deny|cancel/i],
  ['timed_out', [5], TIMED_OUT],
  ['network_unreachable', [], NO_NETWORK],
]

const REQUEST_SIGNS: readonly Sign[] = [
  ['timed_out', [5], TIMED_OUT],
  ['domain_not_listed', [600002], /not in domain list/i],
  ['interrupted', [600003], /interrupted/i],
  ['network_unreachable', [], NEVER_LEFT],
]

/** `error` is what WeChat passes to `fail`: base libraries before 2.24.0 give no `errno`; `errMsg` differs between devices. */
export function loginFailureOf(error: unknown): LoginFailure {
  return failureOf(error, LOGIN_SIGNS, 'login_unavailable')
}

function phoneFailureOf(error: unknown): LoginFailure {
  return failureOf(error, PHONE_SIGNS, 'phone_unavailable')
}

/**
 * Reads `detail` of `bindgetphonenumber`: a phone code (single use, valid 300 s) or why there is none. The published
 * types say `code` is always there and know no `errno`; devices differ, and old libraries say `ok` without a code.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/getPhoneNumber.html
 */
export function readPhoneCode(detail: unknown): string | LoginFailure {
  return textIn(fieldsIn(detail).code) || phoneFailureOf(detail)
}

/** `mayFollow`: a redirect may have been followed, so the request may have left even if a host cannot be reached. */
export function requestFailureOf(error: unknown, mayFollow = false): LoginFailure {
  const failure = failureOf(error, REQUEST_SIGNS, 'connection_lost')
  if (!mayFollow || failure.kind !== 'network_unreachable') return failure
  return new LoginFailure('connection_lost', {}, failure.cause)
}

/** By number first, then by text. Of what WeChat gave, nothing but these two is kept: the phone sheet gives more. */
function failureOf(error: unknown, signs: readonly Sign[], otherwise: FailureKind): LoginFailure {
  const { errno, errMsg } = fieldsIn(error)
  const byNumber = signs.find((sign) => sign[1].some((number) => number === errno))
  const byText = signs.find((sign) => sign[2].test(textIn(errMsg)))
  const sign = byNumber || byText
  const kind = sign ? sign[0] : otherwise
  return new LoginFailure(kind, {}, error instanceof Error ? error : { errno, errMsg })
}
