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
      setStorage: note('setStorage'),
      navigateTo: note('navigateTo'),
      redirectTo: note('redirectTo'),
      showModal: note('showModal'),
      vibrateShort: note('vibrateShort'),
      setNavigationBarColor: note('setNavigationBarColor'),
      setBackgroundColor: note('setBackgroundColor'),
      onThemeChange: (run: () => void) => void run(),
      getStorageSync: (key: string) => `kept for ${key}`,
      canIUse: (schema: string) => schema === 'getPrivacySetting',
      getEnterOptionsSync: () => ({ scene: 1069 }),
      getAppBaseInfo: () => ({ language: 'zh_CN', SDKVersion: '3.2.2', theme: 'dark' }),
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

  it('fails as errno.ts reads the error', async () => {
    const outcome = kind(miniProgram.login())
    asked.login?.fail({ errMsg: 'login:fail', errno: 1402101 })
    expect(await outcome).toBe('login_blocked')
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

  it('follows no redirect', () => {
    void miniProgram.post(request)
    expect(asked.request?.redirect).toBe('manual')
  })

  it.each([
    ['3.2.2', 'network_unreachable'],
    ['3.10.0', 'network_unreachable'],
    ['3.2.1', 'connection_lost'],
    ['2.32.3', 'connection_lost'],
    [undefined, 'connection_lost'],
  ])(
    'takes a host that cannot be reached, on base library %p, which may follow redirects, for %s',
    async (SDKVersion, expected) => {
      Object.assign(Reflect.get(globalThis, 'wx') as object, {
        getAppBaseInfo: () => ({ SDKVersion }),
      })
      const outcome = kind(miniProgram.post(request))
      asked.request?.fail({ errMsg: 'request:fail -105:net::ERR_NAME_NOT_RESOLVED' })
      expect(await outcome).toBe(expected)
    },
  )

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

  it('fails as errno.ts reads the error', async () => {
    const outcome = kind(miniProgram.post(request))
    asked.request?.fail({ errMsg: 'request:fail interrupted', errno: 600003 })
    expect(await outcome).toBe('interrupted')
  })
})

