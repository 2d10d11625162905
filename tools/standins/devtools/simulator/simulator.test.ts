import type { Page } from 'playwright-core'
import type { Entry, Simulator } from './simulator'
import { SimulatorStage } from './stage'

declare const simulator: Simulator
declare const events: string[]

const FROM_APP: Entry = { path: '/pages/home?name=Ann', scene: 1069 }

let stage: SimulatorStage
let page: Page

beforeAll(async () => {
  stage = await SimulatorStage.open()
  page = stage.page
})

beforeEach(() => stage.launch(FROM_APP))
afterAll(() => stage.close())

/** What was sent between logic and view takes a turn: every question waits until all of it has arrived. */
async function ask<Given, Answer>(question: (given: Given) => Answer, given: Given) {
  await page.evaluate(() => simulator.draw())
  return page.evaluate(question as (given: unknown) => Answer, given)
}

const diary = () => ask(() => (simulator.getApp() as { diary: string[] }).diary, undefined)
const happened = () => ask(() => events, undefined)
const enterOptions = () =>
  ask(() => (simulator.wx['getEnterOptionsSync'] as () => object)(), undefined)
const open = () => ask(() => simulator.surfaces.open(), undefined)
const paths = () => ask(() => simulator.pages().map(({ path }) => path), undefined)
const launch = (entry: Entry) => page.evaluate((given) => simulator.launch(given), entry)
const data = (key: string) => ask((name) => simulator.pages().at(-1)?.instance.data[name], key)
const text = (selector: string) =>
  ask((given) => document.querySelector<HTMLElement>(given)?.innerText.trim(), selector)

/** Calls an API of the program's `wx` by callbacks; gives what it came to. */
function call(name: string, options: object): Promise<unknown> {
  return page.evaluate(
    ([method, given]) =>
      new Promise((done) => {
        const api = simulator.wx[method] as (options: object) => void
        api({ ...given, success: done, fail: done })
      }),
    [name, options] as const,
  )
}

it('renders data, conditions, lists, components and slots', async () => {
  expect(await text('#title')).toBe('Hello, Ann')
  expect(await text('#count')).toBe('Not tapped yet')
  expect(await page.locator('.fruit').allInnerTexts()).toEqual(['0: apple', '1: pear'])
  expect(await text('#counter')).toBe('Counter 3 (inside)')
})

it('lives through launch and page events in the order of WeChat', async () => {
  expect(await diary()).toEqual([
    'launch pages/home 1069 {"name":"Ann"}',
    'show 1069',
    'home load {"name":"Ann"}',
    'home show',
    'home ready',
  ])
})

it('keeps the browser from the program', async () => {
  expect(await data('browser')).toBe('undefined,undefined,undefined,undefined,object')
})

it('turns rpx into fractions of the width, and page into the page', async () => {
  const [padding, margin] = await page.evaluate(() => [
    getComputedStyle(document.querySelector('.content') as Element).padding,
    getComputedStyle(document.querySelector('#counter') as Element).margin,
  ])
  expect([padding, margin]).toEqual(['20px 24px', '8px 0px'])
  await page.emulateMedia({ colorScheme: 'dark' })
  const background = () =>
    page.evaluate(() => getComputedStyle(document.querySelector('wx-page') as Element).background)
  expect(await background()).toContain('rgb(25, 25, 25)')
  await page.emulateMedia({ colorScheme: null })
})

it('updates what a tap changes', async () => {
  await page.click('#tap')
  await page.click('#tap')
  expect(await text('#count')).toBe('Tapped 2 times')
  expect(await page.getAttribute('#count', 'data-count')).toBe('2')
})

it('gives no focus to what is tapped', async () => {
  await page.click('#tap')
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
})

it('takes no tap on a disabled button', async () => {
  await page.click('#off', { force: true })
  expect(await data('count')).toBe(0)
})

it('raises events of components with plain targets', async () => {
  await page.click('#counter')
  expect(await text('#answer')).toBe('counted 4')
})

