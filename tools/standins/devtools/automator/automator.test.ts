import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import automator from 'miniprogram-automator'
import { startDevtools, type Devtools } from '../server/devtools'

type MiniProgram = Awaited<ReturnType<typeof automator.connect>>
type Page = NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>
type Element = NonNullable<Awaited<ReturnType<Page['$']>>>

/** What mocks see as `this`. */
interface MockContext {
  origin(options: object): unknown
}

/** What functions sent to the mini program see. */
declare const getCurrentPages: () => { readonly data: Record<string, unknown> }[]
declare const report: (text: string) => void

let devtools: Devtools
let program: MiniProgram

beforeAll(async () => {
  const projectPath = join(__dirname, '../fixture')
  devtools = await startDevtools({ projectPath, port: 0, httpPort: 0 })
  program = await automator.connect({ wsEndpoint: devtools.automatorEndpoint })
}, 60_000)

afterAll(async () => {
  program?.disconnect()
  await devtools?.close()
})

let home: Page

/** The client's own reLaunch sleeps three seconds. */
async function open(url: string): Promise<Page> {
  await program.callWxMethod('reLaunch', { url })
  const page = await program.currentPage()
  if (!page) throw new Error('no page')
  return page
}

async function find(selector: string): Promise<Element> {
  const element = await home.$(selector)
  if (!element) throw new Error(`no ${selector}`)
  return element
}

async function texts(selector: string): Promise<string[]> {
  return Promise.all(((await home.$$(selector)) as Element[]).map((element) => element.text()))
}

beforeEach(async () => {
  home = await open('/pages/home?name=Ada')
})

describe('pages', () => {
  it('tells which page is open, with its query', () => {
    expect(home).toMatchObject({ path: 'pages/home', query: { name: 'Ada' } })
  })

  it('lists the page stack, oldest first', async () => {
    await program.callWxMethod('navigateTo', { url: '/pages/second?from=test' })
    const paths = (await program.pageStack()).map(({ path }) => path)
    expect(paths).toEqual(['pages/home', 'pages/second'])
  })

  it('reads data whole and by path', async () => {
    expect(await home.data()).toMatchObject({ name: 'Ada', count: 0 })
    expect(await home.data('fruits[1]')).toBe('pear')
  })

  it('sets data, and the page shows it', async () => {
    await home.setData({ name: 'Grace', 'fruits[0]': 'fig' })
    expect(await (await find('#title')).text()).toBe('Hello, Grace')
    expect(await texts('.fruit')).toEqual(['0: fig', '1: pear'])
  })

  it('calls a method of the page', async () => {
    await home.callMethod('onTap')
    expect(await home.data('count')).toBe(1)
  })

  it('says so when the page has no such method', async () => {
    await expect(home.callMethod('nothing')).rejects.toThrow('Page.nothing not exists')
  })

  it('measures the page', async () => {
    expect(await home.size()).toMatchObject({ width: 375 })
    expect(await home.scrollTop()).toBe(0)
  })

  it('goes back and home as the navigation bar does', async () => {
    await program.callWxMethod('navigateTo', { url: '/pages/second' })
    await program.native().navigateLeft()
    expect((await program.currentPage())?.path).toBe('pages/home')
    await open('/pages/second')
    await program.native().goHome()
    expect((await program.currentPage())?.path).toBe('pages/home')
  })
})

describe('elements', () => {
  it('finds by tag, class, id, attribute and descent', async () => {
    expect(await home.$$('icon')).toHaveLength(4)
    expect(await home.$$('view.fruit')).toHaveLength(2)
    expect((await find('#title')).tagName).toBe('view')
    expect(await texts('label > text')).toEqual(['I agree to the', 'terms'])
    expect(await texts('button[open-type="launchApp"]')).toEqual(['Return'])
  })

  it('finds nothing: null and an empty list', async () => {
    expect(await home.$('.nothing')).toBeNull()
    expect(await home.$$('.nothing')).toEqual([])
  })

  it('finds within an element', async () => {
    const label = await find('#label')
    expect(await (await label.$('#terms'))?.text()).toBe('terms')
    expect(await label.$('button')).toBeNull()
  })

  it('finds by XPath', async () => {
    const terms = await home.xpath('//label/text[@id="terms"]')
    expect(await terms?.text()).toBe('terms')
    expect(await home.getElementsByXpath('/view/view[@class="fruit"]')).toHaveLength(2)
    expect(await home.xpath('//video')).toBeNull()
  })

  it('reads attributes', async () => {
    await home.setData({ count: 2 })
    expect(await (await find('#count')).attribute('data-count')).toBe('2')
    expect(await (await find('#title')).attribute('class')).toBe('title')
    expect(await (await find('#return')).attribute('app-parameter')).toBe('first')
    expect(await (await find('#title')).attribute('nothing')).toBeNull()
  })

  it('reads properties', async () => {
    expect(await (await find('#off')).property('disabled')).toBe(true)
    expect(await (await find('#tap')).property('disabled')).toBe(false)
    expect(await (await find('#phone')).property('openType')).toMatch(/^getPhoneNumber/)
    expect(await (await find('#agree')).value()).toBe('agreed')
    await expect((await find('#tap')).property('nothing')).rejects.toThrow('not exists')
  })

  it('reads styles, place and size', async () => {
    const title = await find('#title')
    expect(await title.style('font-size')).toBe('22px')
    expect(await title.style('fontWeight')).toBe('500')
    expect(await title.offset()).toMatchObject({ left: 24 })
    expect(Number((await title.size()).width)).toBe(375 - 48)
  })

  it('reads WXML as it was written', async () => {
    const title = await find('#title')
    expect(await title.wxml()).toBe('Hello, Ada')
    expect(await title.outerWxml()).toMatch(/^<view [^>]*id="title"[^>]*>Hello, Ada<\/view>$/)
  })

  it('reaches into a custom component', async () => {
    const counter = (await find('counter')) as InstanceType<typeof automator.CustomElement>
    expect(await counter.data('count')).toBe(3)
    expect(await (await counter.$('.counter'))?.text()).toContain('Counter 3')
    await counter.setData({ count: 7 })
    await counter.callMethod('onTap')
    expect(await counter.text()).toContain('Counter 8')
    expect(await home.data('answer')).toBe('counted 8')
  })

  it('says so when an element has left its page', async () => {
    const title = await find('#title')
    await open('/pages/second')
    await expect(title.text()).rejects.toThrow('no longer on its page')
  })
})

