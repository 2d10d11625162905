import type { Simulator } from '../simulator/simulator'
import type { EmitEvent, Methods } from './protocol'
import { toWire } from './protocol'

const TYPES = ['log', 'info', 'warn', 'error', 'debug'] as const

/** App.enableLog: the console is silent until someone asks for it, as in DevTools. */
export function logMethods(
  simulator: Simulator,
  emit: EmitEvent,
): { methods: Methods; console: Record<string, unknown> } {
  let enabled = false
  const report = (type: (typeof TYPES)[number], args: unknown[]) => {
    if (enabled) emit('App.logAdded', { type, args: toWire(args) })
  }
  simulator.on('console', report)
  const reporting = TYPES.map((type) => [
    type,
    (...args: unknown[]) => {
      console[type](...args)
      report(type, args)
    },
  ])
  return {
    methods: {
      'App.enableLog': () => {
        enabled = true
        return {}
      },
    },
    // What a function sent over writes to: it runs outside the program, whose console reports itself.
    console: { ...console, ...(Object.fromEntries(reporting) as object) },
  }
}