it('gives ARIA attributes to the browser', async () => {
  expect(await page.getByRole('heading', { name: 'Hello, Ann' }).count()).toBe(1)
  expect(await page.getByRole('button', { name: 'Phone number' }).count()).toBe(1)
  expect(await page.getByRole('checkbox', { name: 'Agree', checked: false }).count()).toBe(1)
})

it('toggles the checkbox of a tapped label, but not by a link that catches the tap', async () => {
  await page.click('#terms')
  expect([await data('agreed'), await text('#answer')]).toEqual([false, 'terms of terms'])
  await page.click('#label wx-text:not(#terms)')
  expect(await data('agreed')).toBe(true)
  await page.click('#agree')
  expect(await data('agreed')).toBe(false)
})

it('takes a relaunch with a path as reLaunch, and one without as a return', async () => {
  await page.click('#tap')
  await page.evaluate(() => simulator.background())
  await launch({ scene: 1001 })
  expect(await data('count')).toBe(1)
  expect(await enterOptions()).toMatchObject({ path: 'pages/home', query: { name: 'Ann' } })
  await launch({ path: 'pages/home?name=Bea', scene: 1069 })
  expect([await text('#title'), await data('count'), (await paths()).length]).toEqual([
    'Hello, Bea',
    0,
    1,
  ])
  expect((await diary()).slice(5)).toEqual([
    ...['hide', 'home hide', 'show 1001', 'home show'],
    ...['hide', 'home hide', 'show 1069', 'home unload'],
    ...['home load {"name":"Bea"}', 'home show', 'home ready'],
  ])
})

it('starts afresh after it was quit, with its storage', async () => {
  await page.evaluate(() => {
    ;(simulator.wx['setStorageSync'] as (key: string, value: unknown) => void)('kept', { a: 1 })
    simulator.quit()
  })
  await launch(FROM_APP)
  await page.click('#tap')
  expect([(await diary()).length, await data('count')]).toEqual([5, 1])
  expect(await call('getStorage', { key: 'kept' })).toMatchObject({ data: { a: 1 } })
})

it('returns to the app with the parameter of the moment', async () => {
  await launch({ scene: 1069, referrerInfo: { appId: 'wxa' } })
  await page.evaluate(() => simulator.pages()[0]?.instance.setData({ parameter: 'second' }))
  await page.click('#return')
  expect(await text('#answer')).toBe('launchapp launchApp:ok')
  expect(await happened()).toEqual(['launchApp second of wxa'])
  expect((await diary()).slice(-2)).toEqual(['hide', 'home hide'])
})

it.each([
  [1001, 'launchapp launchApp:ok'],
  [1089, 'launchapp launchApp:ok'],
  [1041, 'launchapp launchApp:ok'],
  [1036, 'launchapp launchApp:ok'],
  [1023, 'error invalid scene'],
  [1011, 'error invalid scene'],
])('decides by scene %i whether a return works', async (scene, answer) => {
  await launch({ scene })
  await page.click('#return')
  expect(await text('#answer')).toBe(answer)
})

it('returns to the app that launched last, whoever opened the page', async () => {
  await launch({ path: 'pages/home', scene: 1069, referrerInfo: { appId: 'wxa' } })
  await launch({ scene: 1069, referrerInfo: { appId: 'wxb' } })
  await launch({ scene: 1001 })
  await page.click('#return')
  expect(await happened()).toEqual(['launchApp first of wxb'])
})

it('asks for the phone number after the tap handler and the privacy event', async () => {
  await page.click('#phone')
  expect((await diary()).slice(-2)).toEqual(['phone tap', 'privacy agreed'])
  expect(await open()).toEqual(['phone'])
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(text('#answer')).resolves.toContain('"code":"phone-code-of-ann"')
  expect(await open()).toEqual([])
})

it('says so when the phone number is denied', async () => {
  await page.click('#phone')
  expect(await page.evaluate(() => simulator.surfaces.answer(false))).toBe(true)
  expect(await text('#answer')).toBe('{"errMsg":"getPhoneNumber:fail user deny"}')
})

