import type { Faults } from '../faults'

type TaskEvent = 'HeadersReceived' | 'ProgressUpdate'
type Listener = (result: object) => void

/** Whom a task tells of what happens while it is under way. */
export class TaskEvents {
  private readonly listeners = {
    HeadersReceived: new Set<Listener>(),
    ProgressUpdate: new Set<Listener>(),
  }

  /** `on…` and `off…`, as the program calls them. */
  functions(event: TaskEvent): object {
    const listeners = this.listeners[event]
    return {
      [`on${event}`]: (listener: unknown) => {
        if (typeof listener === 'function') listeners.add(listener as Listener)
      },
      [`off${event}`]: (listener?: Listener) => {
        if (listener) listeners.delete(listener)
        else listeners.clear()
      },
    }
  }

  tell(event: TaskEvent, result: object, faults: Faults): void {
    for (const listener of this.listeners[event]) faults.guard(() => listener(result))
  }
}
