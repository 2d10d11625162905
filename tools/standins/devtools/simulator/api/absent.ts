import type { Context } from '../context'
import type { Calls, Options } from './call'
import { Failure } from './failure'

interface Documented {
  readonly callsBack?: true
  readonly task?: 'always' | 'unpromised'
  readonly isMute?: true
  readonly holds?: true
}

/** What WeChat documents of `wx`; put in by build/bundle.ts, which says what it means. */
declare const API: Readonly<Record<string, Documented>>

const REASON = 'not in the simulator'

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
  const made: Record<string, unknown> = {}
  const warn = (text: string) => events.emit('console', 'warn', [text])
  for (const [path, documented] of Object.entries(API)) {
    const [name = '', held] = path.split('.')
    if (name in present) continue
    const member = makeAbsent(path, documented, warn, calls)
    absent.add(member)
    if (held === undefined) made[name] = member
    else made[name] = Object.assign(made[name] ?? {}, { [held]: member })
  }
  return made
}

function makeAbsent(
  name: string,
  { callsBack, task, isMute, holds }: Documented,
  warn: (text: string) => void,
  calls: Calls,
): object {
  const say = () => warn(`wx.${name} is ${REASON}`)
  const refuse = () => {
    throw new Failure(REASON)
  }
  if (holds) return holder(`wx.${name}`)
  // A program that listens for what never happens, or sets up what it asks nothing of, goes on.
  if (/^(on|off)[A-Z]/.test(name) || (isMute && name.includes('.'))) return say
  if (!callsBack) {
    // No arrow: some are called with `new`.
    return function () {
      throw new Error(`wx.${name} is ${REASON}`)
    }
  }
  if (!task) return calls.promising(name, refuse)
  const call = task === 'always' ? calls.calling(name, refuse) : calls.promising(name, refuse)
  return (options?: Options) => {
    say()
    return call(options) ?? new Proxy({}, { get: () => () => undefined })
  }
}

/** Whatever is read of it is absent, but for what the program put there. */
export function holder(path: string): object {
  return new Proxy<Record<string, unknown>>(
    {},
    {
      get(put, member) {
        // Who prints it or awaits it asks for these.
        if (typeof member === 'symbol' || member === 'toJSON' || member === 'then') return undefined
        if (member in put) return put[member]
        throw new Error(`${path}.${member} is ${REASON}`)
      },
    },
  )
}
