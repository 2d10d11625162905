import { join } from 'node:path'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { type Project, projectOf } from '../../tools/compile/project'
import type { PageData } from '../../miniprogram/session/page-data'
import { openBrowser } from '../../tools/standins/devtools/server/browser'
import { NAMING } from '../../tools/standins/devtools/server/browser'
import { type Devtools, startDevtools } from '../../tools/standins/devtools/server/devtools'
import { openPhone, type Phone } from '../../tools/standins/devtools/server/phone'

/** Nothing moves, so that a picture or a measure never meets the middle of a movement. */
const STILL = '*, ::before, ::after { animation: none !important; transition: none !important }'

/** Where the simulator is that several files share; unset: each starts its own. */
const SHARED = 'VISUAL_SIMULATOR'

const startSimulator = (projectPath: string) =>
  startDevtools({ projectPath, strict: true, port: 0, httpPort: 0, headless: false })

/** Starts one simulator with this repository's program for this process and those that it starts from here on. */
export async function shareSimulator(): Promise<Devtools> {
  const devtools = await startSimulator((await projectOf()).path)
  process.env[SHARED] = devtools.url
  return devtools
}

/** An app of the first tenant, and what its launch names. */
interface Launched {
  readonly query: string
  readonly appId: string
}

function launchedBy({ environments }: Project['deployment']): Launched {
  const [{ contracts, launchingAppIds }] = environments.develop.tenants
  const idOf = (wanted: string) => contracts.find(({ name }) => name === wanted)?.ids[0]
  const [pool, app] = [idOf('ticket'), idOf('signin')]
  const query = pool ? `userPoolId=${pool}` : app ? `appId=${app}` : 'state=gallery'
  return { query, appId: launchingAppIds[0] ?? 'wx1234567890abcdef' }
}

/** The login page on any number of phones: one browser and one compile for all. */
export class Gallery {
  private readonly devtools: Pick<Devtools, 'url' | 'close'>
  private readonly browser: Browser
  /** Of its app. */
  private readonly launched: Launched

  /** `window.visual`. */
  private readonly script: string

  private axe?: Promise<string>

  private constructor(
    devtools: Pick<Devtools, 'url' | 'close'>,
    browser: Browser,
    launched: Launched,
    script: string,
  ) {
    this.devtools = devtools
    this.browser = browser
    this.launched = launched
    this.script = script
  }

  /** This repository's own program, on the simulator that the files share; or another, on one of its own. */
  static async open(given?: Project): Promise<Gallery> {
    const { path, deployment } = given ?? (await projectOf())
    const shared = given ? undefined : process.env[SHARED]
    const [devtools, browser, script] = await Promise.all([
      shared === undefined ? startSimulator(path) : { url: shared, close: () => Promise.resolve() },
      openBrowser(),
      browserScript('main'),
    ])
    return new Gallery(devtools, browser, launchedBy(deployment), script)
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.devtools.close()
  }

  async phone(phone: Phone): Promise<Page> {
    const page = await openPhone(this.browser, this.url, phone)
    await page.addStyleTag({ content: STILL })
    await page.evaluate(this.script)
    return page
  }

  /** An app launches the login for a person who was never here; the page opens anew. */
  launchFromApp(page: Page, { phone }: { readonly phone: boolean }): Promise<void> {
    const { query, appId } = this.launched
    const path = `/routes/explore?${query}&getPhone=${phone ? 1 : 0}&fromApp=1&useSelfWxapp=0`
    const launch = { path, scene: 1069, referrerInfo: { appId } }
    return page.evaluate((given) => {
      ;(window.simulator.wx['clearStorageSync'] as () => void)()
      return window.simulator.launch(given)
    }, launch)
  }

  /** Puts the page into a state. */
  async show(page: Page, data: PageData): Promise<void> {
    await page.evaluate((given) => void window.visual.show(given), data)
  }

  /** What axe finds on the page; by one rule, or by all. */
  async violations(page: Page, rule?: string): Promise<string[]> {
    this.axe ??= browserScript('violations')
    if (!(await page.evaluate(() => 'violations' in window))) await page.evaluate(await this.axe)
    return page.evaluate((only) => window.violations(only), rule)
  }

  /** Where a tab of its own may open the program. */
  get url(): string {
    return this.devtools.url
  }

  /** A tab without the program. */
  async blank(): Promise<Page> {
    const page = await this.browser.newPage()
    await page.addInitScript(NAMING)
    return page
  }
}

/** What is in that file of browser/, as one script for a browser page: small, for each phone gets it anew. */
export async function browserScript(file: 'main' | 'violations'): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, `browser/${file}.ts`)],
    ...{ bundle: true, write: false, minify: true, format: 'iife', target: 'chrome120' },
  })
  return outputFiles[0]?.text ?? ''
}
