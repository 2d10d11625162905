import { BrowserFunction } from '../simulator/language-global'
import type { Simulator } from '../simulator/simulator'
import { answersDirectly } from './direct-methods'
import type { EmitEvent, Methods } from './protocol'
import { isRecord, list, text, toWire } from './protocol'

/** Longer than the 60 s WeChat gives a request; a method that never calls back must not hang a test. */
const CALLBACK_TIMEOUT = 65_000

/** What a browser has and the app service has not; a function sent over must miss it here too. */
const ABSENT = ['window', 'document', 'self', 'localStorage', 'fetch', 'XMLHttpRequest', 'location']

type Callable = (this: unknown, ...args: unknown[]) => unknown

/** Turns text from the client into a function that sees what the mini program sees. */
export type Revive = (declaration: string) => Callable

/** App.callWxMethod, App.callFunction and App.addBinding. */
export function callMethods(
  simulator: Simulator,
  console: Record<string, unknown>,
  emit: EmitEvent,
): { methods: Methods; revive: Revive } {
  const bindings = new Map<string, Callable>()
  const revive: Revive = (declaration) => {
    const scope: Record<string, unknown> = {
      ...Object.fromEntries(ABSENT.map((name) => [name, undefined])),
      console,
      wx: simulator.wx,
      getApp: () => simulator.getApp(),
      getCurrentPages: () => simulator.pages().map((page) => page.instance),
      ...Object.fromEntries(bindings),
    }
    const made = evaluate(scope, declaration)
    if (typeof made !== 'function') throw new Error('functionDeclaration is not a function')
    return made as Callable
  }
  const methods: Methods = {
    'App.callFunction': async (params) => ({
      result: toWire(await revive(text(params, 'functionDeclaration'))(...list(params, 'args'))),
    }),
    'App.addBinding': (params) => {
      const name = text(params, 'name')
      if (!isName(name)) throw new Error(`${name} is no name that a function can have`)
      bindings.set(name, (...args) => emit('App.bindingCalled', { name, args: toWire(args) }))
      return {}
    },
    'App.callWxMethod': async (params) => {
      if (params['pluginId']) throw new Error('plugins are not in the simulator')
      const method = text(params, 'method')
      const result = callWx(simulator.wx, method, list(params, 'args'))
      // As in DevTools, where a promise that a method gives in place of its result is told as `{}`.
      return { result: toWire(answersDirectly(method) ? result : await result) }
    },
  }
  return { methods, revive }
}

/** Otherwise nothing that is sent over would compile any more. */
function isName(name: string): boolean {
  try {
    return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) && !!new BrowserFunction(name, '')
  } catch {
    return false
  }
}

/** A method's text, such as `login() {…}`, is no expression; DevTools takes it, too. */
function evaluate(scope: Record<string, unknown>, declaration: string): unknown {
  const compile = (body: string) => new BrowserFunction(...Object.keys(scope), body)
  let make: ReturnType<typeof compile>
  try {
    make = compile(`return (${declaration}\n)`)
  } catch (error) {
    try {
      make = compile(`return Object.values({ ${declaration}\n})[0]`)
    } catch {
      throw error
    }
  }
  return make(...Object.values(scope)) as unknown
}

/** Calls a method of `wx` and gives what it returns or calls success with. */
export function callWx(wx: Record<string, unknown>, method: string, args: unknown[]): unknown {
  const member = Object.hasOwn(wx, method) ? wx[method] : undefined
  if (typeof member !== 'function') throw new Error(`wx.${method} not exists`)
  if (answersDirectly(method)) return (member as Callable).apply(wx, args)
  return callBack(member as Callable, wx, method, args)
}

/** What the options of a call hold for who finds out that nobody will be called back. */
export const NOBODY = Symbol('nobody')

/** Calls with callbacks, which every asynchronous method takes; not all of them know promises. */
function callBack(
  member: Callable,
  wx: Record<string, unknown>,
  method: string,
  args: unknown[],
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new Error(`wx.${method} called neither success nor fail`))
    const timer = setTimeout(late, CALLBACK_TIMEOUT)
    const settled = () => clearTimeout(timer)
    const success = (result: unknown) => (settled(), resolve(result))
    const fail = (error: unknown) => (settled(), reject(new Error(reasonOf(error, method))))
    const [first, ...rest] = args
    const options = { ...(isRecord(first) ? first : {}), success, fail, [NOBODY]: fail }
    member.call(wx, options, ...rest)
  })
}

/** DevTools answers with the reason alone: "invalid url" for "navigateTo:fail invalid url". */
function reasonOf(error: unknown, method: string): string {
  const message = isRecord(error) ? String(error['errMsg'] ?? error['message']) : String(error)
  return message.startsWith(`${method}:fail `) ? message.slice(method.length + 6) : message
}
