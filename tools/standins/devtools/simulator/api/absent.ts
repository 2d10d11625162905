import type { Context } from '../context'
import type { Calls, Options } from './call'
import { Failure } from './failure'

/** The functions of `wx` that WeChat documents; put in by build/bundle.ts. */
declare const API: Readonly<
  Record<string, { readonly callsBack: boolean; readonly givesTask?: true }>
>

type Method = (options?: Options) => unknown

const absent = new WeakSet<object>()

/** Whether a function only says that the simulator has none. */
export function isAbsent(method: unknown): boolean {
  return typeof method === 'object' || typeof method === 'function'
    ? absent.has(method as object)
    : false
}

/** All that WeChat documents and the simulator does not have: there to be mocked. */
export function absentApi(
  present: Readonly<Record<string, unknown>>,
  { events }: Context,
  calls: Calls,
): Record<string, unknown> {
  const names = Object.keys(API).filter((name) => !(name in present))
  const made = names.map((name) => [name, makeAbsent(name, events, calls)] as const)
  for (const [, method] of made) absent.add(method)
  return Object.fromEntries(made)
}

function makeAbsent(name: string, events: Context['events'], calls: Calls): Method {
  const reason = 'not in the simulator'
  const warn = () => events.emit('console', 'warn', [`wx.${name} is ${reason}`])
  const refuse = () => {
    throw new Failure(reason)
  }
  // A program that listens for what never happens goes on, as on a phone where it does not.
  if (/^(on|off)[A-Z]/.test(name)) return warn
  if (API[name]?.givesTask) {
    const call = calls.calling(name, refuse)
    return (options) => {
      warn()
      call(options)
      return new Proxy({}, { get: () => () => undefined })
    }
  }
  if (API[name]?.callsBack) return calls.promising(name, refuse)
  return () => {
    throw new Error(`wx.${name} is ${reason}`)
  }
}
