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
  private readonly miniProgram: MiniProgram

  constructor(miniProgram: MiniProgram) {
    this.miniProgram = miniProgram
  }

  /** Connects and sets the backend back to its beginning. */
  static async connect(): Promise<Tester> {
    return new Tester(await automator.connect({ wsEndpoint: endpoint }))
  }

  /** Leaves the tester's DevTools window open. */
  async disconnect(): Promise<void> {
    await this.miniProgram.restoreWxMethod('getEnterOptionsSync')
    await this.miniProgram.restoreWxMethod('login')
    this.miniProgram.disconnect()
  }

  /**
   * Launches as an app does. Automation cannot enter by a scene, so the enter options are mocked; what follows is
   * the reLaunch that WeChat makes of a launch with a path.
   */
  async launch(query: Record<string, string>, scene = 1069): Promise<void> {
    const entered = { path: 'routes/explore', query, scene, referrerInfo: { appId } }
    await this.miniProgram.mockWxMethod('getEnterOptionsSync', entered)
    await this.haveLoginCode()
    const search = Object.entries(query).map(([key, value]) => `${key}=${value}`)
    await this.miniProgram.callWxMethod('reLaunch', { url: `/routes/explore?${search.join('&')}` })
    await this.see('#title')
  }

  /** The next `wx.login` gives this code of the backend's WeChat. */
  async haveLoginCode(): Promise<void> {
    const { code } = await this.ask('POST', '/standin/wechat/login-codes', {})
    await this.miniProgram.mockWxMethod('login', { code, errMsg: 'login:ok' })
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
  async ask(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const answer = await fetch(backend + path, {
      method,
      ...(body && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
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
