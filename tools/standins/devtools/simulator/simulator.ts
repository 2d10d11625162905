import type { Program } from '../program'
import type { Reply } from './replies'

/** The seam between what runs the program (simulator/) and what drives it (automator/, the page around it). */
export interface Simulator {
  /**
   * WeChat opens the mini program, or brings it to the front. Cold when nothing runs; hot otherwise:
   * with a path that is a reLaunch, without one the page stays.
   */
  launch(entry: Entry): Promise<void>
  /** The person leaves for the home screen or another app: App.onHide, Page.onHide. */
  background(): void
  /** The person taps a tab of the tab bar. */
  openTab(path: string): void
  /** The pages of the tab bar. */
  tabs(): readonly string[]
  /** Ends the program: the next launch is cold. Storage stays. */
  quit(): void
  /** Ends the program. The phone is one that was never here: nothing stored, no privacy guide agreed to, the real time. */
  renew(): void
  /** From now on WeChat replies so to this function of `wx`, or to this open-type; `undefined`: as it should. */
  reply(name: string, reply: Reply | undefined): void
  /** Resolves when the codes that the program asked for have come, and it has heard of them. */
  codes(): Promise<void>
  /** Puts the phone's clock ahead; resolves when what was due meanwhile has happened. */
  advance(seconds: number): Promise<void>
  /** Other style sheets, as in Program, at once; nothing else changes. */
  restyle(styleSheets: Program['styleSheets']): void
  /** Draws the pages from other templates, with the data that they have. Components in them begin anew. */
  redraw(templates: Program['templates']): void
  /** The mini program's name as WeChat's own surfaces show it from now on. */
  rename(appName: string): void
  /** Draws at once what the program set, for who measures within one turn. With a lag, it still takes that. */
  draw(): void
  /** The page stack, oldest first; the last one is on screen. */
  pages(): readonly RunningPage[]
  /** The program's `wx`. A mock replaces a property of it. */
  readonly wx: Record<string, unknown>
  getApp(): unknown
  /** WeChat's own surfaces that are on screen now, and the buttons a person could press there. */
  readonly surfaces: Surfaces
  on<Name extends keyof SimulatorEvents>(name: Name, listener: SimulatorEvents[Name]): void
}

/** Launch and enter options as WeChat gives them. https://developers.weixin.qq.com/miniprogram/dev/api/base/app/life-cycle/wx.getLaunchOptionsSync.html */
export interface Entry {
  /** With or without a leading slash, with its query; absent: the home page or the page that is open. */
  readonly path?: string
  readonly scene: number
  /** The launching app, for scene 1069. */
  readonly referrerInfo?: { readonly appId?: string; readonly extraData?: unknown }
}

export interface RunningPage {
  readonly id: number
  /** Without leading slash or query. */
  readonly path: string
  readonly query: Record<string, string>
  /** The page as the program sees it (`this` in its methods). */
  readonly instance: PageInstance
  /** The element that holds the page's rendered tree. */
  readonly element: HTMLElement
  /** Whether it is on screen and listens yet. */
  readonly isReady: boolean
}

export interface PageInstance {
  readonly data: Record<string, unknown>
  setData(patch: Record<string, unknown>): void
  readonly [member: string]: unknown
}

export interface Surfaces {
  /** What stands open: `phone`, `privacy`, `modal`, `toast`, … */
  open(): readonly string[]
  /** Presses the agreeing or refusing button of the topmost sheet or modal; false when none is open. */
  answer(agree: boolean): boolean
}

export interface SimulatorEvents {
  console(type: 'log' | 'info' | 'warn' | 'error' | 'debug', args: unknown[]): void
  exception(error: { message: string; stack: string }): void
  /** Something a spectator would note, with the milliseconds since the page was opened. */
  step(name: Step, at: number, detail?: string): void
  /** A page or a component gives its view new data. */
  setData(patch: unknown): void
  /** A permitted launchApp tap: the app that launched last comes to the front with this extMsg. */
  launchApp(appParameter: string, appId: string | undefined): void
}

/**
 * `ready` is the first Page.onReady after a launch; `posted` a POST leaving, `answered` its answer; `closed` the person's
 * tap on the button at the top right.
 */
export type Step =
  | 'launched'
  | 'ready'
  | 'login_code'
  | 'phone_code'
  | 'posted'
  | 'answered'
  | 'returned'
  | 'closed'
