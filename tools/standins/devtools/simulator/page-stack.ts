import { Failure } from './api/failure'
import type { Code } from './code'
import type { PageAddress } from './entry'
import type { EventChannel } from './event-channel'
import type { Faults } from './faults'
import type { Layers } from './layers'
import { OpenPage, type Spectator } from './pages'
import type { Frame } from './surfaces/frame'

/** WeChat opens no eleventh page on top of ten. */
const MOST_PAGES = 10

/** The event of the page on screen that the person or the program goes back; who prevents it stays. */
export const BACK = 'simulator-back'

/** The pages that are open, the last one on screen. */
export class PageStack {
  private open: OpenPage[] = []
  /** Pages of the tab bar that were left, not closed. */
  private readonly tabs = new Map<string, OpenPage>()
  private lastId = 0
  private readonly frame: Frame
  private readonly faults: Faults
  private readonly layers: Layers
  private readonly code: () => Code
  private readonly spectator: Spectator
  /** The pages of the tab bar. */
  private readonly tabBar: ReadonlySet<string>

  constructor(
    frame: Frame,
    faults: Faults,
    layers: Layers,
    code: () => Code,
    spectator: Spectator,
    tabBar: ReadonlySet<string>,
  ) {
    this.frame = frame
    this.faults = faults
    this.layers = layers
    this.code = code
    this.spectator = spectator
    this.tabBar = tabBar
  }

  get pages(): readonly OpenPage[] {
    return this.open
  }

  get current(): OpenPage | undefined {
    return this.open.at(-1)
  }

  navigateTo(address: PageAddress, opener?: EventChannel): Promise<void> {
    if (this.open.length >= MOST_PAGES) throw new Failure('webview count limit exceed')
    this.current?.hide(true)
    return this.push(address, opener)
  }

  redirectTo(address: PageAddress): Promise<void> {
    this.open.pop()?.unload()
    return this.push(address)
  }

  reLaunch(address: PageAddress): Promise<void> {
    this.clear()
    return this.push(address)
  }

  /** A page of the tab bar that was there before is as it was left. */
  switchTab(address: PageAddress): Promise<void> {
    const [bottom] = this.open
    if (this.open.length === 1 && bottom?.path === address.path) return Promise.resolve()
    for (const page of this.open.splice(1).reverse()) page.unload()
    if (bottom?.path === address.path) return Promise.resolve(this.showCurrent())
    this.open = []
    if (bottom && this.tabBar.has(bottom.path)) {
      bottom.hide(true)
      this.tabs.set(bottom.path, bottom)
    } else bottom?.unload()
    const known = this.tabs.get(address.path)
    if (!known) return this.push({ ...address, query: {}, rawQuery: '' })
    this.tabs.delete(address.path)
    this.open = [known]
    return Promise.resolve(this.showCurrent())
  }

  navigateBack(delta: number): void {
    if (this.open.length <= 1) throw new Failure('cannot navigate back at first page.')
    const back = new Event(BACK, { cancelable: true })
    if (this.current?.element.dispatchEvent(back) === false) return
    const stay = Math.max(1, this.open.length - delta)
    for (const page of this.open.splice(stay).reverse()) page.unload()
    this.showCurrent()
  }

  /** From other templates, with the data that each page has. */
  redraw(): void {
    for (const page of [...this.open, ...this.tabs.values()]) page.redraw()
  }

  clear(): void {
    for (const page of this.open.splice(0).reverse()) page.unload()
    for (const page of this.tabs.values()) page.unload()
    this.tabs.clear()
  }

  /** The whole program goes to the back, or comes to the front again. */
  hideCurrent(): void {
    this.current?.hide(false)
  }

  showCurrent(): void {
    const page = this.current
    if (!page) return
    this.code().backend.showPageSheet(page.path)
    this.frame.show(page, this.open.length > 1)
    page.show()
  }

  private push(address: PageAddress, opener?: EventChannel): Promise<void> {
    const code = this.code()
    this.faults.guard(() => code.define(address.path))
    const page = this.made(address, code)
    page.opener = opener
    this.open.push(page)
    code.backend.showPageSheet(page.path)
    this.frame.show(page, this.open.length > 1)
    page.attach(this.frame.pages)
    code.backend.showPageSheet(page.path)
    page.load()
    // onLoad may have led elsewhere already.
    if (this.current !== page) return Promise.resolve()
    page.show()
    return page.ready().then(() => this.spectator.ready())
  }

  /** @throws Failure if the framework cannot; then the page before is on screen again */
  private made(address: PageAddress, code: Code): OpenPage {
    const { faults, layers, spectator } = this
    try {
      const page = new OpenPage(++this.lastId, address, code, faults, layers, spectator)
      if (this.tabBar.has(address.path)) page.bringTabBar(code.createTabBar())
      return page
    } catch (error) {
      this.faults.report(error)
      this.showCurrent()
      throw new Failure(`page "${address.path}" cannot be made`)
    }
  }
}
