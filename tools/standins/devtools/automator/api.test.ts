// The client's types give any for what depends on the program.
/* oxlint-disable typescript/no-unsafe-return */
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import automator from 'miniprogram-automator'
import { startDevtools, type Devtools } from '../server/devtools'

type MiniProgram = Awaited<ReturnType<typeof automator.connect>>
type Page = NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>
type Kind = InstanceType<typeof automator.Element>

const projectPath = join(__dirname, '../fixture')
const README = join(__dirname, '../README.md')

let devtools: Devtools
let program: MiniProgram
let page: Page

/** The client sleeps for seconds after what takes milliseconds here. */
const realTimeout = globalThis.setTimeout
const hasten = ((run: () => void, ms = 0) =>
  realTimeout(run, ms >= 1000 && ms <= 5000 ? 1 : ms)) as typeof setTimeout

beforeAll(async () => {
  devtools = await startDevtools({
    ...{ projectPath, port: 0, httpPort: 0, settings: 'privacy=agreed' },
  })
  program = await automator.connect({ wsEndpoint: devtools.automatorEndpoint })
  globalThis.setTimeout = hasten
}, 60_000)

afterAll(async () => {
  globalThis.setTimeout = realTimeout
  program?.disconnect()
  await devtools?.close()
})

beforeEach(async () => {
  await program.callWxMethod('reLaunch', { url: '/pages/api' })
  const opened = await program.currentPage()
  if (!opened) throw new Error('no page')
  page = opened
})

async function the(selector: string): Promise<Kind> {
  const element = await page.$(selector)
  if (!element) throw new Error(`no ${selector}`)
  return element
}

/** Gives what the method came to, for the test to compare. */
type Row = readonly [method: string, run: () => Promise<unknown>, expected: unknown]

const ABSENT = Symbol('not in the simulator')

const path = async (opened: Promise<Page | undefined>) => (await opened)?.path
const heard = () => page.data('heard')

