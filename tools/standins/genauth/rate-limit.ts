import type { Clock } from './clock'

/** Counts what happened during the last 60 s. */
export class RateLimit {
  private times: number[] = []
  private readonly clock: Clock

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** Whether one more is within `perMinute`; if so, it is counted. Null: no limit. */
  admit(perMinute: number | null): boolean {
    const now = this.clock.now()
    this.times = this.times.filter((time) => now - time < 60_000)
    if (perMinute !== null && this.times.length >= perMinute) return false
    this.times.push(now)
    return true
  }

  clear(): void {
    this.times = []
  }
}
