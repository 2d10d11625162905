import type { Clock } from '../clock'

/** Counts seconds down to 0. Timers stop in the background, and a person can set the clock. */
export class Countdown {
  private readonly clock: Clock
  private readonly tell: (seconds: number) => void
  private until = 0
  /** The last time the clock was read, in milliseconds since 1970. */
  private seen = 0
  private run = 0

  constructor(clock: Clock, tell: (seconds: number) => void) {
    this.clock = clock
    this.tell = tell
  }

  /** From a moment in milliseconds since 1970, for so many seconds. */
  start(since: number, seconds: number): void {
    this.run += 1
    this.until = since + seconds * 1000
    this.seen = since
    this.tick(this.run)
  }

  stop(): void {
    this.run += 1
    this.until = 0
  }

  /** Reads the clock. If it was set back, the time that passed is unknown, and the countdown ends. */
  check(): void {
    if (this.until === 0) return
    const now = this.clock.now()
    const left = now < this.seen ? 0 : Math.ceil((this.until - now) / 1000)
    this.seen = now
    if (left <= 0) this.stop()
    this.tell(Math.max(0, left))
  }

  private tick(run: number): void {
    if (run !== this.run) return
    this.check()
    if (run === this.run) this.clock.after(1000, () => this.tick(run))
  }
}
