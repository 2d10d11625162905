export type ListenerKind = 'appShow' | 'appHide' | 'pageNotFound' | 'themeChange' | 'networkChange'

type Listener = (argument?: unknown) => void

/** What the program registered through `wx.on…`; gone when it ends. */
export class Listeners {
  private readonly byKind = new Map<ListenerKind, Set<Listener>>()

  add(kind: ListenerKind, listener: Listener): void {
    const known = this.byKind.get(kind) ?? new Set()
    this.byKind.set(kind, known.add(listener))
  }

  /** Without a listener: all of the kind, as `wx.off…()` does. */
  remove(kind: ListenerKind, listener?: Listener): void {
    if (listener) this.byKind.get(kind)?.delete(listener)
    else this.byKind.delete(kind)
  }

  call(kind: ListenerKind, argument?: unknown): void {
    for (const listener of [...(this.byKind.get(kind) ?? [])]) listener(argument)
  }

  clear(): void {
    this.byKind.clear()
  }
}
