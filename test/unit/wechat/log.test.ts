import { LoginFailure } from '../../../miniprogram/failure'
import { loginFailureOf, readPhoneCode } from '../../../miniprogram/wechat/errno'
import { entryOf, logsOf, writeTo } from '../../../miniprogram/wechat/log'

afterAll(() => Reflect.deleteProperty(globalThis, 'wx'))

describe('an entry of the log', () => {
  it("holds WeChat's number and words", () => {
    const errMsg = 'login:fail -2:net::ERR_INTERNET_DISCONNECTED'
    expect(entryOf(loginFailureOf({ errno: 600001, errMsg }))).toEqual({
      kind: 'network_unreachable',
      errno: 600001,
      errMsg,
    })
  })

  it("holds the backend's codes, and neither its words nor its request", () => {
    const details = { reason: 'no, 13800138000', statusCode: 403, apiCode: 2005, requestId: 'r1' }
    expect(entryOf(new LoginFailure('user_locked', details))).toEqual({
      kind: 'user_locked',
      statusCode: 403,
      apiCode: 2005,
    })
  })

  it('holds nothing of the phone sheet but what went wrong', () => {
    const detail = { errMsg: 'getPhoneNumber:fail', errno: 9, encryptedData: 'x', iv: 'y' }
    expect(entryOf(readPhoneCode(detail))).toEqual({
      kind: 'phone_unavailable',
      errno: 9,
      errMsg: 'getPhoneNumber:fail',
    })
  })

  it.each(['0e3Xy1000Abcd12xyz00aB3xy100Xy1A', '13800138000', 'eyJhbGciOiJIUzI1NiJ9XXXXXXXX'])(
    "leaves %s out of WeChat's words",
    (secret) => {
      expect(entryOf(loginFailureOf({ errMsg: `login:fail ${secret} bad` }))).toMatchObject({
        errMsg: 'login:fail … bad',
      })
    },
  )

  it('names an unforeseen error and its place, and not what its message quotes', () => {
    const thrown = new TypeError('SECRET is not a function')
    thrown.stack = `TypeError: SECRET is not a function\n    at f (https://usr/app-service.js:1:234)`
    const expected = { kind: 'unforeseen', error: 'TypeError //usr/app-service.js:1:234' }
    expect(entryOf(thrown)).toEqual(expected)
    expect(entryOf(new LoginFailure('bad_answer', {}, thrown))).toEqual(expected)
  })

  it('names the first eight places', () => {
    const places = Array.from({ length: 9 }, (_, line) => `a.js:1${line}:7`)
    const thrown = Object.assign(new Error(), { stack: places.join('\n') })
    expect(entryOf(thrown)['error']).toBe(['Error', ...places.slice(0, 8)].join(' '))
  })

  it.each([undefined, null, 7, 'SECRET', {}])('can be made of %p', (thrown) => {
    expect(entryOf(thrown)).toEqual({ kind: 'unforeseen', error: 'Error' })
  })
})

describe('the log', () => {
  const log = () => ({ warn: jest.fn(), error: jest.fn() })

  it("is WeChat's real-time log, and for a develop version the console", () => {
    const realtime = log()
    Object.assign(globalThis, { wx: { getRealtimeLogManager: () => realtime } })
    expect([logsOf('release'), logsOf('develop')]).toEqual([[realtime], [realtime, console]])
    Object.assign(globalThis, { wx: {} })
    expect([logsOf('release'), logsOf('develop')]).toEqual([[], [console]])
  })

  it('warns of failures, and has an error for what nobody foresaw', () => {
    const written = log()
    writeTo([written], new LoginFailure('access_denied'))
    writeTo([written], new TypeError())
    expect(written.warn.mock.calls).toEqual([[{ kind: 'access_denied' }]])
    expect(written.error.mock.calls).toMatchObject([[{ kind: 'unforeseen' }]])
  })

  it('that fails is no failure', () => {
    const broken = log()
    broken.warn.mockImplementation(() => {
      throw new Error('full')
    })
    const next = log()
    writeTo([broken, next], new LoginFailure('access_denied'))
    expect(next.warn).toHaveBeenCalledTimes(1)
  })
})