describe('gestures', () => {
  it('taps', async () => {
    await (await find('#tap')).tap()
    await (await find('#tap')).tap()
    expect(await (await find('#count')).text()).toBe('Tapped 2 times')
  })

  it('taps inside a custom component', async () => {
    const inner = await (await find('counter')).$('.counter')
    await inner?.tap()
    expect(await home.data('answer')).toBe('counted 4')
  })

  it('ticks a checkbox by its label, but not by the link in it', async () => {
    await (await find('#terms')).tap()
    expect(await home.data()).toMatchObject({ agreed: false, answer: 'terms of terms' })
    await (await find('#label')).tap()
    expect(await home.data('agreed')).toBe(true)
    expect(await (await find('#agree')).property('checked')).toBe(true)
  })

  it('taps with touchstart and touchend', async () => {
    const button = await find('#tap')
    await button.touchstart()
    await button.touchend()
    expect(await home.data('count')).toBe(1)
  })

  it('leaves the page to a mouse and to a finger', async () => {
    await (await find('#tap')).tap()
    await devtools.page?.locator('#tap').click()
    await devtools.page?.locator('#tap').tap()
    expect(await home.data('count')).toBe(3)
  })

  it('follows a navigator', async () => {
    await (await find('#next')).tap()
    expect((await program.currentPage())?.path).toBe('pages/second')
  })

  it('triggers the events that only WeChat can raise', async () => {
    const detail = { errMsg: 'getPhoneNumber:ok', code: 'phone-code' }
    await (await find('#phone')).trigger('getphonenumber', detail)
    expect(JSON.parse(String(await home.data('answer')))).toEqual(detail)
    await (await find('#return')).trigger('error', { errMsg: 'invalid scene' })
    expect(await home.data('answer')).toBe('error invalid scene')
  })

  it('answers the phone number sheet', async () => {
    await (await find('#phone')).tap()
    await program.native().authorizeCancel()
    expect(await home.data('answer')).toContain('getPhoneNumber:fail')
  })

  it('says so when there is nothing to answer', async () => {
    await expect(program.native().confirmModal()).rejects.toThrow('nothing is open')
  })
})

describe('wx methods', () => {
  it('gives what a synchronous method returns', async () => {
    await program.callWxMethod('setStorageSync', 'key', { kept: true })
    expect(await program.callWxMethod('getStorageSync', 'key')).toEqual({ kept: true })
  })

  it('gives what an asynchronous method succeeds with', async () => {
    expect(await program.callWxMethod('login')).toMatchObject({
      code: expect.any(String) as unknown,
    })
  })

  it('fails with the reason', async () => {
    const call = program.callWxMethod('navigateBack')
    await expect(call).rejects.toThrow(/^cannot navigate back at first page/)
    await expect(program.callWxMethod('nothing')).rejects.toThrow('wx.nothing not exists')
  })

  it('mocks with a result until it is restored', async () => {
    await program.mockWxMethod('login', { errMsg: 'login:ok', code: 'mocked' })
    expect(await program.callWxMethod('login')).toMatchObject({ code: 'mocked' })
    await program.mockWxMethod('login', { errMsg: 'login:fail no network' })
    await expect(program.callWxMethod('login')).rejects.toThrow('no network')
    await program.restoreWxMethod('login')
    expect(await program.callWxMethod('login')).not.toMatchObject({ code: 'mocked' })
  })

  it('mocks with a function that may call the original', async () => {
    await program.mockWxMethod(
      'request',
      function (this: MockContext, options: { url: string }, status: number) {
        if (options.url.endsWith('/through')) {
          return new Promise((resolve) =>
            this.origin({ ...options, success: resolve, fail: resolve }),
          )
        }
        return { errMsg: 'request:ok', statusCode: status, data: options.url }
      },
      418,
    )
    const answer: unknown = await program.callWxMethod('request', { url: 'https://a.test/' })
    expect(answer).toMatchObject({ statusCode: 418, data: 'https://a.test/' })
    const through = program.callWxMethod('request', { url: 'http://127.0.0.1:1/through' })
    await expect(through).rejects.toThrow('ERR_CONNECTION_REFUSED')
    await program.restoreWxMethod('request')
  })

  it('lets the program see a mocked synchronous method', async () => {
    const mocked = { path: 'pages/home', query: {}, scene: 1069, referrerInfo: { appId: 'wx1' } }
    await program.mockWxMethod('getEnterOptionsSync', mocked)
    const seen: unknown = await program.evaluate(() => wx.getEnterOptionsSync())
    expect(seen).toEqual(mocked)
    await program.restoreWxMethod('getEnterOptionsSync')
    expect(await program.callWxMethod('getEnterOptionsSync')).toMatchObject({ scene: 1001 })
  })
})

