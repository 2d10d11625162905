import { NOBODY } from './call'
import { answersDirectly } from './direct-methods'
import { isRecord } from './protocol'

export type WxMethod = (...args: unknown[]) => unknown

type Callbacks = Readonly<Record<string, unknown>> & { readonly [NOBODY]?: unknown }

const CALLBACKS = ['success', 'fail', 'complete']

/** Those that give a task and never a promise, and what it tells of. */
const TASKS: Readonly<Record<string, readonly string[]>> = {
  request: ['HeadersReceived', 'ChunkReceived'],
  uploadFile: ['HeadersReceived', 'ProgressUpdate'],
  downloadFile: ['HeadersReceived', 'ProgressUpdate'],
}

/**
 * Gives a mock the manners of the method it stands for. As in DevTools it answers by what it gives, is given no
 * callbacks, and calls nobody back if it gives nothing or throws. @param tell hears of that, for nobody else does
 */
export function dressed(method: string, mock: WxMethod, tell: (error: Error) => void): WxMethod {
  if (answersDirectly(method)) return mock
  return (...args: unknown[]) => {
    const callbacks: Callbacks = isRecord(args[0]) ? args[0] : {}
    const isListening = CALLBACKS.some((name) => callbacks[name] !== undefined)
    const given = isListening ? [withoutCallbacks(callbacks)] : args
    const end = new AbortController()
    const answer = answerOf(method, () => mock(...given)).catch((error: Error) => {
      tell(error)
      const caller = callbacks[NOBODY]
      if (typeof caller === 'function') caller(error)
      return new Promise(() => undefined)
    })
    const settled = settle(method, callbacks, Promise.race([answer, aborted(method, end.signal)]))
    const events = TASKS[method]
    if (!isListening && !events) return settled
    settled.catch(() => undefined)
    return events && task(end, events)
  }
}

function withoutCallbacks(options: Callbacks): object {
  return Object.fromEntries(Object.entries(options).filter(([name]) => !CALLBACKS.includes(name)))
}

/** @throws Error if it leads to no answer */
async function answerOf(method: string, mock: () => unknown): Promise<unknown> {
  const nobody = `so nobody who calls wx.${method} is called back`
  let answer: unknown
  try {
    answer = await mock()
  } catch (error) {
    throw new Error(`The mock throws ${textOf(error)}, ${nobody}`)
  }
  if (answer === undefined || answer === null) throw new Error(`The mock gives nothing, ${nobody}`)
  return answer
}

function textOf(error: unknown): string {
  return error instanceof Error ? String(error) : JSON.stringify(error)
}

function aborted(method: string, signal: AbortSignal): Promise<object> {
  return new Promise((fail) =>
    signal.addEventListener('abort', () => fail({ errMsg: `${method}:fail abort` })),
  )
}

/** What says nothing or `name:ok` is a success, any other errMsg a failure. */
async function settle(
  method: string,
  callbacks: Callbacks,
  answer: Promise<unknown>,
): Promise<unknown> {
  const result = await answer
  const message = isRecord(result) ? result['errMsg'] : undefined
  const succeeded = !message || String(message).includes(`${method}:ok`)
  invoke(callbacks[succeeded ? 'success' : 'fail'], result)
  invoke(callbacks['complete'], result)
  if (succeeded) return result
  throw result
}

function invoke(callback: unknown, result: unknown): void {
  // A throwing callback is the program's mistake, not a failure of the method it was given to.
  if (typeof callback === 'function') queueMicrotask(() => void callback(result))
}

function task(end: AbortController, events: readonly string[]): object {
  const listening = events.flatMap((event) =>
    ['on', 'off'].map((prefix) => [`${prefix}${event}`, () => undefined]),
  )
  return { abort: () => end.abort(), ...(Object.fromEntries(listening) as object) }
}
