import type { Page } from 'playwright-core'
import type { Simulator } from './simulator'
import { SimulatorStage } from './stage'

declare const simulator: Simulator
declare const events: string[]

let stage: SimulatorStage
let page: Page

beforeAll(async () => {
  stage = await SimulatorStage.open()
  page = stage.page
})

afterAll(() => stage.close())

const open = (path: string) => stage.launch({ path, scene: 1001 })
const happened = () => page.evaluate(() => (simulator.draw(), events))
const text = (selector: string) =>
  page.evaluate((given) => document.querySelector<HTMLElement>(given)?.innerText.trim(), selector)

it('runs WXS as documented', async () => {
  await open('/pages/kin')
  expect(await text('#types')).toBe('Array,Number,String,Boolean,Object,Function,Date,RegExp')
  expect(await text('#digits')).toBe('12')
  expect(await text('#globals')).toBe('undefined,undefined,undefined,undefined,function,object')
})

it('goes on without what a module of WXS throws', async () => {
  await open('/pages/kin')
  expect(await text('#broken')).toBe('before')
  expect(await happened()).toEqual([
    'exception nothing is not defined',
    'exception nothing is not defined',
  ])
})

it('takes a page and a component that a helper defines, with behaviors of WeChat and TDesign', async () => {
  await open('/pages/kin')
  expect(await text('[class$=field]')).toBe('list=a1b2 of 2')
  const seen = await page.evaluate(() => {
    const { instance } = simulator.pages().at(-1) ?? {}
    const select = instance?.['selectComponent'] as (selector: string) => unknown
    return Reflect.apply(select, instance, ['#field'])
  })
  expect(seen).toEqual({ exported: true })
  expect(String(await happened())).not.toContain('behavior')
})

it('gives nothing for a method of data in WXML, as in WeChat', async () => {
  await open('/pages/kin')
  expect(await text('#methods')).toBe('')
  expect(String(await happened())).not.toContain('null or undefined')
})

it('takes a component of the program that has the name of one of WeChat’s for what it is', async () => {
  await open('/pages/kin')
  expect([await text('#own-bar'), await text('#own-button')]).toEqual([
    'Counter 3 ()',
    'Counter 4 ()',
  ])
  expect(String(await happened())).not.toContain('page-meta')
})

it('has __wxConfig, which programs read though it is not documented', async () => {
  await open('/pages/home')
  const given = await page.evaluate(() => Reflect.get(window, '__wxConfig') as object)
  expect(given).toMatchObject({ envVersion: 'develop', accountInfo: { appId: 'wx0' } })
})

it('takes what a program puts in the place of Page for every module', async () => {
  await open('/pages/kin')
  expect(await page.evaluate(() => simulator.pages().at(-1)?.instance['enhanced'])).toBe(true)
})

describe('App', () => {
  it('is launched and shown before the modules of pages run, which may take its functions', async () => {
    await open('/pages/kin')
    const data = await page.evaluate(() => simulator.pages().at(-1)?.instance['data'])
    expect(data).toMatchObject({ written: 2 })
  })

  it('keeps to itself what its functions throw', async () => {
    await open('/pages/home')
    await page.evaluate(() => (simulator.getApp() as { fails(): void }).fails())
    expect(await happened()).toEqual(['exception thrown in a function of App'])
  })
})

it('hides the browser from code that asks for the global object', async () => {
  await open('/extra/far')
  const data = await page.evaluate(() => simulator.pages().at(-1)?.instance['data'])
  expect(data).toMatchObject({ hidden: ['undefined', 'undefined', 'function', true, 'undefined'] })
})

it('refuses a module and a timer that are none, in the words of WeChat, and plugins', async () => {
  await open('/extra/far')
  const data = await page.evaluate(() => simulator.pages().at(-1)?.instance['data'])
  const timer = (name: string, got: string) =>
    `${name} expects a function as first argument but got ${got}.`
  const refused = [timer('setTimeout', 'string'), timer('setInterval', 'object')]
  const gone = "module 'gone.js' is not defined, require args is '../gone'"
  const plugin = 'plugin other is not in the simulator'
  expect(data).toMatchObject({
    refused: ['require args must be a string', gone, ...refused, plugin],
  })
})

