import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import automator from 'miniprogram-automator'

/** What a tester can do from outside, in WeChat DevTools as in the simulator. */
type MiniProgram = Awaited<ReturnType<typeof automator.connect>>
type Page = NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>
type Element = NonNullable<Awaited<ReturnType<Page['$']>>>

const endpoint = process.env.WECHAT_DEVTOOLS_WS ?? 'ws://127.0.0.1:9420'
const backend = process.env.GENAUTH_URL ?? 'http://127.0.0.1:9430'

/** How long something may take to happen, and how long the answer to one question; milliseconds. */
const PATIENCE = 20_000
const ANSWER = 5_000
/** How long the first answer of a page may take that perhaps does not listen yet; then twice as long, and so on. */
const FIRST_ANSWER = 100

export type ContractName = 'ticket' | 'signin' | 'relay'

/** Where the mini program posts codes. */
const postPaths = () => [serves.ticketPath, '/api/v3/signin-by-mobile']

/** What the first tenant of the deployment serves while it is developed; test/e2e-setup.ts reads it there. */
export interface Serves {
  readonly contracts: readonly ContractName[]
  /** Of ticket. */
  readonly userPoolId: string
  readonly ticketPath: string
  /** Of signin: an application of GenAuth. */
  readonly clientId: string
  /** Of an app that may launch it. */
  readonly appId: string
  /** How many documents a person must agree to besides WeChat's own. */
  readonly documents: number
}

export const serves = JSON.parse(process.env.E2E_SERVES ?? '{"contracts":[]}') as Serves
export const { userPoolId, appId } = serves

/** `it` for what needs a contract: skipped if the deployment does not enable it. */
export function itWith(contract: ContractName) {
  return serves.contracts.includes(contract) ? it : it.skip
}

export interface Seen {
  readonly path: string
  readonly body: unknown
  readonly status: number | null
}

export class Tester {
  private connection: MiniProgram | undefined
  private readonly mocked = new Set<string>()

  async connect(): Promise<void> {
    const connecting = automator.connect({ wsEndpoint: endpoint })
    this.connection = await answered('connect', connecting)
  }

  /** Leaves the tester's DevTools window open. */
  disconnect(): void {
    this.connection?.disconnect()
  }

  private get miniProgram(): MiniProgram {
    if (!this.connection) throw new Error('not connected')
    return this.connection
  }

  /**
   * Launches as an app does. Automation cannot enter by a scene, so the enter options are mocked and given to
   * App.onShow, which WeChat calls at every entry. What follows is the reLaunch that WeChat makes of a launch with a
   * path. It answers before the new page is there, so the page is known by a nonce in its query. It's drawn when it
   * has a title; what it was asked before it listens is lost.
   */
  async launch(query: Record<string, string>, scene = 1069): Promise<void> {
    const entered = { path: 'routes/explore', query, scene, referrerInfo: { appId } }
    await this.mock('getEnterOptionsSync', entered)
    await answered('App.onShow', this.miniProgram.evaluate(enterApp, entered))
    await this.haveLoginCode()
    const nonce = randomUUID()
    const search = Object.entries({ ...query, nonce }).map(([key, value]) => `${key}=${value}`)
    const url = `/routes/explore?${search.join('&')}`
    await answered('reLaunch', this.miniProgram.callWxMethod('reLaunch', { url }))
    await eventually('the launched page shows its title', async (patience) => {
      const page = await this.page()
      const query: Record<string, unknown> = page.query
      return query.nonce === nonce && this.read(page, '#title', (title) => title.text(), patience)
    })
  }

  /** As somebody who was never here: what the device kept of earlier visits is gone. May be asked twice of a busy machine. */
  async comeAsStranger(): Promise<void> {
    await eventually('the storage is empty', async () => {
      await answered('clearStorageSync', this.miniProgram.callWxMethod('clearStorageSync'))
      return true
    })
  }

  /** The next `wx.login` gives this code of the backend's WeChat. */
  async haveLoginCode(): Promise<void> {
    const { code } = await this.ask('POST', '/standin/wechat/login-codes', {})
    await this.mock('login', { code, errMsg: 'login:ok' })
  }

  /** WeChat refuses the next `wx.login`, or the next request, as it words it. */
  haveFailing(method: 'login' | 'request', errno: number, errMsg: string): Promise<void> {
    return this.mock(method, { errno, errMsg: `${method}:fail ${errMsg}` })
  }

  private async mock(method: string, result: object): Promise<void> {
    await answered(`mock ${method}`, this.miniProgram.mockWxMethod(method, result))
    this.mocked.add(method)
  }

  /** The real ones again. */
  async restore(): Promise<void> {
    for (const method of this.mocked)
      await answered(`restore ${method}`, this.miniProgram.restoreWxMethod(method))
    this.mocked.clear()
  }

  tick(): Promise<void> {
    return this.tap('#agree')
  }

