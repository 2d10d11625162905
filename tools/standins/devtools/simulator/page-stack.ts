import { Failure } from './api/failure'
import type { Code } from './code'
import type { PageAddress } from './entry'
import type { Faults } from './faults'
import type { Layers } from './layers'
import { OpenPage, type Spectator } from './pages'
import type { Frame } from './surfaces/frame'

/** WeChat opens no eleventh page on top of ten. */
const MOST_PAGES = 10

/** The pages that are open, the last one on screen. */
export class PageStack {
  private open: OpenPage[] = []
  private lastId = 0
  private readonly frame: Frame
  private readonly faults: Faults
  private readonly layers: Layers
  private readonly code: () => Code
  private readonly spectator: Spectator

  constructor(
    frame: Frame,
    faults: Faults,
    layers: Layers,
    code: () => Code,
    spectator: Spectator,
  ) {
    this.frame = frame
    this.faults = faults
    this.layers = layers
    this.code = code
    this.spectator = spectator
  }

  get pages(): readonly OpenPage[] {
    return this.open
  }

  get current(): OpenPage | undefined {
    return this.open.at(-1)
  }

  navigateTo(address: PageAddress): Promise<void> {
    if (this.open.length >= MOST_PAGES) throw new Failure('webview count limit exceed')
    this.current?.hide(true)
    return this.push(address)
  }

  redirectTo(address: PageAddress): Promise<void> {
    this.open.pop()?.unload()
    return this.push(address)
  }

  reLaunch(address: PageAddress): Promise<void> {
    this.clear()
    return this.push(address)
  }

  navigateBack(delta: number): void {
    if (this.open.length <= 1) throw new Failure('cannot navigate back at first page.')
    const stay = Math.max(1, this.open.length - delta)
    for (const page of this.open.splice(stay).reverse()) page.unload()
    this.showCurrent()
  }

  clear(): void {
    for (const page of this.open.splice(0).reverse()) page.unload()
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

  private push(address: PageAddress): Promise<void> {
    const code = this.code()
    this.faults.guard(() => code.define(address.path))
    const page = new OpenPage(
      ++this.lastId,
      address,
      code,
      this.faults,
      this.layers,
      this.spectator,
    )
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
}
