/** Where every file here gets its time from, so that tests move time instead of waiting for it. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number
  /** Resolves after `milliseconds` of real time. */
  wait(milliseconds: number): Promise<void>
}

export const systemClock: Clock = {
  now: () => Date.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
}

/** A clock that can be put ahead of the one it runs on; waiting is left as it is. */
export class AdvancingClock implements Clock {
  private readonly base: Clock
  private ahead = 0

  constructor(base: Clock) {
    this.base = base
  }

  now(): number {
    return this.base.now() + this.ahead
  }

  wait(milliseconds: number): Promise<void> {
    return this.base.wait(milliseconds)
  }

  advance(seconds: number): void {
    this.ahead += seconds * 1000
  }

  reset(): void {
    this.ahead = 0
  }
}
