import type { Simulator } from '../simulator/simulator'
import { answersDirectly } from './direct-methods'
import { masked } from './masked'
import { isRecord } from './protocol'

/** Something that a spectator of a login would like to see, beside the steps. */
export interface Trace {
  /** The same when it starts and when it ends. */
  readonly id: number
  readonly kind: 'wx' | 'request' | 'setData'
  /** `wx.login`, `POST /oauth/…`, `setData 120 B`. */
  readonly name: string
  /** Milliseconds since the page was opened. */
  readonly at: number
  /** Milliseconds until it was answered; absent while it is under way. */
  readonly took?: number
  /** What was given to it. Secrets are masked. */
  readonly given: string
  /** What came of it. Secrets are masked. */
  readonly answer?: string
  readonly failed?: boolean
}

type Began = Pick<Trace, 'kind' | 'name' | 'given'>
type End = (answer: string, failed: boolean) => void
type Begin = (began: Began) => End
type Method = (...args: unknown[]) => unknown

/** Tells of each call that the program makes from now on, also of methods that are mocked later. */
export function trace(simulator: Simulator, tell: (trace: Trace) => void): void {
  let lastId = 0
  const begin: Begin = (began) => {
    const started = { id: ++lastId, at: performance.now(), ...began }
    tell(started)
    return (answer, failed) =>
      tell({ ...started, took: performance.now() - started.at, answer, failed })
  }
  simulator.on('setData', (patch) => {
    const { length } = new TextEncoder().encode(JSON.stringify(patch))
    const given = isRecord(patch) ? Object.keys(patch).join(', ') : ''
    begin({ kind: 'setData', name: `setData ${length} B`, given })('', false)
  })
  const { wx } = simulator
  for (const name of Object.keys(wx)) if (!answersDirectly(name)) watch(wx, name, begin)
}

function watch(wx: Record<string, unknown>, name: string, begin: Begin): void {
  let current = wx[name]
  Object.defineProperty(wx, name, {
    set(value: unknown) {
      current = value
    },
    get: () => (isMethod(current) ? watched(name, current, begin) : current),
  })
}

function isMethod(value: unknown): value is Method {
  return typeof value === 'function'
}

function watched(name: string, method: Method, begin: Begin): Method {
  return (options: unknown, ...rest: unknown[]) => {
    const given = isRecord(options) ? options : {}
    const end = begin(name === 'request' ? request(given) : call(name, given))
    const answer = name === 'request' ? answerOf : outcome
    const hearing = (key: 'success' | 'fail') => (result: unknown) => {
      end(answer(result), key === 'fail')
      const own = given[key]
      if (isMethod(own)) own(result)
    }
    const isHeard = ['success', 'fail', 'complete'].some((key) => isMethod(given[key]))
    if (!isHeard && name !== 'request') return promised(method(options, ...rest), end)
    return method({ ...given, success: hearing('success'), fail: hearing('fail') }, ...rest)
  }
}

function promised(result: unknown, end: End): unknown {
  if (!(result instanceof Promise)) {
    end('', false)
    return result
  }
  return result.then(
    (answer: unknown) => {
      end(outcome(answer), false)
      return answer
    },
    (error: unknown) => {
      end(outcome(error), true)
      throw error
    },
  )
}

function call(name: string, given: Record<string, unknown>): Began {
  const values = Object.entries(given).filter(([, value]) => !isMethod(value))
  const told = values.length > 0 ? masked(Object.fromEntries(values)) : ''
  return { kind: 'wx', name: `wx.${name}`, given: told }
}

function request({ method = 'GET', url, data }: Record<string, unknown>): Began {
  const path = URL.canParse(String(url)) ? new URL(String(url)).pathname : String(url)
  return { kind: 'request', name: `${String(method)} ${path}`, given: masked(data) }
}

/** `200 {"ticket":"abcd…"}`, or WeChat's error. */
function answerOf(result: unknown): string {
  if (!isRecord(result) || result['statusCode'] === undefined) return outcome(result)
  return `${String(result['statusCode'])} ${masked(result['data'])}`
}

/** Without `errMsg` if that says no more than that it went well. */
function outcome(result: unknown): string {
  if (!isRecord(result)) return masked(result)
  const { errMsg, ...fields } = result
  const isOk = typeof errMsg === 'string' && errMsg.endsWith(':ok')
  if (isOk) return Object.keys(fields).length > 0 ? masked(fields) : ''
  return masked(result)
}
