import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { bundleSimulator } from '../build/bundle'
import { buildProgram } from '../build/program'
import type { Program } from '../program'
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
  private readonly browser: Browser
  private readonly html: string

  private constructor(browser: Browser, html: string) {
    this.browser = browser
    this.html = html
  }

  static async open(): Promise<SimulatorStage> {
    const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
    const [{ programJs }, { js, css }, browser] = await Promise.all([
      buildProgram(join(__dirname, '../fixture')),
      bundleSimulator(),
      chromium.launch({ executablePath, args: ['--no-sandbox'] }),
    ])
    const style = `html, body { margin: 0; height: 100% } #phone { height: 100% } ${css}`
    const scripts = [js, `window.program = ${programJs}`].map(asScript)
    const html = `<meta charset="utf-8"><style>${style}</style><div id="phone"></div>${scripts.join('')}`
    return new SimulatorStage(browser, `<!doctype html>${html}`)
  }

  close(): Promise<void> {
    return this.browser.close()
  }

  /** A new phone on which the fixture was launched. */
  async launch(entry: Entry, settings: Settings = {}): Promise<Page> {
    const viewport = { width: 375, height: 812 }
    const page = await this.browser.newPage({ viewport })
    await page.route('**/*', (route) =>
      route.fulfill({ contentType: 'text/html', body: this.html }),
    )
    await page.goto('http://simulator.test/')
    await page.evaluate(start, { entry, settings })
    return page
  }
}

/** A closing tag within the script would end it early. */
function asScript(source: string): string {
  return `<script>${source.replace(/<\/script/g, '<\\/script')}</script>`
}

async function start({ entry, settings }: { entry: Entry; settings: Settings }): Promise<void> {
  const stage = window as unknown as Stage
  const container = document.getElementById('phone') as HTMLElement
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
  simulator.on('launchApp', (parameter, app) =>
    stage.events.push(`launchApp ${parameter} of ${app}`),
  )
  await simulator.launch(entry)
}
