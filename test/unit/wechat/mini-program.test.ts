import type { LoginFailure } from '../../../miniprogram/failure'
import { miniProgram } from '../../../miniprogram/wechat/mini-program'

type Options = Record<string, unknown> & {
  success(result: object): void
  fail(error: object): void
}

/** A `wx` that notes what it was asked. */
const asked: Record<string, Options> = {}

beforeEach(() => {
  const note = (name: string) => (options: Options) => void (asked[name] = options)
  Object.assign(globalThis, {
    wx: {
      login: note('login'),
      request: note('request'),
      openPrivacyContract: note('openPrivacyContract'),
      setClipboardData: note('setClipboardData'),
      getEnterOptionsSync: () => ({ scene: 1069 }),
      getAppBaseInfo: () => ({ language: 'zh_CN' }),
    },
  })
})

afterAll(() => Reflect.deleteProperty(globalThis, 'wx'))

const kind = (promise: Promise<unknown>) => promise.catch((thrown: LoginFailure) => thrown.kind)

describe('login', () => {
  it('gives the code', async () => {
    const code = miniProgram.login()
    asked.login?.success({ code: 'c1', errMsg: 'login:ok' })
    expect(await code).toBe('c1')
  })

  it.each([[''], [undefined], [null]])('fails on success with the code %p', async (code) => {
    const outcome = kind(miniProgram.login())
    asked.login?.success({ code, errMsg: 'login:ok' })
    expect(await outcome).toBe('login_unavailable')
  })

  it('does not wait for ever', () => {
    void miniProgram.login()
    expect(asked.login?.timeout).toBe(10_000)
  })

  it.each([
    [{ errMsg: 'login:fail', errno: 1402101 }, 'login_blocked'],
    [{ errMsg: 'login:fail timeout', errno: 5 }, 'timed_out'],
    [{ errMsg: 'login:fail time out' }, 'timed_out'],
    [{}, 'login_unavailable'],
  ])('fails on %j as %s', async (error, expected) => {
    const outcome = kind(miniProgram.login())
    asked.login?.fail(error)
    expect(await outcome).toBe(expected)
  })
})

describe('post', () => {
  const request = {
    url: 'https://a.example/x',
    headers: { 'x-a': '1' },
    body: { b: 2 },
    timeout: 3,
  }

  it('posts JSON with the headers and the timeout it was given', () => {
    void miniProgram.post(request)
    expect(asked.request).toMatchObject({
      url: 'https://a.example/x',
      method: 'POST',
      header: { 'content-type': 'application/json', 'x-a': '1' },
      data: { b: 2 },
      timeout: 3,
    })
  })

  it('gives every HTTP status as an answer', async () => {
    const answer = miniProgram.post(request)
    asked.request?.success({ statusCode: 502, data: '<html>' })
    expect(await answer).toEqual({ status: 502, body: '<html>', retryAfter: undefined })
  })

  it.each([
    [{ 'Retry-After': '30' }, '30'],
    [{ 'retry-after': '30' }, '30'],
    [{ 'RETRY-AFTER': '30' }, '30'],
    [{ 'Retry-After': 30 }, '30'],
    [{ 'x-retry-after': '30' }, undefined],
    [{}, undefined],
    [undefined, undefined],
  ])('reads how long to wait from the headers %j: %p', async (header, retryAfter) => {
    const answer = miniProgram.post(request)
    asked.request?.success({ statusCode: 429, data: '', header })
    expect(await answer).toEqual({ status: 429, body: '', retryAfter })
  })

  it.each([
    [{ errMsg: 'request:fail timeout', errno: 5 }, 'timed_out'],
    [{ errMsg: 'request:fail timeout' }, 'timed_out'],
    [{ errMsg: 'request:fail url not in domain list', errno: 600002 }, 'domain_not_listed'],
    [{ errMsg: 'request:fail interrupted', errno: 600003 }, 'interrupted'],
    [
      { errMsg: 'request:fail errcode:-105 error_msg:net::ERR_NAME_NOT_RESOLVED', errno: 600001 },
      'network_unreachable',
    ],
    [{ errMsg: 'request:fail' }, 'connection_lost'],
  ])('fails on %j as %s', async (error, expected) => {
    const outcome = kind(miniProgram.post(request))
    asked.request?.fail(error)
    expect(await outcome).toBe(expected)
  })
})

describe('the rest of the port', () => {
  it('says how the mini program was entered and in which language', () => {
    expect([miniProgram.enterOptions(), miniProgram.language()]).toEqual([{ scene: 1069 }, 'zh_CN'])
  })

  it('never gives the same key twice, even within a millisecond', () => {
    const now = jest.spyOn(Date, 'now').mockReturnValue(1_800_000_000_000)
    const keys = Array.from({ length: 1000 }, () => miniProgram.uniqueKey())
    now.mockRestore()
    expect(new Set(keys).size).toBe(1000)
  })

  it('gives keys that fit into a header', () => {
    expect(miniProgram.uniqueKey()).toMatch(/^[0-9a-z]+-[0-9a-z]+$/)
  })

  it('opens the privacy guide', () => {
    miniProgram.openPrivacyContract()
    expect(asked.openPrivacyContract).toEqual({})
  })

  it('copies a link', () => {
    miniProgram.copyLink('https://a.example/terms')
    expect(asked.setClipboardData).toEqual({ data: 'https://a.example/terms' })
  })
})
