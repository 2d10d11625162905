import { LoginFailure } from '../../../miniprogram/failure'
import { loginFailureOf, readPhoneCode, requestFailureOf } from '../../../miniprogram/wechat/errno'

describe('loginFailureOf', () => {
  it.each([
    ['login_blocked', { errno: 1402101, errMsg: 'login:fail wxa login is blocked' }],
    ['login_blocked', { errMsg: 'login:fail wxa login is blocked' }],
    ['timed_out', { errno: 5, errMsg: 'login:fail' }],
    ['timed_out', { errMsg: 'login:fail timeout' }],
    ['timed_out', { errMsg: 'login:fail time out' }],
    ['network_unreachable', { errMsg: 'login:fail -2:net::ERR_INTERNET_DISCONNECTED' }],
    ['network_unreachable', { errMsg: 'login:fail 似乎已断开与互联网的连接。' }],
    ['network_unreachable', { errMsg: 'login:fail Network Error' }],
    ['timed_out', { errMsg: 'login:fail 请求超时。' }],
    ['login_unavailable', { errno: 102, errMsg: 'login:fail no permission' }],
    ['login_unavailable', { errMsg: 'login:fail' }],
    ['login_unavailable', {}],
  ])('says %s for %j', (kind, error) => {
    expect(loginFailureOf(error).kind).toBe(kind)
  })
})

describe('a failed phone number', () => {
  it.each([
    ['access_denied', 103],
    ['privacy_denied', 104],
    ['phone_not_permitted', 102],
    ['phone_not_declared', 112],
    ['phone_not_declared', 1025],
    ['phone_not_declared', 101100],
    ['phone_not_declared', 101101],
    ['phone_quota_used', 1400001],
    ['phone_blocked', 1421102],
    ['phone_too_frequent', 1003],
    ['timed_out', 5],
    ['phone_unavailable', 999999],
  ])('says %s for errno %i without known words', (kind, errno) => {
    expect(outcome({ errno, errMsg: 'getPhoneNumber:fail' })).toBe(kind)
  })

  it.each([
    ['access_denied', 'getPhoneNumber:fail user deny'],
    ['access_denied', 'getPhoneNumber:fail:user deny'],
    ['access_denied', 'getPhoneNumber:fail user cancel'],
    ['access_denied', 'getPhoneNumber:fail auth deny'],
    ['privacy_denied', 'getPhoneNumber:fail privacy permission is not authorized'],
    ['privacy_denied', 'getPhoneNumber:fail privacy policy is not agreed to'],
    ['phone_not_permitted', 'getPhoneNumber:fail no permission'],
    ['phone_not_permitted', 'getPhoneNumber:fail jsapi has no permission'],
    [
      'phone_not_declared',
      'getPhoneNumber:fail api scope is not declared in the privacy agreement',
    ],
    ['phone_not_declared', 'getPhoneNumber:fail appid privacy api banned'],
    ['phone_quota_used', 'getPhoneNumber:fail appid no enough quota'],
    ['phone_blocked', 'getPhoneNumber:fail user getPhoneNumber is blocked'],
    ['phone_too_frequent', 'getPhoneNumber:fail invoke getPhoneNumber too frequently'],
    ['network_unreachable', 'getPhoneNumber:fail network error'],
    ['timed_out', 'getPhoneNumber:fail The request timed out.'],
    ['phone_unavailable', 'getPhoneNumber:ok'],
    ['phone_unavailable', undefined],
  ])('says %s for the words %p without errno', (kind, errMsg) => {
    expect(outcome({ errMsg })).toBe(kind)
  })

  it.each([
    ['privacy_denied', 104],
    ['phone_blocked', 1421102],
    ['phone_quota_used', 1400001],
  ])('believes the number before the words: %s', (kind, errno) => {
    expect(outcome({ errno, errMsg: 'getPhoneNumber:fail user deny' })).toBe(kind)
  })

  it('believes the words where the number says nothing', () => {
    const error = { errno: -1, errMsg: 'getPhoneNumber:fail user deny' }
    expect(outcome(error)).toBe('access_denied')
  })
})

