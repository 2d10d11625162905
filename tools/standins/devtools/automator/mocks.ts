import type { Simulator } from '../simulator/simulator'
import type { Revive } from './call'
import { dressed, type WxMethod } from './mock-answers'
import type { EmitEvent, Handler } from './protocol'
import { list, text } from './protocol'

/**
 * App.mockWxMethod: with a result or a function it replaces the method, with neither it restores it.
 * A function sees the real method as `this.origin`.
 * https://developers.weixin.qq.com/miniprogram/dev/devtools/auto/miniprogram.html
 */
export function mockMethod(simulator: Simulator, revive: Revive, emit: EmitEvent): Handler {
  const originals = new Map<string, unknown>()
  const tell = ({ message, stack }: Error) => emit('App.exceptionThrown', { message, stack })
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
      wx[method] = dressed(method, (...args) => mock.apply(context, [...args, ...extra]), tell)
    } else if ('result' in params) {
      const result = params['result']
      wx[method] = dressed(method, () => structuredClone(result), tell)
    } else {
      wx[method] = origin
      originals.delete(method)
    }
    return {}
  }
}
