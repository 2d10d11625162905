type Listener = (...args: unknown[]) => void

/** What a page and the one that opened it tell each other. https://developers.weixin.qq.com/miniprogram/dev/api/route/EventChannel.html */
export class EventChannel {
  private readonly listeners = new Map<string, { listener: Listener; once: boolean }[]>()
  private peer: EventChannel | undefined

  /** The two ends of one channel. */
  static pair(): [EventChannel, EventChannel] {
    const [one, other] = [new EventChannel(), new EventChannel()]
    one.peer = other
    other.peer = one
    return [one, other]
  }

  emit(name: string, ...args: unknown[]): void {
    this.peer?.hear(name, args)
  }

  on(name: string, listener: Listener): void {
    this.add(name, listener, false)
  }

  once(name: string, listener: Listener): void {
    this.add(name, listener, true)
  }

  off(name: string, listener?: Listener): void {
    const kept = (this.listeners.get(name) ?? []).filter((each) => each.listener !== listener)
    this.listeners.set(name, listener ? kept : [])
  }

  private add(name: string, listener: Listener, once: boolean): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), { listener, once }])
  }

  private hear(name: string, args: unknown[]): void {
    for (const { listener, once } of this.listeners.get(name) ?? []) {
      if (once) this.off(name, listener)
      listener(...args)
    }
  }
}
