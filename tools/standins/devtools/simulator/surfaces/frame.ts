import type { Program } from '../../program'
import type { OpenPage } from '../pages'
import { make, makeButton } from './make'
import { sizeFrame } from './frame-size'
import { showInTabBar, tabBarOf } from './tab-bar'
import type { Texts } from './texts'

interface BarColors {
  readonly background: string
  readonly front: string
}

interface FrameActions {
  back(): void
  close(): void
  openTab(path: string): void
}

/** The bar's title grows with the text size set in WeChat up to here, in px. https://developers.weixin.qq.com/miniprogram/design/elderly.html */
const LARGEST_TITLE = 20

/** The screen: status and navigation bar, the pages below, WeChat's surfaces above all. */
export class Frame {
  readonly pages = make('main', 'wx-frame')
  readonly surfaces = make('div', 'wechat-surfaces')
  private readonly title = make('h1', 'wechat-bar-title')
  private readonly back: HTMLElement
  private readonly bar: HTMLElement
  private readonly tabBar: HTMLElement | undefined
  private readonly phone: HTMLElement
  private shown: OpenPage | undefined
  private readonly colors = new WeakMap<OpenPage, BarColors>()
  private readonly loading = new WeakSet<OpenPage>()
  private readonly backgrounds = new WeakMap<HTMLElement, string>()

  private readonly program: Program

  constructor(
    container: HTMLElement,
    program: Program,
    texts: Texts,
    fontSizeSetting: number,
    actions: FrameActions,
  ) {
    this.program = program
    this.back = makeButton('wechat-back', texts.back, () => actions.back())
    const more = makeButton('wechat-capsule-more', texts.more, () => undefined)
    const close = makeButton('wechat-capsule-close', texts.close, () => actions.close())
    const capsule = make('div', 'wechat-capsule', more, close)
    const status = make('div', 'wechat-status', make('span', '', '9:41'))
    status.setAttribute('aria-hidden', 'true')
    const row = make('div', 'wechat-bar-row', this.back, this.title, capsule)
    this.bar = make('header', 'wechat-bar', status, row)
    this.tabBar = tabBarOf(program.app, (path) => actions.openTab(path))
    if (this.tabBar) this.tabBar.hidden = true
    const below = this.tabBar ? [this.tabBar] : []
    this.phone = make('div', 'wechat-phone', this.bar, this.pages, ...below, this.surfaces)
    container.append(this.phone)
    this.title.style.fontSize = `${Math.min(fontSizeSetting, LARGEST_TITLE)}px`
    sizeFrame(this.pages)
    darkScheme.addEventListener('change', () => this.paint())
    this.paint()
  }

  show(page: OpenPage, canGoBack: boolean): void {
    this.shown = page
    this.back.hidden = !canGoBack
    showInTabBar(this.tabBar, page.path)
    this.paint()
  }

  setInFront(inFront: boolean): void {
    this.phone.classList.toggle('wechat-behind', !inFront)
  }

  /** Three dots above the page while it is drawn anew. */
  setPulled(pulled: boolean): void {
    this.pages.classList.toggle('wx-frame-pulled', pulled)
  }

  setTitle(page: OpenPage | undefined, title: string): void {
    if (page) page.title = title
    this.paint()
  }

  setColors(page: OpenPage | undefined, colors: BarColors): void {
    if (page) this.colors.set(page, colors)
    this.paint()
  }

  /** Whether something turns beside the title. */
  setLoading(page: OpenPage | undefined, loads: boolean): void {
    if (page && loads) this.loading.add(page)
    else if (page) this.loading.delete(page)
    this.paint()
  }

  /** What is behind a page: seen where the page leaves room, and while it is pulled. */
  setBackground(page: HTMLElement, color: string): void {
    this.backgrounds.set(page, color)
    this.paint()
  }

  capsuleRect(): DOMRect {
    return this.phone.querySelector('.wechat-capsule')?.getBoundingClientRect() ?? new DOMRect()
  }

  private paint(): void {
    const setting = (name: string): string => this.setting(name)
    const own = this.shown && this.colors.get(this.shown)
    const background = own?.background ?? (setting('navigationBarBackgroundColor') || '#000000')
    const front = own?.front ?? (setting('navigationBarTextStyle') || 'white')
    this.title.textContent = this.shown?.title ?? setting('navigationBarTitleText')
    this.bar.style.background = background
    this.bar.style.color = front
    this.bar.classList.toggle('wechat-bar-light', front === 'white' || front === '#ffffff')
    const loads = this.shown !== undefined && this.loading.has(this.shown)
    this.bar.classList.toggle('wechat-bar-loading', loads)
    this.phone.classList.toggle('wechat-no-bar', setting('navigationStyle') === 'custom')
    const behind = this.shown && this.backgrounds.get(this.shown.element)
    this.pages.style.background = behind || setting('backgroundColor') || '#ffffff'
  }

  /** The page's own setting before the program's; `@name` is a variable of the theme. */
  private setting(name: string): string {
    const { app, components, theme } = this.program
    const own = this.shown ? components[this.shown.path]?.[name] : undefined
    const value = own ?? app.window?.[name]
    if (typeof value !== 'string') return ''
    if (!value.startsWith('@')) return value
    const scheme = app.darkmode && darkScheme.matches ? 'dark' : 'light'
    return theme[scheme][value.slice(1)] ?? ''
  }
}

const darkScheme = window.matchMedia('(prefers-color-scheme: dark)')