it('takes a module with a leading slash for one beside its user first, as in WeChat', async () => {
  await open('/extra/far')
  expect(await page.evaluate(() => simulator.pages().at(-1)?.instance['data'])).toMatchObject({
    near: 'near',
  })
})

it('opens a page of a subpackage', async () => {
  await open('/extra/far?a=1')
  expect(await text('#far')).toBe('far away')
})

it('opens a page whose modules and components throw, whose generic is given none, and tells of each', async () => {
  await open('/extra/broken')
  expect(await text('#there')).toBe('There')
  expect(await text('[class$=broken]')).toBe('broken')
  const told = await happened()
  for (const where of ['the module of a page', 'the module of a component', 'created', 'attached'])
    expect(told).toContain(`exception thrown in ${where}`)
  // An observer that is not there is passed over, as in WeChat.
  expect(String(told)).not.toContain('Cannot find method')
  // What the program throws is told, if it has the words of what is passed over, too.
  expect(told).toContain('exception its observer of property "known" and relation (when preparing')
  expect(told).toContain('exception "known" is not a valid code')
  const illegal =
    '[Component] the type of property "either" is illegal (when preparing "parts/broken").'
  expect(told).toContain(`console ${illegal}`)
})

it('opens a page that is defined by nothing, and tells of it', async () => {
  await open('/extra/bare')
  expect(await text('#there')).toBe('There')
  expect(await happened()).toContain('exception Options is not object: null in extra/bare.js')
})

it('tells of whatever is rejected', async () => {
  await open('/extra/far')
  await page.evaluate(() => {
    const circular: Record<string, unknown> = {}
    circular['self'] = circular
    for (const reason of [circular, undefined, { errMsg: 'a' }]) void Promise.reject(reason)
  })
  await page.waitForFunction(() => events.length === 3)
  expect(await happened()).toEqual([
    'exception Uncaught (in promise) [object Object]',
    'exception Uncaught (in promise) undefined',
    'exception Uncaught (in promise) {"errMsg":"a"}',
  ])
})

describe('a tab bar', () => {
  const shown = () => page.locator('[class$=tab-bar]:visible').allInnerTexts()
  const go = (name: string, url: string) =>
    page.evaluate(
      ([method, given]) =>
        new Promise((done) => {
          const api = simulator.wx[method] as (options: object) => void
          api({ url: given, success: () => done('ok'), fail: done })
        }),
      [name, url] as const,
    )
  const paths = () =>
    page.evaluate(() => (simulator.draw(), simulator.pages().map(({ path, id }) => ({ path, id }))))

  it('of the program is on its pages alone', async () => {
    await open('/pages/tab')
    expect(await shown()).toEqual(['Tab two'])
    await open('/pages/home')
    expect(await shown()).toEqual([])
  })

  it.each([
    ['/pages/tab', 'two'],
    ['/pages/home', undefined],
  ])('is given to what is on %s: its tab is %s', async (path, tab) => {
    await open(path)
    const given = await page.evaluate(() => {
      type Caller = Record<string, (argument?: unknown) => { data: { tab: string } } | null>
      const shown = simulator.pages().at(-1)?.instance as unknown as Caller
      const counter = shown['selectComponent']?.('#counter') as unknown as Caller
      let heard: unknown = null
      const given = [shown, counter].map((caller) => caller['getTabBar']?.())
      counter['getTabBar']?.((bar: unknown) => (heard = bar))
      const [bar] = given
      return [bar?.data.tab, given.every((each) => each === bar), heard === bar, bar === undefined]
    })
    expect(given).toEqual([tab, true, true, false])
  })

  it('is the only way to its pages, which stay as they were left', async () => {
    await open('/pages/tab')
    const [left] = await paths()
    expect(await go('navigateTo', '/pages/kin')).toMatchObject({
      errMsg: 'navigateTo:fail can not navigateTo a tabbar page',
    })
    expect(await go('switchTab', '/pages/home')).toMatchObject({
      errMsg: 'switchTab:fail can not switch to no-tabBar page',
    })
    await go('navigateTo', '/pages/second')
    await go('switchTab', '/pages/kin')
    expect(await paths()).toMatchObject([{ path: 'pages/kin' }])
    await page.evaluate(() => simulator.openTab('pages/tab'))
    expect(await paths()).toEqual([left])
    expect(await text('#taps')).toBe('1 Tab')
  })
})