const ROWS: readonly Row[] = [
  ['Automator.connect', async () => program.currentPage(), expect.anything()],
  [
    'MiniProgram.pageStack',
    async () => (await program.pageStack()).map((p) => p.path),
    ['pages/api'],
  ],
  ['MiniProgram.navigateTo', () => path(program.navigateTo('/pages/second')), 'pages/second'],
  ['MiniProgram.redirectTo', () => path(program.redirectTo('/pages/second')), 'pages/second'],
  ['MiniProgram.reLaunch', () => path(program.reLaunch('/pages/second')), 'pages/second'],
  ['MiniProgram.switchTab', () => path(program.switchTab('/pages/tab')), 'pages/tab'],
  [
    'MiniProgram.navigateBack',
    async () => {
      await program.callWxMethod('navigateTo', { url: '/pages/second' })
      return path(program.navigateBack())
    },
    'pages/api',
  ],
  ['MiniProgram.currentPage', () => path(program.currentPage()), 'pages/api'],
  [
    'MiniProgram.systemInfo',
    () => program.systemInfo(),
    expect.objectContaining({ platform: 'devtools' }),
  ],
  ['MiniProgram.callWxMethod', () => program.callWxMethod('getStorageSync', 'none'), ''],
  [
    'MiniProgram.mockWxMethod',
    async () => {
      await program.mockWxMethod('getStorageSync', 'mocked')
      return program.callWxMethod('getStorageSync', 'none')
    },
    'mocked',
  ],
  [
    'MiniProgram.restoreWxMethod',
    async () => {
      await program.restoreWxMethod('getStorageSync')
      return program.callWxMethod('getStorageSync', 'none')
    },
    '',
  ],
  ['MiniProgram.evaluate', () => program.evaluate((a: number) => a + 1, 1), 2],
  [
    'MiniProgram.pageScrollTo',
    async () => {
      await program.pageScrollTo(300)
      return page.scrollTop()
    },
    300,
  ],
  [
    'MiniProgram.exposeFunction',
    async () => {
      const told = new Promise((resolve) => void program.exposeFunction('exposed', resolve))
      await program.evaluate('function () { exposed("hello") }')
      return told
    },
    'hello',
  ],
  [
    'MiniProgram.on',
    async () => {
      const told = new Promise((resolve) => void program.on('console', resolve))
      await program.evaluate(() => console.log('hello'))
      return told
    },
    { type: 'log', args: ['hello'] },
  ],
  ['MiniProgram.checkVersion', () => program.checkVersion(), undefined],
  [
    'MiniProgram.screenshot',
    async () =>
      Buffer.from(String(await program.screenshot()), 'base64')
        .subarray(1, 4)
        .toString(),
    'PNG',
  ],
  [
    'MiniProgram.disconnect',
    async () => {
      const other = await automator.connect({ wsEndpoint: devtools.automatorEndpoint })
      other.disconnect()
      return other.currentPage().catch((error: Error) => error.message)
    },
    expect.stringMatching('closed'),
  ],
  ['MiniProgram.remote', () => program.remote(), ABSENT],
  ['MiniProgram.testAccounts', () => program.testAccounts(), ABSENT],
  ['MiniProgram.stopAudits', () => program.stopAudits(), ABSENT],
  ['MiniProgram.getTicket', () => program.getTicket(), ABSENT],
  ['MiniProgram.setTicket', () => program.setTicket('a'), ABSENT],
  ['MiniProgram.refreshTicket', () => program.refreshTicket(), ABSENT],
  ['MiniProgram.callPluginWxMethod', () => program.callPluginWxMethod('a', 'login'), ABSENT],
  ['MiniProgram.mockPluginWxMethod', () => program.mockPluginWxMethod('a', 'login', {}), ABSENT],
  ['MiniProgram.restorePluginWxMethod', () => program.restorePluginWxMethod('a', 'login'), ABSENT],
  ['MiniProgram.native', async () => program.native() === program.native(), true],
  [
    'Native.goHome',
    async () => {
      await program.native().goHome()
      return path(program.currentPage())
    },
    'pages/home',
  ],
  [
    'Native.navigateLeft',
    async () => {
      await program.callWxMethod('navigateTo', { url: '/pages/second' })
      await program.native().navigateLeft()
      return path(program.currentPage())
    },
    'pages/api',
  ],
  [
    'Native.switchTab',
    async () => {
      await program.native().switchTab({ url: '/pages/tab' })
      return path(program.currentPage())
    },
    'pages/tab',
  ],
  ['Native.confirmModal', () => asked('modal', () => program.native().confirmModal()), 'true'],
  ['Native.cancelModal', () => asked('modal', () => program.native().cancelModal()), 'false'],
  [
    'Native.authorizeAllow',
    () => asked('phone', () => program.native().authorizeAllow()),
    'getPhoneNumber:ok',
  ],
  [
    'Native.authorizeCancel',
    () => asked('phone', () => program.native().authorizeCancel()),
    'getPhoneNumber:fail user deny',
  ],
  ['Native.closePaymentDialog', () => program.native().closePaymentDialog(), ABSENT],
  ['Native.shareCancel', () => program.native().shareCancel(), ABSENT],
  ['Native.shareConfirm', () => program.native().shareConfirm(), ABSENT],
  ['Page.waitFor', () => page.waitFor('#view'), undefined],
  ['Page.$', async () => (await page.$('#view'))?.tagName, 'view'],
  ['Page.$$', async () => ((await page.$$('.item')) as Kind[]).length, 3],
  [
    'Page.getElementByXpath',
    async () => (await page.getElementByXpath('//input'))?.tagName,
    'input',
  ],
  [
    'Page.getElementsByXpath',
    async () => ((await page.getElementsByXpath('//view[@class="item"]')) as Kind[]).length,
    3,
  ],
  ['Page.xpath', async () => (await page.xpath('//switch'))?.tagName, 'switch'],
  ['Page.data', () => page.data('list[1]'), 2],
  [
    'Page.setData',
    async () => {
      await page.setData({ 'list[1]': 7 })
      return ((await page.$$('.item')) as Kind[])[1]?.text()
    },
    '7',
  ],
  ['Page.size', async () => (await page.size()).width, 375],
  ['Page.callMethod', () => page.callMethod('add', 1, 2), 3],
  ['Page.scrollTop', () => page.scrollTop(), 0],
  ['Element.$', async () => (await (await the('#list')).$('.item'))?.text(), '1'],
  ['Element.$$', async () => ((await (await the('#list')).$$('.item')) as Kind[]).length, 3],
  ['Element.size', async () => (await the('#view')).size(), { width: 100, height: 50 }],
  ['Element.offset', async () => (await the('#view')).offset(), { left: 10, top: 20 }],
  ['Element.text', async () => (await the('#view')).text(), 'view'],
  ['Element.attribute', async () => (await the('#view')).attribute('data-a'), '1'],
  ['Element.value', async () => (await the('#input')).value(), 'typed'],
  ['Element.property', async () => (await the('#input')).property('placeholder'), 'type'],
  ['Element.wxml', async () => (await the('#view')).wxml(), 'view'],
  [
    'Element.outerWxml',
    async () => (await the('#view')).outerWxml(),
    expect.stringMatching(/^<view .*>view<\/view>$/),
  ],
  ['Element.style', async () => (await the('#view')).style('width'), '100px'],
  [
    'Element.tap',
    async () => (await (await the('#view')).tap(), heard()),
    'touchstart touchend tap:60,45',
  ],
  [
    'Element.longpress',
    async () => (await (await the('#view')).longpress(), heard()),
    'touchstart longpress:60,45 touchend',
  ],
  [
    'Element.trigger',
    async () => (await (await the('#view')).trigger('tap', { x: 1, y: 2 }), heard()),
    'tap:1,2',
  ],
  [
    'Element.touchstart',
    async () => (
      await (await the('#view')).touchstart({ touches: [{ clientX: 12, clientY: 22 }] }),
      page.data('touch')
    ),
    { touches: [[12, 22]], changedTouches: [[60, 45]] },
  ],
  [
    'Element.touchmove',
    async () => {
      const view = await the('#view')
      await view.touchstart()
      await view.touchmove({
        touches: [{ pageX: 30, pageY: 40 }],
        changeTouches: [{ pageX: 30, pageY: 40 }],
      })
      return page.data('touch')
    },
    { touches: [[30, 40]], changedTouches: [[30, 40]] },
  ],
  [
    'Element.touchend',
    async () => {
      const view = await the('#view')
      await view.touchstart()
      await view.touchend({ changeTouches: [{ clientX: 13, clientY: 23 }] })
      return page.data('touch')
    },
    { touches: [], changedTouches: [[13, 23]] },
  ],
  [
    'Element.dispatchEvent',
    async () => {
      const view = await the('#view')
      await view.dispatchEvent({ eventName: 'tap', detail: { x: 3, y: 4 } })
      return heard()
    },
    'tap:3,4',
  ],
  ['CustomElement.data', async () => (await counter()).data('count'), 3],
  [
    'CustomElement.setData',
    async () => {
      await (await counter()).setData({ count: 8 })
      return (await counter()).text()
    },
    expect.stringContaining('Counter 8'),
  ],
  [
    'CustomElement.callMethod',
    async () => {
      await (await counter()).callMethod('onTap')
      return (await counter()).data('count')
    },
    4,
  ],
  [
    'InputElement.input',
    async () => (await kind('#input', automator.InputElement).then((e) => e.input('abc')), heard()),
    'input:abc',
  ],
  [
    'TextareaElement.input',
    async () => {
      const element = await the('#textarea')
      if (!('input' in element)) throw new Error('no TextareaElement')
      await (element as InstanceType<typeof automator.InputElement>).input('abc')
      return heard()
    },
    'input:abc',
  ],
  [
    'ScrollViewElement.scrollTo',
    async () => {
      const view = await kind('#scroll', automator.ScrollViewElement)
      await view.scrollTo(0, 40)
      return view.property('scrollTop')
    },
    40,
  ],
  [
    'ScrollViewElement.property',
    async () => (await kind('#scroll', automator.ScrollViewElement)).property('scrollLeft'),
    0,
  ],
  [
    'ScrollViewElement.scrollWidth',
    async () => (await kind('#scroll', automator.ScrollViewElement)).scrollWidth(),
    100,
  ],
  [
    'ScrollViewElement.scrollHeight',
    async () => (await kind('#scroll', automator.ScrollViewElement)).scrollHeight(),
    400,
  ],
  [
    'SwiperElement.swipeTo',
    async () => (await kind('#swiper', automator.SwiperElement)).swipeTo(1),
    ABSENT,
  ],
  [
    'MovableViewElement.moveTo',
    async () => (await kind('#movable', automator.MovableViewElement)).moveTo(1, 2),
    ABSENT,
  ],
  [
    'MovableViewElement.property',
    async () => (await kind('#movable', automator.MovableViewElement)).property('x'),
    ABSENT,
  ],
  [
    'SliderElement.slideTo',
    async () => (await kind('#slider', automator.SliderElement)).slideTo(1),
    ABSENT,
  ],
  [
    'SwitchElement.tap',
    async () => (await kind('#switch', automator.SwitchElement).then((e) => e.tap()), heard()),
    'switch:true',
  ],
  [
    'ContextElement.callContextMethod',
    async () => (await kind('#video', automator.ContextElement)).callContextMethod('play'),
    ABSENT,
  ],
]

