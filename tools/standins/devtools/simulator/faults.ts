import * as glassEasel from 'glass-easel'
import type { Emitter } from './emitter'

type ErrorListener = (message: string) => void
type RejectionListener = (rejection: { reason: unknown; promise: Promise<unknown> }) => void

/**
 * What glass-easel tells and WeChat's own framework passes over in base library 2.30.3: what a component or a slot does
 * not know, relations and observers that lead nowhere, data set while data is set, items that all lack what `wx:key`
 * names.
 */
const PASSED_OVER = {
  warning:
    /^".*" is not a valid |\brelation\b.* \(when preparing behavior "[^"]*"\)\.$|^recursive update detected|^Some keys are not unique while list updates: ""\.$/,
  error: /\bobserver of property "/,
}

/** What it calls an error and WeChat's framework a warning: https://github.com/Tencent/weui-wxss/issues/194 */
const WARNED = /^the type of property ".*" is illegal$/

/** Where glass-easel found an error itself, not in what the program threw. */
const PREPARING = '[prepare]'

/** Where errors of the program end up: App.onError, wx.onError and the simulator's events. */
export class Faults {
  readonly errorListeners = new Set<ErrorListener>()
  readonly rejectionListeners = new Set<RejectionListener>()

  private readonly events: Emitter
  /** Whether the program is being told of an error. */
  private telling = false

  constructor(events: Emitter) {
    this.events = events
    glassEasel.addGlobalErrorListener((error, method, component) => {
      const { message } = describe(error)
      if (method !== PREPARING) this.report(error)
      else if (WARNED.test(message))
        this.warn(`[Component] ${message} (when preparing "${String(component)}").`)
      else if (!PASSED_OVER.error.test(message)) this.report(error)
      return false
    })
    glassEasel.addGlobalWarningListener((message) => {
      if (!PASSED_OVER.warning.test(message)) this.warn(message)
      return false
    })
    window.addEventListener('error', (event) => {
      if (event.error) this.report(event.error)
    })
    window.addEventListener('unhandledrejection', (event) => {
      event.preventDefault()
      this.reportRejection(event.reason, event.promise)
    })
  }

  /** Runs a piece of the program; what it throws is reported and goes no further. */
  guard<Result>(run: () => Result): Result | undefined {
    try {
      return run()
    } catch (error) {
      this.report(error)
      return undefined
    }
  }

  /** For what runs with the page and not with the program, whose own listeners hear nothing of it. */
  inView<Result>(run: () => Result): Result | undefined {
    try {
      return run()
    } catch (error) {
      this.events.emit('exception', describe(error))
      return undefined
    }
  }

  /** A word in the console. */
  warn(message: string): void {
    this.events.emit('console', 'warn', [message])
  }

  report(error: unknown): void {
    const { message, stack } = describe(error)
    this.events.emit('exception', { message, stack })
    // What a listener throws is reported, but no listener hears of it: it might throw again.
    if (this.telling) return
    this.telling = true
    for (const listener of [...this.errorListeners]) {
      this.guard(() => listener(`${message}\n${stack}`))
    }
    this.telling = false
  }

  private reportRejection(reason: unknown, promise: Promise<unknown>): void {
    const { message, stack } = describe(reason)
    this.events.emit('exception', { message: `Uncaught (in promise) ${message}`, stack })
    for (const listener of [...this.rejectionListeners]) {
      this.guard(() => listener({ reason, promise }))
    }
  }
}

function describe(error: unknown): { message: string; stack: string } {
  if (error instanceof Error) return { message: error.message, stack: error.stack ?? '' }
  return { message: typeof error === 'string' ? error : textOf(error), stack: '' }
}

/** Anything can be thrown: a component leads back to itself, and JSON knows no way of that. */
function textOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return Object.prototype.toString.call(value)
  }
}
