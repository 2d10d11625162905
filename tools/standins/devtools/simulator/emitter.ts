import type { SimulatorEvents, Step } from './simulator'

type Listeners = { [Name in keyof SimulatorEvents]: SimulatorEvents[Name][] }

/** Hands the simulator's events to whoever listens. */
export class Emitter {
  private readonly listeners: Listeners = {
    console: [],
    exception: [],
    step: [],
    setData: [],
    launchApp: [],
  }

  on<Name extends keyof SimulatorEvents>(name: Name, listener: SimulatorEvents[Name]): void {
    this.listeners[name].push(listener)
  }

  emit<Name extends keyof SimulatorEvents>(
    name: Name,
    ...args: Parameters<SimulatorEvents[Name]>
  ): void {
    const listeners = this.listeners[name] as ((...args: unknown[]) => void)[]
    for (const listener of listeners) listener(...args)
  }

  step(name: Step, detail?: string): void {
    if (detail === undefined) this.emit('step', name, performance.now())
    else this.emit('step', name, performance.now(), detail)
  }
}
