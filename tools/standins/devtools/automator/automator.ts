import type { Simulator } from '../simulator/simulator'
import { callMethods, callWx } from './call'
import { controlMethods } from './controls'
import { Elements } from './elements'
import { factMethods } from './facts'
import { gestureMethods } from './gestures'
import { logMethods } from './logs'
import { mockMethod } from './mocks'
import { pageMethods } from './pages'
import type { EmitEvent, Methods, Params } from './protocol'
import { record, text } from './protocol'

/** The browser's side of the automator protocol; the Node side keeps what needs a browser from outside. */
export interface Automator {
  /** Answers a request; rejects with the message the client shall see. */
  handle(method: string, params: Params): Promise<unknown>
  onEvent(listener: EmitEvent): void
}

/**
 * Drives a simulator as WeChat DevTools lets miniprogram-automator drive it.
 * `home` is the first page of app.json.
 * https://developers.weixin.qq.com/miniprogram/dev/devtools/auto/
 */
export function createAutomator(simulator: Simulator, home: string): Automator {
  const listeners: EmitEvent[] = []
  const emit: EmitEvent = (method, params) => {
    for (const listener of listeners) listener(method, params)
  }
  const methods = methodTable(simulator, home, emit)
  simulator.on('exception', ({ message, stack }) => emit('App.exceptionThrown', { message, stack }))
  return {
    async handle(method, params) {
      const answer = Object.hasOwn(methods, method) ? methods[method] : undefined
      if (!answer) throw new Error(`${method} is not in the simulator`)
      return answer(params)
    },
    onEvent: (listener) => void listeners.push(listener),
  }
}

function methodTable(simulator: Simulator, home: string, emit: EmitEvent): Methods {
  const elements = new Elements(simulator)
  const logs = logMethods(simulator, emit)
  const calls = callMethods(simulator, logs.console, emit)
  return {
    ...logs.methods,
    ...calls.methods,
    'App.mockWxMethod': mockMethod(simulator, calls.revive, emit),
    ...pageMethods(simulator, elements),
    ...factMethods(elements),
    ...gestureMethods(elements),
    ...controlMethods(elements),
    'Tool.native': async (params) => {
      const method = text(params, 'method')
      if (method === 'goHome') await callWx(simulator.wx, 'reLaunch', [{ url: `/${home}` }])
      else if (method === 'navigateLeft') await callWx(simulator.wx, 'navigateBack', [])
      else if (method === 'switchTab') openTab(simulator, text(record(params, 'data'), 'url'))
      else pressSurface(simulator, method)
      await elements.settled()
      return {}
    },
    'App.exit': () => {
      simulator.quit()
      return {}
    },
  }
}

/** The buttons of WeChat's own surfaces that the protocol can press. */
const ANSWERS: Record<string, boolean | undefined> = {
  authorizeAllow: true,
  authorizeCancel: false,
  confirmModal: true,
  cancelModal: false,
}

function pressSurface(simulator: Simulator, method: string): void {
  const agree = ANSWERS[method]
  if (agree === undefined) throw new Error(`native ${method} is not in the simulator`)
  if (!simulator.surfaces.answer(agree)) throw new Error(`${method}: nothing is open`)
}

function openTab(simulator: Simulator, url: string): void {
  const path = url.replace(/^\//, '')
  if (!simulator.tabs().includes(path)) throw new Error(`switchTab: ${url} is not in the tab bar`)
  simulator.openTab(path)
}