it('gives elements the default styles by selectors as weighty as WeChat’s', async () => {
  const [outweighed, outweighs] = await page.evaluate(() => {
    const button = document.querySelector('#off') as HTMLElement
    button.classList.add('a', 'b', 'c')
    const sheet = document.head.appendChild(document.createElement('style'))
    const colors = ['.a.b', '.a.b.c'].map((selector) => {
      sheet.textContent = `${selector} { color: rgb(1, 2, 3) }`
      return getComputedStyle(button).color
    })
    sheet.remove()
    return colors
  })
  expect([outweighed, outweighs]).toEqual(['rgba(0, 0, 0, 0.18)', 'rgb(1, 2, 3)'])
})

it('shows the official privacy popup, and fails without one for a while after a refusal', async () => {
  await stage.launch(FROM_APP, { needPrivacyAuthorization: true })
  const refused = call('requirePrivacyAuthorize', {})
  await page.getByRole('button', { name: 'Deny' }).click()
  const failure = { errMsg: expect.stringMatching(/^requirePrivacyAuthorize:fail/), errno: 104 }
  expect(await refused).toEqual(failure)
  expect(await call('requirePrivacyAuthorize', {})).toEqual(failure)
  expect(await open()).toEqual([])
})

it('answers any HTTP status as success, never as a Promise', async () => {
  const answer = await call('request', { url: 'http://a.test/', method: 'POST', data: { b: 1 } })
  expect(answer).toEqual({
    errMsg: 'request:ok',
    statusCode: 404,
    header: { A: 'b' },
    cookies: ['c'],
    data: { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"b":1}' },
  })
  const task = await page.evaluate(() => {
    const made = (simulator.wx['request'] as (options: object) => object)({ url: 'http://a.test/' })
    return 'then' in made
  })
  expect(task).toBe(false)
})

it('fails requests in the words of WeChat', async () => {
  expect(await call('request', { url: 'http://never.test/', timeout: 50 })).toEqual({
    errMsg: 'request:fail timeout',
    errno: 5,
  })
  expect(await call('request', { url: 'http://refused.test/' })).toEqual({
    errMsg: 'request:fail x',
    errno: 7,
  })
  await stage.launch(FROM_APP, { urlCheck: true, requestDomains: ['good.test'] })
  expect(await call('request', { url: 'https://bad.test/' })).toEqual({
    errMsg: 'request:fail url not in domain list',
    errno: 600002,
  })
  expect(await call('request', { url: 'https://good.test/' })).toMatchObject({ statusCode: 404 })
})

it('opens and leaves pages', async () => {
  await page.click('#next')
  expect([await paths(), await text('#from')]).toEqual([
    ['pages/home', 'pages/second'],
    'From home',
  ])
  expect(await text('.wechat-bar-title')).toBe('Second')
  await page.getByRole('button', { name: 'Back' }).click()
  expect([await paths(), await text('.wechat-bar-title')]).toEqual([['pages/home'], 'Fixture'])
  expect(await call('navigateTo', { url: 'none?a=%2F' })).toEqual({
    errMsg: 'navigateTo:fail page "pages/none?a=%2F" is not found',
  })
})

it('leaves the bar to a page whose navigationStyle is custom', async () => {
  const seen = async () => [
    (await page.locator('.wx-frame').boundingBox())?.y,
    await page.locator('.wechat-bar-title').isVisible(),
    await page.getByRole('button', { name: 'More' }).isVisible(),
  ]
  await call('navigateTo', { url: '/extra/far' })
  expect(await seen()).toEqual([0, false, true])
  await call('navigateBack', {})
  expect(await seen()).toEqual([88, true, true])
})

it('tells the program of a page that does not exist, and honours where it leads', async () => {
  await launch({ path: 'pages/moved?a=1', scene: 1069 })
  expect([await paths(), await text('#from')]).toEqual([['pages/second'], 'From moved'])
  expect(await open()).toEqual([])
  await launch({ path: 'pages/none', scene: 1069 })
  expect(await diary()).toContain('not found pages/none {}')
  expect(await open()).toEqual(['not-found'])
})

