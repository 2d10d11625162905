import type { WxsRequire as Require, WxsRuntime } from '../program'
import type { Faults } from './faults'

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

  constructor(faults: Faults) {
    this.faults = faults
  }

  /** Called by the generated templates: what a module exports before it threw is what it exports. */
  load(path: string, source: string, require: Require, module: { exports: unknown }): void {
    this.faults.inView(() => {
      const own = `${source}\n//# sourceURL=miniprogram:///${path}`
      const body = new Function(...GIVEN, ...ABSENT, own) as Body
      const withoutExtension: Require = (name) => require(name.replace(/\.wxs$/, ''))
      const given = [withoutExtension, module, module.exports, getRegExp, getDate, typeName]
      body.call(undefined, ...given, { log: console.log.bind(console) }, DATE)
    })
  }

  lazy(object: object, name: string, make: () => unknown): void {
    const get = (): unknown => {
      const value = make()
      Object.defineProperty(object, name, { value, enumerable: true })
      return value
    }
    Object.defineProperty(object, name, { get, enumerable: true, configurable: true })
  }

  /** A function of a module as a template calls it; what is none gives nothing. */
  guarded(called: unknown): (...args: unknown[]) => unknown {
    if (typeof called !== 'function') return () => undefined
    return (...args) => this.faults.inView(() => Reflect.apply(called, undefined, args) as unknown)
  }
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
