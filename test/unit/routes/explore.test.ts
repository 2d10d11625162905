import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { compileTemplates } from '../../../tools/standins/devtools/build/wxml'
import { benchOf, settle } from '../session/bench'

type Handler = (this: Page, event?: object) => void

interface Page {
  data: Record<string, unknown>
  setData(patch: object): void
  [handler: string]: unknown
}

const miniprogram = join(__dirname, '../../../miniprogram')

/** Loads the page over a session, as WeChat would; `patches` is every `setData` it made. */
function load() {
  const bench = benchOf()
  const patches: object[] = []
  let options: Page | undefined
  Object.assign(globalThis, {
    getApp: () => ({ session: bench.session }),
    Page: (given: Page) => (options = given),
  })
  jest.isolateModules(() => void require('../../../miniprogram/routes/explore'))
  if (!options) throw new Error('Page() was not called')
  const page = options
  page.setData = (patch) => {
    patches.push(patch)
    page.data = { ...page.data, ...patch }
  }
  const call = (name: string, event?: object) => (page[name] as Handler).call(page, event)
  return { ...bench, page, patches, call }
}

afterAll(() => ['getApp', 'Page'].forEach((name) => Reflect.deleteProperty(globalThis, name)))

describe('the login page', () => {
  it('opened by itself tells what was agreed to on this phone, and takes it back', () => {
    const { page, call, wechat } = load()
    const terms = { version: '1', lang: 'en', agreedAt: '2026-01-02T03:04:05.000Z' }
    wechat.storage['consents.maple'] = { terms, 'privacy-guide': { ...terms, version: '' } }
    wechat.entered = { scene: 1001 }
    wechat.spoken = 'en'
    call('onLoad')
    const rows = () => (page.data.account as { rows: object[] }).rows
    expect(rows()).toMatchObject([
      { agreed: true, status: 'You agreed on this phone on 2026-\u206001-\u206002' },
    ])
    call('onTakeBack', { currentTarget: { dataset: { row: 0 } } })
    expect(rows()).toMatchObject([{ agreed: false, status: "You haven't agreed on this phone" }])
    expect(wechat.storage['consents.maple']).toEqual({})
  })

  it('shows the launch with one setData', () => {
    const { page, patches, call } = load()
    call('onLoad')
    expect([patches.length, page.data.phase]).toEqual([1, 'ready'])
  })

  it('needs at most 10 setData and 3 KB for a whole login', async () => {
    const { patches, call, wechat } = load()
    call('onLoad')
    call('onLogin')
    call('onAgreeAndLogin')
    call('onPhoneNumber', { detail: { code: 'phone-1' } })
    wechat.logins[0]?.resolve('login-1')
    await settle()
    const data = { ticket: 'x'.repeat(600) }
    wechat.posts[0]?.resolve({ status: 200, body: { code: 200, data } })
    await settle()
    const bytes = patches.reduce((sum, patch) => sum + Buffer.byteLength(JSON.stringify(patch)), 0)
    expect(patches.at(-1)).toMatchObject({ phase: 'signed_in' })
    expect(patches.length).toBeLessThanOrEqual(10)
    expect(bytes).toBeLessThanOrEqual(3 * 1024)
  })

  it('changes nothing after it was closed', () => {
    const { patches, call, session } = load()
    call('onLoad')
    call('onUnload')
    session.decline()
    expect(patches.length).toBe(1)
  })

  it('passes every tap on to the session', () => {
    const { page, call, wechat, session } = load()
    call('onLoad')
    const tapped = (dataset: object) => ({ currentTarget: { dataset } })
    call('onToggleConsent', tapped({ row: 0 }))
    expect(page.data.agreed).toBe(true)
    call('onToggleConsent', tapped({ row: 0 }))
    call('onLogin')
    expect(page.data.consentOpen).toBe(true)
    call('onCloseConsent')
    expect(page.data.consentOpen).toBe(false)
    call('onOpenDocument', tapped({ url: 'https://example.com/terms' }))
    call('onOpenDocument', tapped({ url: 'privacy-guide' }))
    expect(wechat.opened).toEqual(['/routes/document', 'privacy guide'])
    call('onLogoLoaded', { detail: { width: 400, height: 100 } })
    expect(page.data.logoCard).toBe('card wide')
    call('onLogoLoaded', { detail: { width: 192, height: 192 } })
    expect(page.data.logoCard).toBe('')
    call('onLogoMissing')
    expect(page.data.logo).toBe('')
    call('onNotNow')
    expect(page.data.phase).toBe('failed')
    call('onReturnFailed', { detail: { errMsg: 'invalid scene' } })
    expect(page.data.note).not.toBe('')
    call('onRetry')
    expect(page.data.phase).toBe('ready')
    call('onAgreePrivacy')
    call('onTakeBack', tapped({ row: 0 }))
    call('onNotNow')
    call('onReturned')
    expect(session.returned).toBe(true)
  })
})

const wxmlFiles = ['includes', 'routes'].flatMap((folder) =>
  readdirSync(join(miniprogram, folder))
    .filter((name) => name.endsWith('.wxml'))
    .map((name) => join(folder, name)),
)

it('has WXML that is well formed, by the official template compiler', () => {
  const texts = wxmlFiles.map(
    (path) => [path, readFileSync(join(miniprogram, path), 'utf8')] as const,
  )
  expect(compileTemplates(new Map(texts), new Map(), true).warnings).toEqual([])
})

/** A WXML file with everything it includes and imports. */
function wxml(path: string): string {
  const text = readFileSync(path, 'utf8')
  return text.replace(/<(?:include|import) src="([^"]+)"[^>]*>/g, (_tag, src: string) =>
    wxml(join(dirname(path), src)),
  )
}

const markup = wxml(join(miniprogram, 'routes/explore.wxml'))

describe("the page's WXML", () => {
  it('names only handlers that the page has', () => {
    const { page } = load()
    const named = [...markup.matchAll(/\s(?:bind|catch):?\w+="(\w+)"/g)].map(([, name]) => name)
    expect(named.length).toBeGreaterThan(8)
    expect(named.filter((name) => typeof page[String(name)] !== 'function')).toEqual([])
  })

  it('has every handler of the page in use', () => {
    const { page } = load()
    const handlers = Object.keys(page).filter((key) => /^on(?!Load$|Unload$)/.test(key))
    expect(handlers.filter((handler) => !markup.includes(`"${handler}"`))).toEqual([])
  })

  it('holds names, numbers and conditions only', () => {
    const expressions = [...markup.matchAll(/\{\{(.*?)\}\}/g)].map(([, text]) => String(text))
    const plain = /^(?:-1|[\w\s!?:.]|===|&&|\|\||'[\w -]*')+$/
    expect(expressions.filter((expression) => !plain.test(expression))).toEqual([])
  })

  it('binds only what the page data has', () => {
    const { page, call } = load()
    call('onLoad')
    const names = [...markup.matchAll(/\{\{(.*?)\}\}/g)].flatMap(
      ([, text]) =>
        String(text)
          .replace(/'[^']*'|\.\w+/g, '')
          .match(/[a-z]\w*/gi) ?? [],
    )
    const later = [
      'note',
      'mark',
      'countdown',
      'contactLabel',
      'retryLabel',
      'retryWaits',
      'returnLabel',
    ]
    const own = ['item', 'index', 'row', 'number', 'documents', 'true', 'false', 'appParameter']
    const known = new Set([...Object.keys(page.data), ...later, ...own])
    expect(names.filter((name) => !known.has(name))).toEqual([])
  })
})
