import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import type { LoginSession } from '../../../miniprogram/session/login-session'
import type { PageData } from '../../../miniprogram/session/page-data'
import { launchOf, settle, tenant } from '../session/bench'

const miniprogram = join(__dirname, '../../../miniprogram')
const sources = [
  'app.ts',
  ...readdirSync(join(miniprogram, 'wechat')).map((name) => `wechat/${name}`),
].map((path) => readFileSync(join(miniprogram, path), 'utf8'))

/** Every function of WeChat that the program calls, by its own sources. */
const called = [
  ...new Set(
    sources.flatMap((text) => [...text.matchAll(/\bwx\.(\w+)\(/g)].map(([, name = '']) => name)),
  ),
]

type Api = Record<string, unknown>
type Asked = Record<string, ((given: object) => void) | undefined>

/** A WeChat that does what it is asked. */
const works: Readonly<Record<string, (given: Asked) => unknown>> = {
  getAccountInfoSync: () => ({ miniProgram: { envVersion: 'trial' } }),
  getEnterOptionsSync: () => launchOf({ getPhone: '0' }),
  getAppBaseInfo: () => ({ language: 'en', SDKVersion: '3.0.0' }),
  getSystemInfoSync: () => ({ language: 'en', SDKVersion: '3.0.0' }),
  getRealtimeLogManager: () => ({ warn: () => undefined, error: () => undefined }),
  getStorageSync: () => '',
  canIUse: () => true,
  login: ({ success }) => success?.({ code: 'login-1' }),
  request: ({ success }) =>
    success?.({ statusCode: 200, data: { code: 200, data: { ticket: 't.1' } } }),
  setStorage: ({ success }) => success?.({}),
  openPrivacyContract: ({ success }) => success?.({}),
  navigateTo: ({ success }) => success?.({}),
  redirectTo: ({ success }) => success?.({}),
  setClipboardData: ({ success }) => success?.({}),
  onThemeChange: () => undefined,
  setNavigationBarColor: ({ success }) => success?.({}),
  setBackgroundColor: ({ success }) => success?.({}),
  vibrateShort: ({ success }) => success?.({}),
  showModal: ({ success }) => success?.({}),
}

interface App {
  session: LoginSession
  onShow(options?: unknown): void
  onPageNotFound(): void
  onError(text: unknown): void
  onUnhandledRejection(rejected?: unknown): void
}

interface Page {
  data: PageData
  setData(patch: PageData): void
  [handler: string]: unknown
}

const environment = { host: 'https://login.example.com', tenants: [tenant] }
const deployment = {
  appId: 'touristappid',
  environments: { develop: environment, trial: environment, release: environment },
  timeout: 10_000,
}

/** All modules in one: to load them one by one for each start takes three times as long. */
const program = join(mkdtempSync(join(tmpdir(), 'odd-phones-')), 'program.js')

beforeAll(async () => {
  const given: Plugin = {
    name: 'the deployment of this test',
    setup({ onLoad }) {
      const contents = 'export const { deployment } = globalThis'
      onLoad({ filter: /[/\\]deployment\.ts$/ }, () => ({ contents }))
    },
  }
  await build({
    stdin: { contents: "import './app'; import './routes/explore'", resolveDir: miniprogram },
    ...{ outfile: program, bundle: true, format: 'cjs', plugins: [given] },
  })
  Object.assign(globalThis, { deployment })
})

/** Starts the program as WeChat would: App(), onShow, onLoad of the login page. */
function start(wx: Api, shown?: unknown) {
  let app: App | undefined
  let page: Page | undefined
  Object.assign(globalThis, {
    wx,
    App: (options: App) => (app = options),
    Page: (options: Page) => (page = options),
    getApp: () => app,
  })
  jest.isolateModules(() => void require(program))
  if (!app || !page) throw new Error('App() or Page() was not called')
  const loaded = page
  loaded.setData = (patch) => void (loaded.data = { ...loaded.data, ...patch })
  const call = (name: string, event?: object) =>
    (loaded[name] as (this: Page, event?: object) => void).call(loaded, event)
  app.onShow(shown)
  call('onLoad')
  return { app, page: loaded, call }
}

/** Everything that a person can do on the page. */
async function useAll({ app, call }: ReturnType<typeof start>): Promise<void> {
  const tapped = (dataset: object) => ({ currentTarget: { dataset } })
  call('onToggleConsent', tapped({ row: 0 }))
  call('onOpenDocument', tapped({ url: 'https://example.com/terms' }))
  call('onOpenDocument', tapped({ url: 'privacy-guide' }))
  call('onTakeBack', tapped({ row: 0 }))
  call('onLogin')
  await settle()
  call('onReturnFailed', { detail: { errMsg: 'invalid scene' } })
  app.onPageNotFound()
  app.onError('Error: x')
  app.onUnhandledRejection({ reason: new Error('x') })
  app.onUnhandledRejection()
  await settle()
}

const OFFERS: readonly (keyof PageData)[] = ['login', 'retryLabel', 'returnLabel', 'note', 'hint']

/** Something to read and something to do. */
function wayOut({ data }: Page): boolean {
  return Boolean(data.title) && OFFERS.some((key) => data[key])
}

// No countdown may outlive its test.
beforeEach(() => void jest.useFakeTimers({ doNotFake: ['setImmediate'] }))
afterEach(() => void jest.useRealTimers())
afterAll(() => {
  for (const name of ['wx', 'App', 'Page', 'getApp', 'deployment'])
    Reflect.deleteProperty(globalThis, name)
  rmSync(dirname(program), { recursive: true })
})

const throwing = () => {
  throw new Error('broken')
}

it('knows how every function works that the program calls', () => {
  expect(called.length).toBeGreaterThan(10)
  expect(called.filter((name) => !(name in works))).toEqual([])
})

it('logs in if everything works', async () => {
  const started = start({ ...works })
  await useAll(started)
  expect(started.page.data.phase).toBe('signed_in')
})

type Odd = readonly [odd: string, broken: unknown]

const odd: readonly Odd[] = [
  ['missing', undefined],
  ['throwing', throwing],
  ['never calling back', () => undefined],
]
/** Of a function that answers at once, never calling back means that it gives `undefined`. */
const oddAtOnce: readonly Odd[] = [
  ...odd,
  ['giving null', () => null],
  ['giving fields that are null', () => ({ miniProgram: null, language: null, query: null })],
]

describe.each(called)('wx.%s', (name) => {
  it.each(/Sync$|^getA|^getR|^canIUse/.test(name) ? oddAtOnce : odd)(
    '%s leaves a page with a way out',
    async (_odd, broken) => {
      const started = start({ ...works, [name]: broken })
      const shown = wayOut(started.page)
      await useAll(started)
      jest.advanceTimersByTime(12_000)
      await settle()
      expect([shown, wayOut(started.page)]).toEqual([true, true])
      expect(started.page.data.phase).not.toBe('signing_in')
    },
  )
})

it.each(
  odd.flatMap(([how, broken]) => [
    ['navigateTo', how, broken] as const,
    ['openPrivacyContract', how, broken] as const,
  ]),
)('wx.%s %s leaves a dialog that says what to do', async (name, _how, broken) => {
  const showModal = jest.fn()
  await useAll(start({ ...works, showModal, [name]: broken }))
  jest.advanceTimersByTime(5000)
  await settle()
  expect(showModal).toHaveBeenCalledTimes(1)
})

it.each(odd)('wx.setClipboardData %s says that the link was not copied', async (_how, broken) => {
  const { app } = start({ ...works, setClipboardData: broken })
  const note = app.session.documents.copy('https://example.com/terms')
  jest.advanceTimersByTime(5000)
  expect(await note).toBe(app.session.brand.texts.document.notCopied)
})

it('reads an HTTP status that WeChat gives as text', async () => {
  const request = ({ success }: Asked) => success?.({ statusCode: '429', data: '' })
  const { app, call } = start({ ...works, request })
  call('onToggleConsent', { currentTarget: { dataset: { row: 0 } } })
  call('onLogin')
  await settle()
  expect(app.session.phase).toMatchObject({ failure: { kind: 'too_many_requests' } })
})

it.each([[undefined], [null], [{}], [{ scene: '1069' }]])('survives onShow(%j)', (shown) => {
  expect(wayOut(start({ ...works }, shown).page)).toBe(true)
})

describe('an old base library', () => {
  const old = (SDKVersion: unknown, envVersion = 'release') => ({
    ...works,
    getAppBaseInfo: () => ({ language: 'en', SDKVersion }),
    getAccountInfoSync: () => ({ miniProgram: { envVersion } }),
  })

  it('asks to update WeChat', () => {
    expect(start(old('2.32.2')).page.data).toMatchObject({
      title: 'Please update WeChat',
      returnLabel: 'Return to Maple',
    })
  })

  it('from before getAppBaseInfo asks for it, too', () => {
    const api = { ...old(''), getAppBaseInfo: undefined }
    const info = () => ({ language: 'ja', SDKVersion: '2.19.0' })
    const { title } = start({ ...api, getSystemInfoSync: info }).page.data
    expect(title?.split('\u200b').join('')).toBe('WeChatを更新してください')
  })

  it.each(['2.32.3', undefined])('is none of %p', (version) => {
    expect(start(old(version)).page.data.login).toBe(true)
  })

  it('on an engine from before 2018 asks for it, too', () => {
    const { RegExp: modern } = globalThis
    globalThis.RegExp = class extends modern {
      constructor(pattern: string | RegExp, flags?: string) {
        if (/\\p\{|\(\?</.test(String(pattern)) || /[sdvy]/.test(flags ?? ''))
          throw new SyntaxError('Invalid regular expression')
        super(pattern, flags)
      }
    } as RegExpConstructor
    try {
      expect(start(old('2.20.0')).page.data.title).toBe('Please update WeChat')
    } finally {
      globalThis.RegExp = modern
    }
  })

  it('can be tried in a develop version', () => {
    jest.spyOn(console, 'warn').mockReturnValue()
    expect(start(old('2.30.3', 'develop')).page.data.login).toBe(true)
  })
})
