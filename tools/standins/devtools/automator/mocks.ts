import type { Simulator } from '../simulator/simulator'
import type { Revive } from './call'
import { answersDirectly } from './direct-methods'
import type { Handler } from './protocol'
import { isRecord, list, text } from './protocol'

type WxMethod = (...args: unknown[]) => unknown

/**
 * App.mockWxMethod: with a result or a function it replaces the method, with neither it restores it.
 * A function sees the real method as `this.origin`.
 * https://developers.weixin.qq.com/miniprogram/dev/devtools/auto/miniprogram.html
 */
export function mockMethod(simulator: Simulator, revive: Revive): Handler {
  const originals = new Map<string, unknown>()
  return (params) => {
    if (params['pluginId']) throw new Error('plugins are not in the simulator')
    const method = text(params, 'method')
    const { wx } = simulator
    if (/^(on|off)[A-Z]/.test(method)) throw new Error(`wx.${method} cannot be mocked`)
    if (!originals.has(method)) {
      if (typeof wx[method] !== 'function') throw new Error(`wx.${method} not exists`)
      originals.set(method, wx[method])
    }
    const origin = originals.get(method) as WxMethod
    const declaration = params['functionDeclaration']
    if (typeof declaration === 'string' && declaration !== '') {
      const context = { origin: origin.bind(wx) }
      const extra = list(params, 'args')
      const mock = revive(declaration)
      wx[method] = dressed(method, (...args) => mock.apply(context, [...args, ...extra]))
    } else if ('result' in params) {
      const result = params['result']
      wx[method] = dressed(method, () => structuredClone(result))
    } else {
      wx[method] = origin
      originals.delete(method)
    }
    return {}
  }
}

/** Those that give a task and never a promise. */
const WITH_TASK = new Set(['request', 'uploadFile', 'downloadFile'])

/** Gives a mock the manners of the method it stands for. */
function dressed(method: string, answer: WxMethod): WxMethod {
  if (answersDirectly(method)) return answer
  return (options: unknown, ...rest: unknown[]) => {
    const callbacks = isRecord(options) ? options : {}
    const end = new AbortController()
    const settled = settle(method, callbacks, end.signal, () => answer(options ?? {}, ...rest))
    const listening = ['success', 'fail', 'complete'].some((name) => name in callbacks)
    if (!listening && !WITH_TASK.has(method)) return settled
    settled.catch(() => undefined)
    return WITH_TASK.has(method) ? task(end) : undefined
  }
}

function task(end: AbortController): object {
  const listening = ['HeadersReceived', 'ChunkReceived', 'ProgressUpdate'].flatMap((event) =>
    ['on', 'off'].map((prefix) => [`${prefix}${event}`, () => undefined]),
  )
  return { abort: () => end.abort(), ...(Object.fromEntries(listening) as object) }
}

/** What says nothing or `name:ok` is a success, any other errMsg a failure; no object: neither. */
async function settle(
  method: string,
  callbacks: Record<string, unknown>,
  ended: AbortSignal,
  answer: () => unknown,
): Promise<unknown> {
  const abort = new Promise<object>((fail) =>
    ended.addEventListener('abort', () => fail({ errMsg: `${method}:fail abort` })),
  )
  const result = await Promise.race([abort, Promise.resolve().then(answer).catch(asFailure)])
  if (!isRecord(result)) return new Promise(() => undefined)
  const message = result['errMsg']
  const succeeded = message === undefined || String(message).includes(`${method}:ok`)
  invoke(callbacks[succeeded ? 'success' : 'fail'], result)
  invoke(callbacks['complete'], result)
  if (succeeded) return result
  throw result
}

function asFailure(error: unknown): Record<string, unknown> {
  if (isRecord(error) && 'errMsg' in error) return error
  return { errMsg: error instanceof Error ? error.message : String(error) }
}

function invoke(callback: unknown, result: unknown): void {
  // A throwing callback is the program's mistake, not a failure of the method it was given to.
  if (typeof callback === 'function') queueMicrotask(() => void callback(result))
}
