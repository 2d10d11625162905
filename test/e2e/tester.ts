import automator from 'miniprogram-automator'

/** What a tester can do from outside, in WeChat DevTools as on the stand-in. */
type MiniProgram = Awaited<ReturnType<typeof automator.connect>>
type Page = NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>
type Element = NonNullable<Awaited<ReturnType<Page['$']>>>

const endpoint = process.env.WECHAT_DEVTOOLS_WS ?? 'ws://127.0.0.1:9420'
const backend = process.env.GENAUTH_URL ?? 'http://127.0.0.1:9430'

export const userPoolId = '62e221f85f5ac5cc47037a39'
export const appId = 'wx1234567890abcdef'

export interface Seen {
  readonly path: string
  readonly body: unknown
  readonly status: number | null
}

export class Tester {
  private connection: MiniProgram | undefined
  private readonly mocked = new Set<string>()

  async connect(): Promise<void> {
    this.connection = await automator.connect({ wsEndpoint: endpoint })
  }

  /** Leaves the tester's DevTools window open. */
  disconnect(): void {
    this.miniProgram.disconnect()
  }

  private get miniProgram(): MiniProgram {
    if (!this.connection) throw new Error('not connected')
    return this.connection
  }

  /**
   * Launches as an app does. Automation cannot enter by a scene, so the enter options are mocked; what follows is
   * the reLaunch that WeChat makes of a launch with a path.
   */
  async launch(query: Record<string, string>, scene = 1069): Promise<void> {
    const entered = { path: 'routes/explore', query, scene, referrerInfo: { appId } }
    await this.miniProgram.mockWxMethod('getEnterOptionsSync', entered)
    this.mocked.add('getEnterOptionsSync')
    await this.haveLoginCode()
    const search = Object.entries(query).map(([key, value]) => `${key}=${value}`)
    await this.miniProgram.callWxMethod('reLaunch', { url: `/routes/explore?${search.join('&')}` })
    await this.see('#title')
  }

  /** As somebody who was never here: what the device kept of earlier visits is gone. */
  async comeAsStranger(): Promise<void> {
    await this.miniProgram.callWxMethod('clearStorageSync')
  }

  /** The next `wx.login` gives this code of the backend's WeChat. */
  async haveLoginCode(): Promise<void> {
    const { code } = await this.ask('POST', '/standin/wechat/login-codes', {})
    await this.miniProgram.mockWxMethod('login', { code, errMsg: 'login:ok' })
    this.mocked.add('login')
  }

  /** WeChat refuses the next `wx.login`, or the next request, as it words it. */
  async haveFailing(method: 'login' | 'request', errno: number, errMsg: string): Promise<void> {
    await this.miniProgram.mockWxMethod(method, { errno, errMsg: `${method}:fail ${errMsg}` })
    this.mocked.add(method)
  }

  /** The real ones again. */
  async restore(): Promise<void> {
    for (const method of this.mocked) await this.miniProgram.restoreWxMethod(method)
    this.mocked.clear()
  }

  async tick(): Promise<void> {
    await (await this.see('#agree')).tap()
  }

  async tap(selector: string): Promise<void> {
    await (await this.see(selector)).tap()
  }

  /** Allows in WeChat's phone sheet, which automation cannot see. */
  async sharePhone(selector = '#phone'): Promise<void> {
    const { code } = await this.ask('POST', '/standin/wechat/phone-codes', {})
    const button = await this.see(selector)
    await button.trigger('getphonenumber', { code, errMsg: 'getPhoneNumber:ok' })
  }

  /** Denies in WeChat's phone sheet. */
  async refusePhone(): Promise<void> {
    const button = await this.see('#phone')
    await button.trigger('getphonenumber', { errMsg: 'getPhoneNumber:fail user deny' })
  }

  /** Waits until an element is there. */
  async see(selector: string): Promise<Element> {
    return eventually(`${selector} is on the page`, async () => (await this.page()).$(selector))
  }

  async has(selector: string): Promise<boolean> {
    return (await (await this.page()).$(selector)) !== null
  }

  async text(selector: string): Promise<string> {
    return (await this.see(selector)).text()
  }

  /** What the app would get as `extMsg`. */
  async appParameter(): Promise<string> {
    return String(await (await this.see('#return')).attribute('app-parameter'))
  }

  /** Every post of codes that the backend saw, in order. */
  async posts(): Promise<Seen[]> {
    const seen = (await this.ask('GET', '/standin/requests')) as unknown as Seen[]
    return seen.filter(({ path }) => path === `/oauth/app2wxapp/ticket/${userPoolId}`)
  }

  /** Asks the backend stand-in, over HTTP. */
  async ask(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Record<string, unknown>> {
    const answer = await fetch(backend + path, {
      method,
      headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return (text ? JSON.parse(text) : {}) as Record<string, unknown>
  }

  private async page(): Promise<Page> {
    const page = await this.miniProgram.currentPage()
    if (!page) throw new Error('no page is open')
    return page
  }
}

/** A tester for every test of a file; the backend begins anew before each. */
export function useTester(): Tester {
  const tester = new Tester()
  beforeAll(() => tester.connect())
  beforeEach(async () => {
    await tester.ask('DELETE', '/standin')
    await tester.comeAsStranger()
  })
  afterEach(() => tester.restore())
  afterAll(() => tester.disconnect())
  return tester
}

/** Asks again until there is an answer; the client itself would wait for ever. */
export async function eventually<Value>(
  what: string,
  ask: () => Promise<Value | null | undefined | false>,
): Promise<Value> {
  const deadline = Date.now() + 10_000
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() > deadline) throw new Error(`waited 10 s in vain until ${what}`)
  }
}
