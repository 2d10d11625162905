interface Timer {
  readonly run: () => void
  /** Milliseconds since 1970, as the phone counts them. */
  due: number
  readonly every: number | undefined
  real: number
}

/** The phone's clock, which a tester can put ahead: what was due meanwhile happens, in order. */
export class PhoneTime {
  private ahead = 0
  private last = 0
  private readonly timers = new Map<number, Timer>()

  /** Milliseconds since 1970. */
  readonly now = (): number => Date.now() + this.ahead

  /** `every`: again and again. */
  start(run: () => void, milliseconds = 0, every = false): number {
    this.last += 1
    const due = this.now() + milliseconds
    this.arm(this.last, { run, due, every: every ? milliseconds : undefined, real: 0 })
    return this.last
  }

  stop(id: number): void {
    window.clearTimeout(this.timers.get(id)?.real)
    this.timers.delete(id)
  }

  async advance(milliseconds: number): Promise<void> {
    const end = this.now() + milliseconds
    for (let next = this.first(end); next; next = this.first(end)) {
      const [id, timer] = next
      this.ahead += Math.max(0, timer.due - this.now())
      this.fire(id, timer)
      await turn()
    }
    this.ahead += Math.max(0, end - this.now())
    for (const [id, timer] of this.timers) this.arm(id, timer)
  }

  /** The real time again. */
  reset(): void {
    this.ahead = 0
  }

  /** The program's `Date`. */
  date(): DateConstructor {
    const { now } = this
    return new Proxy(Date, {
      apply: () => new Date(now()).toString(),
      construct: (real, given): Date =>
        given.length > 0 ? (Reflect.construct(real, given) as Date) : new real(now()),
      get: (real, key): unknown => (key === 'now' ? now : Reflect.get(real, key)),
    })
  }

  private first(end: number): [number, Timer] | undefined {
    const due = [...this.timers].filter(([, timer]) => timer.due <= end)
    return due.sort(([, one], [, other]) => one.due - other.due)[0]
  }

  private arm(id: number, timer: Timer): void {
    window.clearTimeout(timer.real)
    timer.real = window.setTimeout(() => this.fire(id, timer), timer.due - this.now())
    this.timers.set(id, timer)
  }

  private fire(id: number, timer: Timer): void {
    const { run, every } = timer
    if (every === undefined) this.stop(id)
    else this.arm(id, Object.assign(timer, { due: timer.due + every }))
    run()
  }
}

/** What a timer led to happens before the next one: promises, and messages between the layers. */
function turn(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((done) => {
    port1.onmessage = () => done()
    port2.postMessage(undefined)
  })
}
