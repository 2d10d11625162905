import type { WxsHandler, WxsRequire as Require, WxsRuntime } from '../program'
import type { Faults } from './faults'
import { currentTargets } from './framework'
import { BrowserFunction } from './language-global'
import type { Layers } from './layers'
import { isRecord } from './record'
import { elementOf, wxsInstance } from './wxs-instance'

type Body = (this: unknown, ...given: unknown[]) => void

/** What the language has and WXS has not. https://developers.weixin.qq.com/miniprogram/dev/reference/wxs/06basic-libs.html */
const ABSENT = [
  ...['Object', 'Array', 'String', 'Boolean', 'RegExp', 'Function', 'Symbol', 'BigInt', 'Promise'],
  ...['Proxy', 'Reflect', 'Map', 'Set', 'WeakMap', 'WeakSet', 'globalThis', 'window', 'self'],
  ...['document', 'location', 'navigator', 'fetch', 'setTimeout', 'setInterval', 'wx', 'getApp'],
]

/** What `load` gives a module, in its order; build/wxs.ts calls `$typeName`. */
const GIVEN = [
  ...['require', 'module', 'exports', 'getRegExp', 'getDate', '$typeName', 'console', 'Date'],
]

/** Runs the WXS modules of one program; as in WeChat what they throw is reported, and the page goes on without it. */
export class Wxs implements WxsRuntime {
  private readonly faults: Faults
  private readonly layers: Layers
  /** Functions that modules export, and what holds them. */
  private readonly exported = new WeakSet<object>()

  constructor(faults: Faults, layers: Layers) {
    this.faults = faults
    this.layers = layers
  }

  /** Called by the generated templates: what a module exports before it threw is what it exports. */
  load(path: string, source: string, require: Require, module: { exports: unknown }): void {
    this.faults.inView(() => {
      const own = `${source}\n//# sourceURL=miniprogram:///${path}`
      const body = new BrowserFunction(...GIVEN, ...ABSENT, own) as Body
      const withoutExtension: Require = (name) => require(name.replace(/\.wxs$/, ''))
      const given = [withoutExtension, module, module.exports, getRegExp, getDate, typeName]
      body.call(undefined, ...given, { log: console.log.bind(console) }, DATE)
    })
    this.keep(module.exports)
  }

  lazy(object: object, name: string, make: () => unknown): void {
    const get = (): unknown => {
      const value = make()
      Object.defineProperty(object, name, { value, enumerable: true })
      return value
    }
    Object.defineProperty(object, name, { get, enumerable: true, configurable: true })
  }

  /** A function of a module as a template calls it; what is none, such as a method of data, gives nothing. */
  guarded(called: unknown): (...args: unknown[]) => unknown {
    if (typeof called !== 'function' || !this.exported.has(called)) return () => undefined
    return (...args) => this.faults.inView(() => Reflect.apply(called, undefined, args) as unknown)
  }

  /** The observer gets the new value, the old one, its owner and its element, in the next frame: all of the page is there. */
  observing(called: unknown): (...args: unknown[]) => unknown {
    const observe = this.guarded(called)
    return (value, before, owner, element) =>
      requestAnimationFrame(() =>
        observe(value, before, this.instance(owner), this.instance(element)),
      )
  }

  handling(owner: object, event: object, handler: WxsHandler, path: unknown): unknown {
    if (!isOfModule(path) && !this.exported.has(handler))
      return Reflect.apply(handler, owner, [event]) as unknown
    const instance = this.instance(currentTargets.get(event))
    return this.guarded(handler)(Object.assign(event, { instance }), this.instance(owner))
  }

  /** A handler that an expression chooses, as in `{{disabled || touch.start}}`, comes without a path. */
  private keep(exported: unknown): void {
    if (typeof exported === 'function') this.exported.add(exported)
    if (!isRecord(exported) || this.exported.has(exported)) return
    this.exported.add(exported)
    for (const one of Object.values(exported)) this.keep(one)
  }

  private instance(seen: unknown): object | undefined {
    const element = elementOf(seen)
    return element && wxsInstance(element, this.layers)
  }
}

/** Paths of glass-easel begin with a number: 1 and 2 for modules of WXS, in a file of their own and in WXML. */
function isOfModule(path: unknown): boolean {
  return Array.isArray(path) && (path[0] === 1 || path[0] === 2)
}

const DATE = { parse: Date.parse, UTC: Date.UTC, now: Date.now }

function getRegExp(...args: [pattern: string, flags?: string]): RegExp {
  return new RegExp(...args)
}

function getDate(...args: unknown[]): Date {
  return Reflect.construct(Date, args) as Date
}

/** What `x.constructor` is in WXS. */
function typeName(value: unknown): unknown {
  if (value === null || value === undefined) {
    throw new TypeError(`Cannot read property 'constructor' of ${String(value)}`)
  }
  const object: object = Object(value) as object
  if (Object.hasOwn(object, 'constructor')) return Reflect.get(object, 'constructor')
  return Object.prototype.toString.call(value).slice(8, -1)
}