  async tap(selector: string): Promise<void> {
    const element = await this.see(selector)
    await answered(`tap ${selector}`, element.tap())
  }

  async trigger(selector: string, event: string, detail?: object): Promise<void> {
    const element = await this.see(selector)
    await answered(`${event} on ${selector}`, element.trigger(event, detail))
  }

  /** Allows in WeChat's phone sheet, which automation cannot see. */
  async sharePhone(selector = '#phone'): Promise<void> {
    const { code } = await this.ask('POST', '/standin/wechat/phone-codes', {})
    await this.trigger(selector, 'getphonenumber', { code, errMsg: 'getPhoneNumber:ok' })
  }

  /** Denies in WeChat's phone sheet. */
  refusePhone(): Promise<void> {
    return this.trigger('#phone', 'getphonenumber', { errMsg: 'getPhoneNumber:fail user deny' })
  }

  /** Waits until an element is there. */
  see(selector: string): Promise<Element> {
    return eventually(`${selector} is on the page`, async () => find(await this.page(), selector))
  }

  /** Whether an element is there now: for what must not be, once something else of the same screen was seen. */
  async has(selector: string): Promise<boolean> {
    return (await find(await this.page(), selector)) !== null
  }

  /** The text of an element, once it has one. */
  text(selector: string): Promise<string> {
    return eventually(`${selector} has a text`, async () =>
      this.read(await this.page(), selector, (element) => element.text()),
    )
  }

  /** What the app would get as `extMsg`. */
  async appParameter(): Promise<string> {
    const given = await eventually('there is a result', async () =>
      this.read(await this.page(), '#return', async (element) => ({
        appParameter: String(await element.attribute('app-parameter')),
      })),
    )
    return given.appParameter
  }

  /** What goes wrong with the next post of codes, and with nothing else that is asked. */
  async fault(fault: object): Promise<void> {
    for (const path of postPaths())
      await this.ask('POST', '/standin/faults', { times: 1, path, ...fault })
  }

  /** Every post of codes that the backend saw, in order. */
  async posts(): Promise<Seen[]> {
    const seen = (await this.ask('GET', '/standin/requests')) as unknown as Seen[]
    return seen.filter(({ path }) => postPaths().includes(path))
  }

  /** Asks the mock backend, over HTTP. */
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
      signal: AbortSignal.timeout(ANSWER),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return (text ? JSON.parse(text) : {}) as Record<string, unknown>
  }

  private async page(): Promise<Page> {
    const page = await answered('the page on screen', this.miniProgram.currentPage())
    if (!page) throw new Error('no page is open')
    return page
  }

  private async read<Value>(
    page: Page,
    selector: string,
    how: (element: Element) => Promise<Value>,
    patience = ANSWER,
  ): Promise<Value | null> {
    const element = await find(page, selector, patience)
    return element && answered(`read ${selector}`, how(element), patience)
  }
}

function find(page: Page, selector: string, patience = ANSWER): Promise<Element | null> {
  return answered(`find ${selector}`, page.$(selector), patience)
}

/** Runs in the mini program. */
declare function getApp(): { onShow(options: object): void }
function enterApp(options: object): void {
  getApp().onShow(options)
}

/** A tester for every test of a file; the backend begins anew before each. */
export function useTester(): Tester {
  const tester = new Tester()
  beforeAll(() => tester.connect())
  beforeEach(async () => {
    await tester.ask('DELETE', '/standin')
    // Public config would replace the documents of the deployment at the second visit.
    await tester.ask('PATCH', '/standin/settings', { agreementEnabled: false })
    await tester.comeAsStranger()
  })
  afterEach(() => tester.restore())
  afterAll(() => tester.disconnect())
  return tester
}

/**
 * Asks again until there is an answer. What fails may do so because the page is just changing, or does not listen yet:
 * it counts once the time is over.
 */
export async function eventually<Value>(
  what: string,
  ask: (patience: number) => Promise<Value | null | undefined | false | ''>,
): Promise<Value> {
  const deadline = Date.now() + PATIENCE
  for (let patience = FIRST_ANSWER; ; patience = Math.min(2 * patience, ANSWER)) {
    const { answer, cause } = await ask(patience).then(
      (value) => ({ answer: value, cause: undefined }),
      (error: unknown) => ({ answer: undefined, cause: error }),
    )
    if (answer) return answer
    if (Date.now() > deadline)
      throw new Error(`waited ${PATIENCE / 1000} s in vain until ${what}`, { cause })
    await pause(20)
  }
}

/** The answer to one question; the client alone would wait for ever for one that got lost. */
async function answered<Value>(
  what: string,
  answer: Promise<Value>,
  patience = ANSWER,
): Promise<Value> {
  const ending = new AbortController()
  const silence = pause(patience, undefined, ending).then(() => {
    throw new Error(`no answer within ${patience / 1000} s: ${what}`)
  })
  try {
    return await Promise.race([answer, silence])
  } finally {
    ending.abort()
  }
}