type Class<Element> = abstract new (...args: never[]) => Element

async function kind<Element>(selector: string, type: Class<Element>): Promise<Element> {
  const element: unknown = await the(selector)
  if (!(element instanceof type)) throw new Error(`${selector} is no ${type.name}`)
  return element
}

const counter = () => kind('#counter', automator.CustomElement)

/** Opens what asks, answers it, and gives what the page heard. */
async function asked(what: string, answer: () => Promise<unknown>): Promise<unknown> {
  if (what === 'modal') await page.callMethod('askModal')
  else await (await the('#phone')).tap()
  await answer()
  // The code comes from the Node side.
  await page.waitFor(async () => (await page.data('answer')) !== '')
  return page.data('answer')
}

it.each(ROWS)('%s', async (_, run, expected) => {
  if (expected === ABSENT) await expect(run()).rejects.toThrow('in the simulator')
  else expect(await run()).toEqual(expected)
})

it('takes the mouse for a finger, which presses long if it stays', async () => {
  const browser = devtools.page
  await browser?.locator('#view').hover()
  await browser?.mouse.down()
  await page.waitFor(async () => String(await heard()).includes('longpress'))
  expect(await page.data('touch')).toMatchObject({ touches: [[60, 45]] })
  await browser?.mouse.up()
  expect(await heard()).toBe('touchstart longpress:60,45 touchend')
  expect(await page.data('touch')).toEqual({ touches: [], changedTouches: [[60, 45]] })
})

