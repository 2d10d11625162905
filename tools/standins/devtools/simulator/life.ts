import { launchOptions, parseAddress, type LaunchOptions, type PageAddress } from './entry'
import { Listeners } from './listeners'
import { Run } from './run'
import type { Program } from '../program'
import type { Entry } from './simulator'
import type { Surroundings } from './surroundings'
import { showPageNotFound } from './surfaces/not-found'

/** The program's life: launched, in front, behind, ended. */
export class Life {
  readonly listeners = new Listeners()
  private run: Run | undefined
  private launched: LaunchOptions | undefined
  private entered: LaunchOptions | undefined
  private inFront = false
  private readonly watchers = new Set<{ leaves(): void; returns(): void }>()

  private readonly around: Surroundings
  private readonly wx: Record<string, unknown>

  constructor(around: Surroundings, wx: Record<string, unknown>) {
    this.around = around
    this.wx = wx
  }

  get isInFront(): boolean {
    return this.inFront
  }

  isRunning(run: Run): boolean {
    return this.run === run
  }

  /** Calls back when the program leaves the front and when it returns; gives the end of it. */
  watchFront(leaves: () => void, returns: () => void): () => void {
    const watcher = { leaves, returns }
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }

  /** A function of `wx` as the program would call it, mocked or not. */
  api(name: string): ((options: object) => unknown) | undefined {
    const method = this.wx[name]
    return typeof method === 'function' ? (method as (options: object) => unknown) : undefined
  }

  get current(): Run {
    if (!this.run) throw new Error('The mini program is not running')
    return this.run
  }

  get launchOptions(): LaunchOptions | undefined {
    return this.launched
  }

  get enterOptions(): LaunchOptions | undefined {
    return this.entered
  }

  async launch(entry: Entry): Promise<void> {
    const { program, returnAbility, events, stack } = this.around
    const home = program.pages[0] ?? ''
    const wanted = entry.path === undefined ? undefined : parseAddress(entry.path || home)
    returnAbility.entered(entry.scene, entry.referrerInfo?.appId)
    events.step('launched', entry.path)
    if (!this.run) return this.coldLaunch(entry, wanted ?? parseAddress(home))
    const options = launchOptions(entry, wanted ?? this.openAddress())
    if (this.inFront) this.background()
    this.toFront(options)
    if (wanted) return this.open(wanted, (address) => stack.reLaunch(address))
    stack.showCurrent()
    events.step('ready')
  }

  background(): void {
    if (!this.run || !this.inFront) return
    this.inFront = false
    this.around.frame.setInFront(false)
    this.run.callApp('onHide')
    this.listeners.call('appHide')
    this.around.stack.hideCurrent()
    for (const watcher of this.watchers) watcher.leaves()
  }

  /** The person taps the tab of this page. */
  openTab(path: string): void {
    const { program, stack } = this.around
    const list = program.app.tabBar?.list ?? []
    const index = list.findIndex(({ pagePath }) => pagePath === path)
    this.api('switchTab')?.({ url: `/${path}`, fail: () => undefined })
    stack.current?.call('onTabItemTap', {
      index: String(index),
      pagePath: path,
      text: list[index]?.text ?? '',
    })
  }

  quit(): void {
    if (!this.run) return
    this.background()
    this.around.stack.clear()
    this.around.surfaces.closeAll()
    this.around.returnAbility.quit()
    this.run.end()
    this.listeners.clear()
    this.run = undefined
    this.launched = undefined
    this.entered = undefined
  }

  restyle(styleSheets: Program['styleSheets']): void {
    Object.assign(this.around.program, { styleSheets })
    this.run?.code.restyle(styleSheets)
  }

  redraw(templates: Program['templates']): void {
    Object.assign(this.around.program, { templates })
    this.run?.code.retemplate()
    this.around.stack.redraw()
  }

  /** Opens a page if there is one; else the program is asked, and may lead elsewhere at once. */
  async open(address: PageAddress, how: (address: PageAddress) => Promise<void>): Promise<void> {
    if (this.around.program.pages.includes(address.path)) return how(address)
    const { stack } = this.around
    const before = stack.current
    const notice = { path: address.path, query: address.query, isEntryPage: true }
    this.current.callApp('onPageNotFound', notice)
    this.listeners.call('pageNotFound', notice)
    if (stack.current === before) showPageNotFound(this.around)
  }

  private async coldLaunch(entry: Entry, address: PageAddress): Promise<void> {
    const { program, layers, options: phone, stack, faults, events, time } = this.around
    const given = { wx: this.wx, __wxConfig: this.config() }
    const run = new Run(program, layers, phone.oldPhone, given, stack, faults, events, time)
    this.run = run
    const options = launchOptions(entry, address)
    this.launched = options
    this.entered = options
    this.listenForApp(run)
    for (const warning of program.warnings) events.emit('console', 'warn', [warning])
    run.start()
    // Before any page is defined: its module may ask for what the launch found out.
    run.callApp('onLaunch', options)
    this.toFront(options)
    if (program.app.lazyCodeLoading !== 'requiredComponents') {
      for (const page of program.app.pages) faults.guard(() => run.code.define(page))
    }
    await this.open(address, (found) => stack.reLaunch(found))
  }

  /** Of what WeChat keeps there for itself, what programs were seen to read. */
  private config(): object {
    const { program, bridge } = this.around
    const { envVersion, appId } = bridge
    return { ...program.app, pages: program.pages, envVersion, accountInfo: { appId } }
  }

  private toFront(options: LaunchOptions): void {
    this.entered = options
    this.inFront = true
    this.around.surfaces.close('not-found')
    this.around.frame.setInFront(true)
    for (const watcher of this.watchers) watcher.returns()
    this.current.callApp('onShow', options)
    this.listeners.call('appShow', options)
  }

  private openAddress(): PageAddress {
    const page = this.around.stack.current
    return { path: page?.path ?? '', query: page?.query ?? {}, rawQuery: '' }
  }

  private listenForApp(run: Run): void {
    const { faults } = this.around
    faults.errorListeners.clear()
    faults.rejectionListeners.clear()
    faults.errorListeners.add((message) => run.callApp('onError', message))
    faults.rejectionListeners.add((rejection) => run.callApp('onUnhandledRejection', rejection))
  }
}
