import { Code } from './code'
import { languageGlobal } from './language-global'
import type { Layers } from './layers'
import { Modules } from './modules'
import type { OldPhone } from './old-phone'
import type { Emitter } from './emitter'
import type { Faults } from './faults'
import type { PageStack } from './page-stack'
import type { PhoneTime } from './phone-time'
import type { Program } from '../program'

export type AppInstance = Record<string, unknown>

type Timed = (...args: unknown[]) => void

type ConsoleType = 'log' | 'info' | 'warn' | 'error' | 'debug'

/** One life of the program from a cold launch on: its modules, its App, its timers. */
export class Run {
  code: Code
  app: AppInstance = {}
  private readonly modules: Modules
  /** The modules that define behaviors, and those that require them. */
  private readonly definers = new Set<string>()
  private readonly makeCode: () => Code
  private readonly global: object
  private readonly date: DateConstructor
  private readonly timers = new Set<number>()

  private readonly wx: object
  private readonly stack: PageStack
  private readonly faults: Faults
  private readonly events: Emitter
  private readonly time: PhoneTime

  constructor(
    program: Program,
    layers: Layers,
    phone: OldPhone,
    wx: object,
    stack: PageStack,
    faults: Faults,
    events: Emitter,
    time: PhoneTime,
  ) {
    this.wx = wx
    this.stack = stack
    this.faults = faults
    this.events = events
    this.time = time
    this.date = time.date()
    this.global = languageGlobal(this.date)
    this.modules = new Modules(program, () => this.scope())
    this.makeCode = () =>
      new Code(program, layers, phone, (path) => this.modules.load(path), faults)
    this.code = this.makeCode()
  }

  /** Defines pages and components anew, from the templates that the program has now. */
  define(): void {
    this.code.backend.release()
    this.code = this.makeCode()
    this.modules.forget([...this.code.paths, ...this.definers])
    this.definers.clear()
  }

  /** app.js, and with it whatever it requires. */
  start(): void {
    this.faults.guard(() => this.modules.load('app.js'))
  }

  callApp(method: string, ...args: unknown[]): boolean {
    const own = this.app[method]
    if (typeof own !== 'function') return false
    this.faults.guard((): unknown => Reflect.apply(own, this.app, args))
    return true
  }

  end(): void {
    for (const timer of this.timers) this.time.stop(timer)
    this.code.backend.release()
  }

  private scope(): Record<string, unknown> {
    return {
      ...this.constructors(),
      ...this.timerFunctions(),
      App: (definition: AppInstance) => (this.app = { ...definition }),
      getApp: () => this.app,
      getCurrentPages: () => this.stack.pages.map(({ instance }) => instance),
      wx: this.wx,
      globalThis: this.global,
      global: this.global,
      console: this.console(),
      Date: this.date,
    }
  }

  /** For good: a module may keep them, and the code behind them changes. */
  private constructors(): Record<string, unknown> {
    const { trait } = this.code.constructors.Behavior
    const behavior = (definition?: object) => {
      this.modules.running.forEach((path) => this.definers.add(path))
      return this.code.constructors.Behavior(definition)
    }
    return {
      Page: (definition: object) => this.code.constructors.Page(definition),
      Component: (definition?: object) => this.code.constructors.Component(definition),
      Behavior: Object.assign(behavior, { trait }),
    }
  }

  /** A program that ended wakes up no more. */
  private timerFunctions(): Record<string, unknown> {
    const { time } = this
    const started = (timer: number): number => {
      this.timers.add(timer)
      return timer
    }
    const stopped = (timer: number): void => {
      this.timers.delete(timer)
      time.stop(timer)
    }
    return {
      setTimeout: (run: Timed, ms?: number, ...args: unknown[]) =>
        started(time.start(() => run(...args), ms)),
      setInterval: (run: Timed, ms?: number, ...args: unknown[]) =>
        started(time.start(() => run(...args), ms, true)),
      clearTimeout: stopped,
      clearInterval: stopped,
    }
  }

  private console(): Record<string, unknown> {
    const types: ConsoleType[] = ['log', 'info', 'warn', 'error', 'debug']
    const spoken = types.map((type) => [
      type,
      (...args: unknown[]) => {
        this.events.emit('console', type, args)
        console[type](...args)
      },
    ])
    return { ...console, ...(Object.fromEntries(spoken) as object) }
  }
}