/** The last one: the program starts again. */
it('MiniProgram.close', async () => {
  const other = await automator.connect({ wsEndpoint: devtools.automatorEndpoint })
  const reloaded = devtools.page?.waitForEvent('load')
  await other.close()
  await reloaded
  expect(await path(program.currentPage())).toBe('pages/home')
})

/** With all of DevTools' own options; the client writes the configuration into the project, hence a copy. */
it('Automator.launch', async () => {
  const copy = mkdtempSync(join(tmpdir(), 'launched-'))
  cpSync(projectPath, copy, { recursive: true })
  const port = await freePort()
  const options = {
    ...{
      cliPath: join(__dirname, '../cli'),
      projectPath: copy,
      cwd: tmpdir(),
      timeout: 60_000,
      port,
    },
    ...{ account: 'o1', trustProject: true, args: ['--lang', 'en', '--debug', '--ticket', 'a'] },
    projectConfig: { appid: 'wx0123456789abcdef', setting: { urlCheck: true } },
  }
  const launched = await automator.launch(options)
  expect(await path(launched.currentPage())).toBe('pages/home')
  expect(await launched.callWxMethod('getAccountInfoSync')).toMatchObject({
    miniProgram: { appId: 'wx0123456789abcdef' },
  })
  const asked = launched.callWxMethod('request', { url: 'https://a.test/' })
  await expect(asked).rejects.toThrow('url not in domain list')
  const again = await automator.connect({ wsEndpoint: `ws://127.0.0.1:${port}` })
  again.disconnect()
  await expect(automator.launch(options)).rejects.toThrow(`Port ${port} is in use`)
  await launched.close()
  rmSync(copy, { recursive: true })
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** What the client's classes keep to themselves, by their types. */
const PRIVATE = [
  ...['constructor', 'send', 'getter', 'domProperty', '_property', 'callFunction', 'changeRoute'],
  ...['windowProperty', 'sendNative'],
]

it('has a row for each public method of the client, and the README has the table', () => {
  const classes = {
    Automator: [automator.constructor],
    MiniProgram: [program.constructor],
    Native: [program.native().constructor],
    Page: [page.constructor],
    ...Object.fromEntries(
      Object.entries(automator)
        .filter(([name]) => name.endsWith('Element'))
        .map(([name, type]) => [name, [type as unknown]]),
    ),
  }
  const all = Object.entries(classes).flatMap(([name, [type]]) =>
    Object.getOwnPropertyNames((type as { readonly prototype: object }).prototype)
      .filter((method) => !PRIVATE.includes(method))
      .map((method) => `${name}.${method}`),
  )
  const rows = new Map(ROWS.map(([method, , expected]) => [method, expected === ABSENT]))
  for (const apart of ['MiniProgram.close', 'Automator.launch']) rows.set(apart, false)
  expect(all.filter((method) => !rows.has(method))).toEqual([])
  const readme = readFileSync(README, 'utf8')
  const table = tableOf(rows)
  if (process.env['UPDATE'] && !readme.includes(table)) {
    writeFileSync(
      README,
      readme.replace(/\| Class [^]*?\n\n/, () => table),
    )
    execFileSync('npx', ['oxfmt', README])
  }
  // The formatter pads the cells.
  expect(unpadded(readFileSync(README, 'utf8'))).toContain(unpadded(table))
})

function tableOf(rows: ReadonlyMap<string, boolean>): string {
  const names = [...new Set([...rows.keys()].map((method) => method.split('.')[0] ?? ''))]
  const of = (name: string, isAbsent: boolean) =>
    [...rows]
      .filter(([method, absent]) => method.startsWith(`${name}.`) && absent === isAbsent)
      .map(([method]) => `\`${method.slice(name.length + 1)}\``)
      .join(', ')
  const lines = names.map((name) => `| ${name} | ${of(name, false)} | ${of(name, true)} |`)
  return ['| Class | Works | Not in the simulator |', '| --- | --- | --- |', ...lines, '', ''].join(
    '\n',
  )
}

function unpadded(text: string): string {
  return text.replace(/ +/g, ' ').replace(/-{3,}/g, '---')
}