it('hands errors to the program and to whoever listens', async () => {
  await page.click('#loading')
  expect((await diary()).at(-1)).toBe('error thrown in a handler')
  await page.evaluate(() => void Promise.reject(new Error('unheard')))
  await page.waitForTimeout(20)
  expect((await diary()).at(-1)).toBe('rejection Error: unheard')
  expect(await happened()).toEqual([
    'exception thrown in a handler',
    'exception Uncaught (in promise) unheard',
  ])
})

it.each([{ confirmText: 'OK to go!' }, { cancelText: '同意并继续' }])(
  'shows no dialog with a label of more than eight half-widths: %j',
  async (labels) => {
    expect(await call('showModal', labels)).toEqual({
      errMsg: expect.stringMatching(/^showModal:fail c\w+Text length should not larger than 4/),
    })
    expect(await open()).toEqual([])
  },
)

it.each([0, 60])('takes %i ms and a turn from the program to the page, and back', async (lag) => {
  await stage.launch(FROM_APP, { lag })
  const seen = await page.evaluate(async () => {
    const shown = simulator.pages()[0]
    const title = document.querySelector<HTMLElement>('#title')
    const count = document.querySelector<HTMLElement>('#count')
    if (!shown || !title || !count) throw new Error('no page')
    const changed = (of: Node) =>
      new Promise((done) =>
        new MutationObserver(done).observe(of, {
          subtree: true,
          characterData: true,
          childList: true,
        }),
      )
    const start = performance.now()
    shown.instance.setData({ name: 'Bea' })
    const atOnce = [shown.instance.data['name'], title.innerText]
    await changed(title)
    const there = performance.now() - start
    ;(document.querySelector('#tap') as HTMLElement & { tap(): void }).tap()
    const heard = shown.instance.data['count']
    await changed(shown.element)
    return {
      atOnce,
      there,
      heard,
      count: shown.instance.data['count'],
      both: performance.now() - start,
    }
  })
  expect(seen).toMatchObject({ atOnce: ['Bea', 'Hello, Ann'], heard: 0, count: 1 })
  expect(seen.there).toBeGreaterThanOrEqual(lag - 1)
  expect(seen.both).toBeGreaterThanOrEqual(3 * (lag - 1))
})

it('has handed data on to components by wx.nextTick, drawn or not', async () => {
  await stage.launch({ path: '/pages/parts', scene: 1001 }, { lag: 60 })
  const seen = await page.evaluate(async () => {
    const { instance } = simulator.pages()[0] ?? {}
    const select = instance?.['selectComponent'] as (id: string) => { data: { text: string } }
    const slots: ReturnType<typeof select> = Reflect.apply(select, instance, ['#slots'])
    instance?.setData({ text: 'two' })
    const before = slots.data.text
    const nextTick = simulator.wx['nextTick'] as (run: (value: unknown) => void) => void
    await new Promise((resolve) => nextTick(resolve))
    return [before, slots.data.text]
  })
  expect(seen).toEqual(['one', 'two'])
})

it('has of wx what the base library has, and what works on this phone', async () => {
  const oldPhone = { missing: ['login'], throwing: ['showToast'], silent: ['showModal'] }
  await stage.launch(FROM_APP, { SDKVersion: '2.20.0', oldPhone })
  const seen = await page.evaluate(() => {
    const { wx } = simulator
    const broken = (name: string): unknown => {
      try {
        return (wx[name] as () => unknown)()
      } catch (error) {
        return (error as Error).message
      }
    }
    const names = ['getAppBaseInfo', 'openPrivacyContract', 'login', 'getSystemInfoSync']
    return [...names.map((name) => name in wx), broken('showToast'), broken('showModal')]
  })
  expect(seen).toEqual([false, false, false, true, 'showToast is broken on this phone', undefined])
  await page.click('#phone')
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(text('#answer')).resolves.toBe('{"errMsg":"getPhoneNumber:ok"}')
})

