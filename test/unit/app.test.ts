import type { Deployment, Tenant } from '../../miniprogram/deployment-fields'
import { genauthPublicConfig } from '../../miniprogram/branding/genauth'
import type { LoginSession } from '../../miniprogram/session/login-session'
import { launchOf, settle, tenant } from './session/bench'

/** Not deployment.ts: whoever edits it shall break no test. */
const deployment: Deployment = {
  appId: 'touristappid',
  environments: {
    develop: { host: 'http://127.0.0.1:9430', tenants: [tenant] },
    trial: { host: 'https://trial.example.com', tenants: [tenant] },
    release: { host: 'https://login.example.com', tenants: [tenant] },
  },
  timeout: 10_000,
}

function withFirst(first: Tenant): Deployment {
  const { develop } = deployment.environments
  return {
    ...deployment,
    environments: { ...deployment.environments, develop: { ...develop, tenants: [first] } },
  }
}

interface App {
  session: LoginSession
  onShow(entry: { scene: number }): void
  onPageNotFound(missing: { path: string; query: object }): void
  onError(text: string): void
  onUnhandledRejection(rejected: { reason: unknown }): void
}

/** Loads app.ts into a WeChat of this version, as WeChat would. */
function load(envVersion: string, first = tenant) {
  const posted: string[] = []
  const asked: string[] = []
  const redirects: string[] = []
  const logged: unknown[] = []
  const log = (entry: unknown) => void logged.push(entry)
  let app: App | undefined
  Object.assign(globalThis, {
    App: (options: App) => (app = options),
    wx: {
      getAccountInfoSync: () => ({ miniProgram: { envVersion } }),
      getEnterOptionsSync: () => (asked.push('entry'), launchOf({ getPhone: '0' })),
      getAppBaseInfo: () => ({ language: 'en' }),
      login: ({ success }: { success(answer: object): void }) => success({ code: 'login-1' }),
      request: ({ url }: { url: string }) => void posted.push(url),
      getRealtimeLogManager: () => ({ warn: log, error: log }),
      getStorageSync: (key: string) => (asked.push(key), ''),
      setStorage: () => undefined,
      canIUse: () => true,
      redirectTo: ({ url }: { url: string }) => void redirects.push(url),
    },
  })
  jest.isolateModules(() => {
    jest.doMock('../../miniprogram/deployment', () => ({ deployment: withFirst(first) }))
    require('../../miniprogram/app')
  })
  if (!app) throw new Error('App() was not called')
  return { app, posted, asked, redirects, logged }
}

// A session that counts down would go on after the last test.
beforeEach(() => void jest.useFakeTimers({ doNotFake: ['setImmediate'] }))
afterEach(() => void jest.useRealTimers())
afterAll(() => ['wx', 'App'].forEach((name) => Reflect.deleteProperty(globalThis, name)))

describe('app', () => {
  it.each(['develop', 'trial', 'release'] as const)('posts to the host for %s', async (version) => {
    const { app, posted } = load(version)
    app.session.open()
    app.session.agreeAndTapLogin()
    await settle()
    expect(posted).toEqual([
      `${deployment.environments[version].host}/oauth/app2wxapp/ticket/pool1`,
    ])
  })

  it('looks once, however cold the start, at what is stored and what is published', () => {
    const publicConfig = genauthPublicConfig({ appId: 'app1' })
    const published = { ...tenant, publicConfig }
    const { app, posted, asked } = load('develop', published)
    app.onShow(launchOf())
    app.session.open()
    expect(posted).toEqual(['http://127.0.0.1:9430/api/v2/applications/app1/public-config'])
    expect(asked).toEqual(['public-config.app1', 'consents.maple'])
  })

  it('writes to the log what nobody foresaw', () => {
    const { app, logged } = load('release')
    app.onError('TypeError: x')
    app.onUnhandledRejection({ reason: new RangeError('y') })
    expect(logged).toMatchObject([
      { kind: 'unforeseen', error: 'Error' },
      { kind: 'unforeseen', error: expect.stringMatching(/^RangeError/) },
    ])
  })

  it('decides at every return to the front whether the app can be reached', () => {
    const { app } = load('release')
    app.onShow({ scene: 1069 })
    const launched = app.session.canReturn
    app.onShow({ scene: 1011 })
    expect([launched, app.session.canReturn]).toEqual([true, false])
  })

  it('redirects from a page that is not there within the call, and keeps the launch', () => {
    const { app, redirects } = load('release')
    app.onPageNotFound({ path: 'routers/explore', query: { userPoolId: 'p', state: 'a b' } })
    expect(redirects).toEqual(['/routes/explore'])
  })

  it('gives up a result whose time is over, by the clock of the device', async () => {
    const { app } = load('release')
    app.session.open()
    const wx = Reflect.get(globalThis, 'wx') as { request: unknown }
    wx.request = ({ success }: { success(answer: object): void }) =>
      success({ statusCode: 200, data: { code: 200, data: { ticket: 't.1', expiresIn: 60 } } })
    app.session.agreeAndTapLogin()
    await settle()
    const before = app.session.phase.name
    jest.advanceTimersByTime(60_000)
    expect([before, app.session.phase.name]).toEqual(['signed_in', 'failed'])
  })
})
