import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { type EditOptions, Edits } from '../edit/edits'
import { isRecord } from '../automator/protocol'
import { buildProgram } from '../build/program'
import { serveAutomator } from './automator-server'
import { openBrowser } from './browser'
import { OwnTab, tellOfStuckTab } from './own-tab'
import { createSite, type SiteOptions } from './site'
import { Tabs } from './tabs'
import { toolMethods } from './tools'

export interface DevtoolsOptions {
  /** Folder of project.config.json. */
  readonly projectPath: string
  /** Whether what DevTools only warns of is an error; otherwise it is printed. */
  readonly strict?: boolean | undefined
  /** Of the automator's WebSocket; 0 takes a free one. */
  readonly port: number
  /** Of the page a person's browser can open; 0 takes a free one. */
  readonly httpPort: number
  /** URL of the WeChat-server stand-in that issues login and phone codes; absent: made-up codes. */
  readonly wechat?: string | undefined
  /** Whether to open the program in a Chromium of its own; otherwise open `url` in any browser. */
  readonly headless?: boolean | undefined
  /** The page's query, which says what phone this is and what its owner has set, such as `lag=150`. See the README. */
  readonly settings?: string | undefined
  /** Shows each save at once, as compiled here, with what these checks find. Without it, the official compiler's. */
  readonly edit?: Omit<EditOptions, 'projectPath' | 'strict'> | undefined
  readonly elsewhere?: SiteOptions['elsewhere']
  /** The client closed the project's window; by default the program starts again, cold. */
  readonly onClose?: (() => void) | undefined
  /** Milliseconds that the program may run without a pause; then it is taken for an endless loop. */
  readonly patience?: number | undefined
  /** Prints what the program throws even if a client hears of it. */
  readonly loud?: boolean | undefined
}

/** A running stand-in for WeChat DevTools. */
export interface Devtools {
  /** For `automator.connect({ wsEndpoint })`. */
  readonly automatorEndpoint: string
  readonly url: string
  /** The headless browser's tab; absent without one. */
  readonly page: Page | undefined
  /** A PNG of the headless browser's tab. */
  screenshot(): Promise<Buffer>
  close(): Promise<void>
}

/** Compiles the project, serves it, and drives it for miniprogram-automator. */
export async function startDevtools(options: DevtoolsOptions): Promise<Devtools> {
  const closing: (() => Promise<void>)[] = []
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse()) await step()
  }
  try {
    return Object.assign(await start(options, closing), { close })
  } catch (error) {
    await close()
    throw error
  }
}

/** Adds to `closing` what must be undone, in order, as soon as it is done. */
async function start(
  options: DevtoolsOptions,
  closing: (() => Promise<void>)[],
): Promise<Omit<Devtools, 'close'>> {
  const { projectPath, strict, edit } = options
  const edits = edit && (await Edits.start({ projectPath, strict, ...edit }))
  if (edits) closing.push(() => edits.close())
  const runs = edits ? { edits } : { built: buildProgram(projectPath, { strict }) }
  const site = await createSite({ ...options, runs })
  closing.push(() => site.close())
  const official = 'built' in runs ? await runs.built : undefined
  const located = (thrown: Thrown): Thrown => {
    const { stack, place } = (edits ?? official)?.stacks?.located(thrown.stack) ?? thrown
    if (place) edits?.threw(thrown.message, place)
    return { ...thrown, stack }
  }
  let broadcast = (_method: string, _params: unknown): number => 0
  const emit = (method: string, params: unknown): void => {
    const thrown = method === 'App.exceptionThrown' ? located(readThrown(params)) : undefined
    const heard = broadcast(method, thrown ?? params)
    // What goes wrong in a launch, before a client is there, must not go unseen.
    if (thrown && (heard === 0 || options.loud)) {
      console.error(`The mini program threw: ${thrown.stack}`)
    }
  }
  let own: OwnTab | undefined
  const tabs = new Tabs(
    (method, params) => emit(method, params),
    () => (own ? void own.stuck() : tellOfStuckTab()),
    options.patience,
  )
  closing.push(async () => tabs.close())
  site.server.on('upgrade', (request, socket, head) => tabs.accept(request, socket, head))
  await site.listen({ host: '127.0.0.1', port: options.httpPort })
  const url = `http://127.0.0.1:${(site.server.address() as AddressInfo).port}/`

  const browser = options.headless === false ? undefined : await openBrowser()
  if (browser) {
    closing.push(() => browser.close())
    const address = `${url}?${options.settings ?? ''}`
    const tab = edits
      ? new OwnTab(browser, address, undefined, options.patience)
      : new OwnTab(browser, address, tabs)
    own = tab
    // Whoever edits it may repair it.
    await tab.open().catch((error: Error) => {
      if (!edits) throw error
      console.error(error.message)
    })
    edits?.subscribe(({ type }) => {
      if (type === 'update') void tab.revive()
    })
  }
  // Whoever closes the browser meanwhile wants no reload.
  const onClose = options.onClose ?? (() => void own?.page?.reload().catch(() => undefined))
  const headless = {
    get page() {
      return own?.page
    },
  }
  const tools = toolMethods(Object.assign(headless, { onClose }))
  const server = await serveAutomator(options.port, async (method, params) => {
    const tool = Object.hasOwn(tools, method) ? tools[method] : undefined
    if (tool) return tool()
    if (edits?.failure !== undefined) {
      throw new Error(`The mini program does not compile:\n${edits.failure}`)
    }
    return tabs.ask(method, params)
  })
  closing.push(() => server.close())
  broadcast = (method, params) => server.broadcast(method, params)
  return Object.assign(headless, {
    automatorEndpoint: server.endpoint,
    url,
    screenshot: () => onPage(own?.page, (tab) => tab.screenshot()),
  })
}

/** What the program threw, as the protocol says it. */
interface Thrown {
  readonly message: string
  readonly stack: string
  readonly place?: undefined
}

function readThrown(params: unknown): Thrown {
  const { message, stack } = isRecord(params) ? params : {}
  return { message: String(message), stack: String(stack || message) }
}

async function onPage<Result>(
  page: Page | undefined,
  use: (page: Page) => Promise<Result>,
): Promise<Result> {
  if (!page) throw new Error('this needs the headless browser')
  return use(page)
}
