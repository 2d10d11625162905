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

/** Gives a mock the manners of the method it stands for. */
function dressed(method: string, answer: WxMethod): WxMethod {
  if (answersDirectly(method)) return answer
  return (options: unknown, ...rest: unknown[]) => {
    const callbacks = isRecord(options) ? options : {}
    const settled = settle(method, callbacks, () => answer(options ?? {}, ...rest))
    // wx.request gives a task and never a promise, so its mock must not give one either.
    const listening = ['success', 'fail', 'complete'].some((name) => name in callbacks)
    if (!listening && method !== 'request') return settled
    settled.catch(() => undefined)
    return undefined
  }
}

/** What says nothing or `name:ok` is a success, any other errMsg a failure; no object: neither. */
async function settle(
  method: string,
  callbacks: Record<string, unknown>,
  answer: () => unknown,
): Promise<unknown> {
  const result = await Promise.resolve().then(answer).catch(asFailure)
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
