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
  readonly code: Code
  /** Undefined until `App()` is called. */
  app: AppInstance | undefined
  private readonly modules: Modules
  private readonly global: object
  private readonly date: DateConstructor
  private readonly timers = new Set<number>()

  /** What is global besides, such as `wx`. */
  private readonly given: Readonly<Record<string, unknown>>
  private readonly stack: PageStack
  private readonly faults: Faults
  private readonly events: Emitter
  private readonly time: PhoneTime

  constructor(
    program: Program,
    layers: Layers,
    phone: OldPhone,
    given: Readonly<Record<string, unknown>>,
    stack: PageStack,
    faults: Faults,
    events: Emitter,
    time: PhoneTime,
  ) {
    this.given = given
    this.stack = stack
    this.faults = faults
    this.events = events
    this.time = time
    this.date = time.date()
    this.global = languageGlobal(this.date)
    const scope = this.scope()
    this.modules = new Modules(program, scope)
    this.code = new Code(program, layers, phone, (path) => this.modules.load(path), faults)
  }

  /** app.js, and with it whatever it requires. */
  start(): void {
    Object.assign(window, this.globals())
    this.faults.guard(() => this.modules.load('app.js'))
  }

  callApp(method: string, ...args: unknown[]): boolean {
    const own = this.app?.[method]
    if (typeof own !== 'function') return false
    Reflect.apply(own, this.app, args)
    return true
  }

  end(): void {
    for (const timer of this.timers) this.time.stop(timer)
    this.code.backend.release()
  }

  /** A program may put others in their place, such as a `Page` that does more: then every module has those. */
  private globals(): Record<string, unknown> {
    const defaults: AppInstance = {}
    return {
      ...this.code.constructors,
      App: (definition: AppInstance) => {
        this.app = this.appOf({ ...definition, ...defaults })
      },
      getApp: ({ allowDefault = false } = {}) => this.app ?? (allowDefault ? defaults : undefined),
      getCurrentPages: () => this.stack.pages.map(({ instance }) => instance),
      requirePlugin: (name: unknown) => {
        throw new Error(`plugin ${String(name)} is not in the simulator`)
      },
      ...this.given,
    }
  }

  /** As in WeChat its functions may be taken from it, and what they throw goes no further. */
  private appOf(definition: AppInstance): AppInstance {
    const app: AppInstance = {}
    for (const [name, own] of Object.entries(definition)) {
      app[name] = typeof own === 'function' ? this.bound(own, app) : own
    }
    return app
  }

  private bound(own: CallableFunction, app: AppInstance): unknown {
    const { faults } = this
    // No arrow: some are called with `new`.
    return function (this: unknown, ...args: unknown[]) {
      return faults.guard(() => Reflect.apply(own, this, args) as unknown)
    }.bind(app)
  }

  private scope(): Record<string, unknown> {
    return {
      ...this.timerFunctions(),
      globalThis: this.global,
      global: this.global,
      console: this.console(),
      Date: this.date,
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
      setTimeout: (given: unknown, ms?: number, ...args: unknown[]) => {
        const run = timed('setTimeout', given)
        return started(time.start(() => run(...args), ms))
      },
      setInterval: (given: unknown, ms?: number, ...args: unknown[]) => {
        const run = timed('setInterval', given)
        return started(time.start(() => run(...args), ms, true))
      },
      clearTimeout: stopped,
      clearInterval: stopped,
    }
  }

  private console(): Record<string, unknown> {
    const types: ConsoleType[] = ['log', 'info', 'warn', 'error', 'debug']
    const spoken = types.map((type) => [
      type,
      (...args: unknown[]) => this.events.emit('console', type, args),
    ])
    return { ...console, ...(Object.fromEntries(spoken) as object) }
  }
}

/** As in WeChat, which takes no text as code. */
function timed(name: string, given: unknown): Timed {
  if (typeof given === 'function') return given as Timed
  throw new TypeError(`${name} expects a function as first argument but got ${typeof given}.`)
}