describe('the app service', () => {
  it('runs a function where the program runs', async () => {
    const run = (greeting: string) => `${greeting} ${String(getCurrentPages()[0]?.data['name'])}`
    expect(await program.evaluate(run, 'Hi')).toBe('Hi Ada')
    expect(await program.evaluate('function () { return typeof window }')).toBe('undefined')
    expect(await program.evaluate(() => Promise.resolve(7))).toBe(7)
  })

  it('passes on what a function throws', async () => {
    const run = () => {
      throw new Error('thrown there')
    }
    await expect(program.evaluate(run)).rejects.toThrow('thrown there')
  })

  it('exposes a function of the test', async () => {
    const reported: string[] = []
    await program.exposeFunction('report', (text: string) => reported.push(text))
    await program.evaluate(() => report('called'))
    expect(reported).toEqual(['called'])
  })

  it('passes on the console and what goes wrong', async () => {
    const logged = new Promise((resolve) => program.on('console', resolve))
    const thrown = new Promise((resolve) => program.on('exception', resolve))
    await program.evaluate(() => console.info('logged', { deep: [1] }))
    expect(await logged).toEqual({ type: 'info', args: ['logged', { deep: [1] }] })
    await home.callMethod('onThrow').catch(() => undefined)
    await (await find('#loading')).tap()
    expect(await thrown).toMatchObject({ message: 'thrown in a handler' })
  })

  it('takes a picture', async () => {
    const png = Buffer.from(String(await program.screenshot()), 'base64')
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(png.readUInt32BE(16)).toBe(750)
  })
})

describe('a launch', () => {
  it('tells what it throws, and where in the sources, and opens the page', async () => {
    const thrown: { message: string; stack: string }[] = []
    program.on('exception', (exception) => thrown.push(exception as (typeof thrown)[number]))
    const printed = jest.spyOn(console, 'error').mockReturnValue()
    await program.callWxMethod('setStorageSync', 'throws', true)
    await devtools.page?.reload()
    expect((await program.currentPage())?.path).toBe('pages/home')
    await program.callWxMethod('clearStorageSync')
    // What onError throws is told as well, and onError hears nothing of it.
    expect(thrown.map(({ message }) => message)).toEqual([
      'thrown in onLaunch',
      'thrown in onError',
    ])
    expect(thrown[0]?.stack).toMatch(/miniprogram\/app\.ts:9:\d+/)
    expect(printed).not.toHaveBeenCalled()
    printed.mockRestore()
  })

  it('tells where in WXML a module throws', async () => {
    const thrown = new Promise((hear) => program.once('exception', hear))
    await program.callWxMethod('reLaunch', { url: '/pages/kin' })
    // WeChat's compiler has taken out the line breaks between tags.
    const { stack } = (await thrown) as { stack: string }
    expect(stack).toContain('miniprogram/pages/kin.wxml:3:1')
  })

  it('is printed if nobody hears of it', async () => {
    const printed = new Promise<string>((resolve) =>
      jest.spyOn(console, 'error').mockImplementation((text: string) => resolve(text)),
    )
    await program.callWxMethod('setStorageSync', 'throws', true)
    program.disconnect()
    await devtools.page?.reload()
    expect(await printed).toMatch(/^The mini program threw: .*\n.*miniprogram\/app\.ts:9:/)
    jest.restoreAllMocks()
    program = await automator.connect({ wsEndpoint: devtools.automatorEndpoint })
    await program.callWxMethod('clearStorageSync')
  })
})

describe('a page that is not on screen yet', () => {
  it('never answers what it was asked before, and answers when it is there', async () => {
    await devtools.page?.goto(`${devtools.url}?lag=500`)
    const page = await open('/pages/home?name=Bea')
    const lost = jest.fn()
    void page.$('#title').then(lost)
    const later = () => Promise.race([page.$('#title'), pause(20)])
    let title = await later()
    while (!title) title = await later()
    expect(await title.text()).toBe('Hello, Bea')
    expect(lost).not.toHaveBeenCalled()
  })
})