describe('requestFailureOf', () => {
  it.each([
    ['timed_out', { errno: 5, errMsg: 'request:fail' }],
    ['timed_out', { errMsg: 'request:fail timeout' }],
    ['timed_out', { errMsg: 'request:fail The request timed out.' }],
    ['timed_out', { errMsg: 'request:fail 请求超时。' }],
    ['timed_out', { errMsg: 'request:fail errcode:-7 error_msg:net::ERR_TIMED_OUT' }],
    ['timed_out', { errMsg: 'request:fail -118:net::ERR_CONNECTION_TIMED_OUT' }],
    ['network_unreachable', { errMsg: 'request:fail 似乎已断开与互联网的连接。' }],
    [
      'network_unreachable',
      { errMsg: 'request:fail The Internet connection appears to be offline.' },
    ],
    [
      'network_unreachable',
      { errMsg: 'request:fail Unable to resolve host "a.example": No address' },
    ],
    ['network_unreachable', { errMsg: 'request:fail 未能找到使用指定主机名的服务器。' }],
    ['network_unreachable', { errMsg: 'request:fail 未能连接到服务器。' }],
    ['connection_lost', { errMsg: 'request:fail 网络连接已中断。' }],
    ['connection_lost', { errMsg: 'request:fail The network connection was lost.' }],
    ['domain_not_listed', { errno: 600002, errMsg: 'request:fail' }],
    ['domain_not_listed', { errMsg: 'request:fail url not in domain list' }],
    ['interrupted', { errno: 600003, errMsg: 'request:fail' }],
    ['interrupted', { errMsg: 'request:fail interrupted' }],
    ['connection_lost', { errno: 600001, errMsg: 'request:fail' }],
    ['connection_lost', {}],
  ])('says %s for %j', (kind, error) => {
    expect(requestFailureOf(error).kind).toBe(kind)
  })

  it('says what else went wrong, though a redirect may have been followed', () => {
    expect(requestFailureOf({ errno: 5 }, true).kind).toBe('timed_out')
  })

  it.each([
    ['-102', 'ERR_CONNECTION_REFUSED'],
    ['-105', 'ERR_NAME_NOT_RESOLVED'],
    ['-106', 'ERR_INTERNET_DISCONNECTED'],
    ['-109', 'ERR_ADDRESS_UNREACHABLE'],
  ])('knows from errcode %s, %s, that the request never left', (code, name) => {
    const errMsg = `request:fail errcode:${code} cronet_error_code:${code} error_msg:net::${name}`
    expect(requestFailureOf({ errno: 600001, errMsg }).kind).toBe('network_unreachable')
    expect(requestFailureOf({ errMsg }).kind).toBe('network_unreachable')
  })

  it.each([
    'ERR_CERT_AUTHORITY_INVALID',
    'ERR_CERT_DATE_INVALID',
    'ERR_SSL_PROTOCOL_ERROR',
    'ERR_CONNECTION_RESET',
    'ERR_CONNECTION_CLOSED',
    'ERR_EMPTY_RESPONSE',
    'ERR_NETWORK_CHANGED',
  ])('does not promise that nothing was sent after %s', (name) => {
    const errMsg = `request:fail errcode:-1 cronet_error_code:-1 error_msg:net::${name}`
    expect(requestFailureOf({ errno: 600001, errMsg }).kind).toBe('connection_lost')
  })
})

function outcome(detail: unknown): string {
  const answer = readPhoneCode(detail)
  return answer instanceof LoginFailure ? answer.kind : answer
}

describe('readPhoneCode', () => {
  it('gives the code', () => {
    expect(outcome({ errMsg: 'getPhoneNumber:ok', code: 'c1' })).toBe('c1')
  })

  it.each([
    [{ errMsg: 'getPhoneNumber:ok' }],
    [{ errMsg: 'getPhoneNumber:ok', code: '' }],
    [{ errMsg: 'getPhoneNumber:ok', code: 7 }],
    [{ errMsg: 'getPhoneNumber:ok', code: null }],
    [{}],
    ['getPhoneNumber:ok'],
    [null],
    [undefined],
  ])('gives no phone number for %j, ok or not', (detail) => {
    expect(outcome(detail)).toBe('phone_unavailable')
  })
})