describe('the rest of the port', () => {
  const versioned = (envVersion: unknown, SDKVersion: unknown) =>
    Object.assign(Reflect.get(globalThis, 'wx') as object, {
      getAccountInfoSync: () => ({ miniProgram: { envVersion } }),
      getAppBaseInfo: () => (SDKVersion ? { SDKVersion } : {}),
      getSystemInfoSync: () => ({ SDKVersion: '2.1.0', language: 'ja' }),
    })

  it.each([
    ['develop', 'develop'],
    ['trial', 'trial'],
    ['release', 'release'],
    ['nightly', 'release'],
    [7, 'release'],
    [undefined, 'release'],
  ])('counts the version %j as %s', (named, version) => {
    versioned(named, '3.0.0')
    expect(miniProgram.envVersion()).toBe(version)
  })

  it.each([
    ['release', '2.32.2', true],
    ['trial', '2.32.2', true],
    ['develop', '2.32.2', false],
    ['release', '2.32.3', false],
    ['release', undefined, true],
  ])('in a %s version counts the base library %j as outdated: %p', (named, library, outdated) => {
    versioned(named, library)
    expect(miniProgram.isOutdated()).toBe(outdated)
  })

  it('asks the older function for what the newer one does not say', () => {
    versioned('release', undefined)
    expect(miniProgram.language()).toBe('ja')
    versioned('release', '3.0.0')
    expect(miniProgram.language()).toBe('')
  })

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

  it('says that the privacy guide cannot be opened where WeChat is too old for it', async () => {
    Reflect.deleteProperty(Reflect.get(globalThis, 'wx') as object, 'openPrivacyContract')
    expect(await miniProgram.openPrivacyContract()).toBe(false)
  })

  it('asks for agreement and phone number in one tap where WeChat knows of that', () => {
    expect(miniProgram.phoneButton()).toBe('getPhoneNumber|agreePrivacyAuthorization')
  })

  it('asks for the phone number alone where WeChat is too old for more', () => {
    Object.assign(Reflect.get(globalThis, 'wx') as object, { canIUse: () => false })
    expect(miniProgram.phoneButton()).toBe('getPhoneNumber')
  })

  const works: [string, () => Promise<boolean>, object][] = [
    ['openPrivacyContract', () => miniProgram.openPrivacyContract(), {}],
    ['navigateTo', () => miniProgram.openPage('/x'), { url: '/x' }],
    [
      'setClipboardData',
      () => miniProgram.copyLink('https://a.example'),
      { data: 'https://a.example' },
    ],
  ]

  it.each(works)(
    'says whether %s worked, and writes to the log why not',
    async (name, call, options) => {
      const error = jest.fn()
      Object.assign(Reflect.get(globalThis, 'wx') as object, {
        getRealtimeLogManager: () => ({ error }),
      })
      const done = call()
      expect(asked[name]).toMatchObject(options)
      asked[name]?.success({})
      const refused = call()
      asked[name]?.fail({ errno: 104 })
      expect([await done, await refused]).toEqual([true, false])
      expect(error.mock.calls).toEqual([[expect.objectContaining({ errno: 104 })]])
    },
  )

  it('goes to the login page', () => {
    miniProgram.toLoginPage()
    expect(asked.redirectTo).toMatchObject({ url: '/routes/explore' })
  })

  it('explains in a dialog with one button, and writes to the log why there is none', () => {
    const error = jest.fn()
    Object.assign(Reflect.get(globalThis, 'wx') as object, {
      getRealtimeLogManager: () => ({ error }),
    })
    miniProgram.explain('text', 'Close')
    expect(asked.showModal).toMatchObject({
      content: 'text',
      confirmText: 'Close',
      showCancel: false,
    })
    asked.showModal?.fail({ errno: 3 })
    expect(error.mock.calls).toEqual([[expect.objectContaining({ errno: 3 })]])
  })

  it('colours the bar and what is behind the page, vibrates, and misses nothing where it cannot', () => {
    miniProgram.paint({ front: '#ffffff', background: '#000001' })
    const { setNavigationBarColor: bar, setBackgroundColor: behind, vibrateShort } = asked
    expect(bar).toMatchObject({ frontColor: '#ffffff', backgroundColor: '#000001' })
    expect(behind).toMatchObject({ backgroundColor: '#000001' })
    expect(vibrateShort).toBeUndefined()
    miniProgram.vibrate()
    expect(asked.vibrateShort).toMatchObject({ type: 'light' })
    for (const name of ['setNavigationBarColor', 'setBackgroundColor', 'vibrateShort'])
      expect(asked[name]?.fail({})).toBeUndefined()
  })

  it('knows the theme, and when it changes', () => {
    const changed = jest.fn()
    miniProgram.onThemeChange(changed)
    expect([miniProgram.theme(), changed.mock.calls.length]).toEqual(['dark', 1])
    Object.assign(Reflect.get(globalThis, 'wx') as object, { getAppBaseInfo: undefined })
    expect(miniProgram.theme()).toBe('light')
  })

  it('keeps values on the device, and throws nothing where that fails', () => {
    miniProgram.store('key', { a: 1 })
    expect(asked.setStorage).toMatchObject({ key: 'key', data: { a: 1 } })
    expect(asked.setStorage?.fail({})).toBeUndefined()
    expect(miniProgram.stored('key')).toBe('kept for key')
  })

  it('reads nothing where the storage cannot be read', () => {
    const broken = () => {
      throw new Error('getStorageSync:fail')
    }
    Object.assign(Reflect.get(globalThis, 'wx') as object, { getStorageSync: broken })
    expect(miniProgram.stored('key')).toBeUndefined()
  })

  it('gets JSON', async () => {
    const answer = miniProgram.get('https://a.example/x', 5000)
    expect(asked.request).toMatchObject({ url: 'https://a.example/x', timeout: 5000 })
    expect(asked.request?.method).toBeUndefined()
    asked.request?.success({ statusCode: 404, data: { a: 1 }, header: {} })
    expect(await answer).toEqual({ status: 404, body: { a: 1 }, retryAfter: undefined })
  })
})
