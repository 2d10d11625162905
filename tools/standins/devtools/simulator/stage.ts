import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { bundleSimulator } from '../build/bundle'
import { buildProgram, programJs } from '../build/program'
import type { Program } from '../program'
import { NAMING, openBrowser } from '../server/browser'
import type { Bridge, SimulatorOptions } from './bridge'
import type { Entry, Simulator } from './simulator'

/** What the page of a test holds beside the simulator. */
interface Stage extends Window {
  program: Program
  simulator: Simulator
  /** What happened: `launchApp x`, `exception y`, `console z`. */
  events: string[]
}

type Settings = Partial<
  Pick<Bridge, 'urlCheck' | 'needPrivacyAuthorization' | 'fontSizeSetting' | 'SDKVersion'>
> &
  SimulatorOptions

/** A browser with the fixture compiled, for tests that need nothing else of the stand-in. */
export class SimulatorStage {
  readonly page: Page
  private readonly scripts: readonly string[]
  /** Whether the phone that is there has no settings. */
  private plain = false

  private constructor(page: Page, scripts: readonly string[]) {
    this.page = page
    this.scripts = scripts
  }

  static async open(): Promise<SimulatorStage> {
    const [{ source }, { js, css }, browser] = await Promise.all([
      buildProgram(join(__dirname, '../fixture')),
      bundleSimulator(),
      openBrowser(),
    ])
    const page = await browser.newPage({ viewport: { width: 375, height: 812 } })
    const style = `html, body { margin: 0; height: 100% } #screen { height: 100% } ${css}`
    const body = `<!doctype html><meta charset="utf-8"><style>${style}</style><div id="screen"></div>`
    await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body }))
    await page.addInitScript(NAMING)
    return new SimulatorStage(page, [js, `window.program = ${programJs(source)}`])
  }

  async close(): Promise<void> {
    await this.page.context().browser()?.close()
  }

  /** A new phone on which the fixture was launched. One without settings is the one before, where there is one: a new document takes a third of a second. */
  async launch(entry: Entry, settings: Settings = {}): Promise<void> {
    const plain = Object.keys(settings).length === 0
    if (plain && this.plain) return this.page.evaluate(startAfresh, entry)
    await this.page.goto('http://simulator.test/')
    for (const script of this.scripts) await this.page.evaluate(script)
    await this.page.evaluate(start, { entry, settings })
    this.plain = plain
  }
}

async function startAfresh(entry: Entry): Promise<void> {
  const { simulator, events } = window as unknown as Stage
  simulator.quit()
  ;(simulator.wx['clearStorageSync'] as () => void)()
  events.length = 0
  await simulator.launch(entry)
}

async function start({ entry, settings }: { entry: Entry; settings: Settings }): Promise<void> {
  const stage = window as unknown as Stage
  const container = document.getElementById('screen') as HTMLElement
  const bridge: Bridge = {
    loginCode: () => Promise.resolve({ code: 'login-code', openid: 'ann' }),
    phoneCode: (openid) => Promise.resolve({ code: `phone-code-of-${openid}` }),
    request: ({ url, method, headers, body }) => {
      const told = JSON.stringify({ method, headers, body })
      if (url.includes('never')) return new Promise(() => undefined)
      if (url.includes('refused')) return Promise.resolve({ errMsg: 'request:fail x', errno: 7 })
      return Promise.resolve({ statusCode: 404, headers: { A: 'b' }, cookies: ['c'], body: told })
    },
    appId: 'wx0',
    envVersion: 'develop',
    language: 'en',
    fontSizeSetting: 17,
    SDKVersion: '3.7.0',
    urlCheck: false,
    needPrivacyAuthorization: false,
    ...settings,
  }
  const simulator = window.createSimulator(stage.program, container, bridge, settings)
  stage.simulator = simulator
  stage.events = []
  simulator.on('exception', ({ message }) => stage.events.push(`exception ${message}`))
  simulator.on('console', (_, args) => stage.events.push(`console ${String(args)}`))
  simulator.on('launchApp', (parameter, app) =>
    stage.events.push(`launchApp ${parameter} of ${app}`),
  )
  await simulator.launch(entry)
}
