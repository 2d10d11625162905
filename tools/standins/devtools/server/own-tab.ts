import type { Browser, Page } from 'playwright-core'
import { PHONE } from './browser'
import type { Tabs } from './tabs'

/** Milliseconds in which a program starts, however slow the machine. */
const START_TIMEOUT = 30_000

/** Milliseconds in which a tab that can answer does. */
const ANSWER_TIMEOUT = 2_000

const CRASHED = 'The browser tab crashed'

/** The tab of the simulator's own browser; another one takes its place after a crash or in an endless loop. */
export class OwnTab {
  readonly #browser: Browser
  readonly #url: string
  readonly #tabs: Tabs | undefined
  readonly #patience: number
  #page: Page | undefined
  #isBroken = false

  /**
   * @param tabs tells when the program can be driven; absent if it may be broken
   * @param patience milliseconds in which a program starts
   */
  constructor(
    browser: Browser,
    url: string,
    tabs: Tabs | undefined,
    patience: number = START_TIMEOUT,
  ) {
    this.#browser = browser
    this.#url = url
    this.#tabs = tabs
    this.#patience = patience
  }

  get page(): Page | undefined {
    return this.#page
  }

  /** Opens the program, and waits until it can be driven. */
  async open(): Promise<void> {
    const page = await this.#browser.newPage(PHONE)
    this.#page = page
    let isStarting = true
    this.#isBroken = false
    const crashed = new Promise<never>((_, reject) => {
      page.on('crash', () => {
        if (isStarting) reject(new Error(`${CRASHED} while the mini program started`))
        else if (!this.#isBroken) void this.#replace(CRASHED)
      })
    })
    const started = Promise.race([this.#load(page), crashed])
    started.catch(() => (this.#isBroken = true))
    await started.finally(() => (isStarting = false))
  }

  /** The program was saved: one that did not start may now. */
  async revive(): Promise<void> {
    if (this.#isBroken) await this.#replace('The mini program was saved')
  }

  async #load(page: Page): Promise<void> {
    const errors: string[] = []
    page.on('pageerror', ({ message }) => errors.push(message))
    // Nothing else comes of a page that runs in an endless loop.
    await page.goto(this.#url, { waitUntil: 'commit' })
    const timeout = this.#patience
    const ready = this.#tabs?.ready(timeout) ?? page.waitForLoadState('load', { timeout })
    await ready.catch(() => {
      const late = `The mini program did not start within ${timeout / 1000} s`
      throw new Error([`${late}. Does it run in an endless loop?`, ...errors].join('\n'))
    })
    await page.waitForLoadState()
  }

  /** A tab does not answer: this one, or one that a person has open. */
  async stuck(): Promise<void> {
    const isStuck = await Promise.race([
      this.#page?.evaluate('false').catch(() => true),
      new Promise((resolve) => setTimeout(resolve, ANSWER_TIMEOUT, true)),
    ])
    if (isStuck) await this.#replace('The mini program ran in an endless loop')
    else tellOfStuckTab()
  }

  async #replace(reason: string): Promise<void> {
    console.error(`${reason}. The mini program starts again in another tab.`)
    await this.#page?.close()
    await this.open().catch(({ message }: Error) => console.error(message))
  }
}

/** What a person can do for a tab of their own. */
export function tellOfStuckTab(): void {
  console.error('The mini program runs in an endless loop, or a debugger halts it. Reload its tab.')
}