it('shows dialogs and toasts', async () => {
  const answer = call('showModal', { title: 'Sure?' })
  await page.getByRole('button', { name: 'OK' }).click()
  expect(await answer).toMatchObject({ confirm: true, cancel: false, content: null })
  const asked = call('showModal', { editable: true, content: 'Ann', showCancel: false })
  // No button says no.
  expect(await page.evaluate(() => simulator.surfaces.answer(false))).toBe(false)
  const field = page.getByRole('alertdialog').getByRole('textbox')
  expect(await field.inputValue()).toBe('Ann')
  await field.fill('Bea')
  await page.getByRole('button', { name: 'OK' }).click()
  expect(await asked).toMatchObject({ confirm: true, content: 'Bea' })
  await call('showToast', { title: 'Done' })
  expect(await page.getByRole('status').innerText()).toBe('Done')
  await call('hideToast', {})
  expect(await open()).toEqual([])
})

describe('page-meta', () => {
  const SIZES = { path: '/pages/sizes', scene: 1001 }

  const setData = (patch: Record<string, unknown>) =>
    page.evaluate((given) => simulator.pages().at(-1)?.instance.setData(given), patch)

  const style = (selector: string, property: string) =>
    page.evaluate(
      ([one, name]) =>
        getComputedStyle(document.querySelector(one) as Element).getPropertyValue(name),
      [selector, property] as const,
    )

  const fontSizes = () =>
    Promise.all(['#rem', '#px', '#page'].map((selector) => style(selector, 'font-size')))

  it.each([
    [17, ['25.5px', '20px', '17px']],
    [26, ['39px', '20px', '26px']],
  ])(
    'makes a rem and the font of the page the text size set in WeChat: %s px',
    async (size, seen) => {
      await stage.launch(SIZES, { fontSizeSetting: size })
      expect(await fontSizes()).toEqual(seen)
      expect(await style('#rem', 'line-height')).toBe(`${2 * size}px`)
      expect(await style('#inline', 'width')).toBe(`${2 * size}px`)
      const icon = await page.locator('#icon svg').boundingBox()
      expect(icon?.width).toBe(4 * size)
    },
  )

  it('takes sizes that do not follow the setting', async () => {
    await stage.launch(SIZES, { fontSizeSetting: 26 })
    await setData({ root: '10px', page: '40rpx' })
    expect(await fontSizes()).toEqual(['15px', '20px', '20px'])
  })

  it("sets the page's own style and the colours in and behind it", async () => {
    await stage.launch(SIZES)
    expect(await style('wx-page', 'letter-spacing')).toBe('10px')
    expect(await style('wx-page', 'background-color')).toBe('rgb(18, 52, 86)')
    expect(await style('.wx-frame', 'background-color')).toBe('rgb(101, 67, 33)')
  })

  it('is of effect for its own page alone', async () => {
    await stage.launch(SIZES)
    await call('navigateTo', { url: '/pages/second' })
    const second = 'wx-page:not([hidden])'
    expect(await style(second, '--wx-rem')).toBe('')
    expect(await style('.wx-frame', 'background-color')).toBe('rgb(255, 255, 255)')
  })

  it('leaves a px alone where no page-meta is', async () => {
    await stage.launch({ path: '/pages/home', scene: 1001 }, { fontSizeSetting: 26 })
    expect([await style('#answer', 'font-size'), await style('#tap', 'font-size')]).toEqual([
      '17px',
      '17px',
    ])
  })

  it('complains where it is not the first node, and has no effect', async () => {
    await stage.launch(SIZES)
    await setData({ second: true })
    expect(await page.evaluate(() => events)).toEqual([
      'exception <page-meta> must be the first node of a page',
    ])
    expect(await style('#rem', 'font-size')).toBe('25.5px')
  })

  it('lets the title of the bar grow up to 20 px', async () => {
    await stage.launch(SIZES, { fontSizeSetting: 18.5 })
    expect(await style('.wechat-bar-title', 'font-size')).toBe('18.5px')
    await stage.launch(SIZES, { fontSizeSetting: 26 })
    expect(await style('.wechat-bar-title', 'font-size')).toBe('20px')
  })
})

describe('web-view', () => {
  beforeAll(() =>
    page.route(/^https?:..[a-z.]*shop.test/, (route) =>
      route.request().url().includes('gone')
        ? route.abort()
        : route.fulfill({ contentType: 'text/html', body: '<h1>Terms</h1>' }),
    ),
  )

  /** Opens the page that shows a document; the browser has three of them. */
  async function show(src: string): Promise<string> {
    await call('navigateTo', { url: `/pages/web?src=${encodeURIComponent(src)}` })
    await page.waitForFunction(() => simulator.pages().at(-1)?.instance.data['answer'] !== '')
    return page.evaluate(() => String(simulator.pages().at(-1)?.instance.data['answer']))
  }

  it('shows a web page over the whole page, and goes away with it', async () => {
    expect(await show('https://shop.test/terms')).toBe('load {"src":"https://shop.test/terms"}')
    const frame = page.frameLocator('wx-web-view iframe')
    expect(await frame.locator('h1').innerText()).toBe('Terms')
    expect(await page.locator('wx-web-view iframe').boundingBox()).toEqual(
      await page.locator('.wx-frame').boundingBox(),
    )
    await page.getByRole('button', { name: 'Back' }).click()
    expect(await page.locator('wx-web-view').count()).toBe(0)
    expect(await page.locator('#title').isVisible()).toBe(true)
  })

  it('says which page it could not load', async () => {
    expect(await show('https://shop.test/gone')).toBe(
      'error {"url":"https://shop.test/gone","fullUrl":"https://shop.test/gone"}',
    )
  })

  it.each([
    ['https://shop.test/', 'load'],
    ['https://docs.shop.test/', 'load'],
    ['http://shop.test/', 'error'],
    ['https://ashop.test/', 'error'],
  ])('opens business domains alone while URLs are checked: %s', async (src, event) => {
    await stage.launch(FROM_APP, { urlCheck: true, webViewDomains: ['shop.test'] })
    expect((await show(src)).split(' ')[0]).toBe(event)
  })
})

// The last ones: a page keeps a clock that a test moves.
describe('as time goes by', () => {
  beforeAll(() => page.clock.install())

  it('acts on a button once a second, whatever the tap before came to', async () => {
    await page.click('#phone')
    await page.evaluate(() => simulator.surfaces.answer(false))
    await page.click('#phone')
    expect((await diary()).filter((entry) => entry === 'phone tap')).toHaveLength(2)
    expect(await open()).toEqual([])
    await page.clock.fastForward(1000)
    await page.click('#phone')
    expect(await open()).toEqual(['phone'])
  })

  it('asks before the clipboard or a scope, once for all who wait, and not again for 10 s after a refusal', async () => {
    await stage.launch(FROM_APP, { needPrivacyAuthorization: true })
    // What is not in the simulator says so and asks nothing.
    expect(await call('getLocation', {})).toEqual({
      errMsg: 'getLocation:fail not in the simulator',
    })
    const all = [
      call('setClipboardData', { data: 'x' }),
      call('getClipboardData', {}),
      call('authorize', { scope: 'scope.record' }),
    ]
    await page.getByRole('button', { name: 'Deny' }).click()
    const failed = { errMsg: expect.stringMatching(/:fail privacy/), errno: 104 }
    expect(await Promise.all(all)).toEqual([failed, failed, failed])
    expect(await call('setClipboardData', { data: 'x' })).toEqual(failed)
    await page.clock.fastForward(10_000)
    const asked = call('setClipboardData', { data: 'x' })
    await page.getByRole('button', { name: 'Agree' }).click()
    expect(await asked).toEqual({ errMsg: 'setClipboardData:ok' })
  })

  it('breaks off a request five seconds after it went behind', async () => {
    const broken = call('request', { url: 'http://never.test/', timeout: 60_000 })
    await page.evaluate(() => simulator.background())
    await page.clock.fastForward(4_900)
    await page.clock.fastForward(200)
    expect(await broken).toEqual({ errMsg: 'request:fail interrupted', errno: 600003 })
  })
})
