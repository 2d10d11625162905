import type { Clock } from './clock'

interface Entry<Value> {
  readonly value: Value
  /** Milliseconds since the Unix epoch; from this moment on the key is worth nothing. */
  readonly expiresAt: number
}

/** Values behind keys that work once and for a while: login codes, phone codes, tickets. */
export class SingleUse<Value> {
  private readonly entries = new Map<string, Entry<Value>>()
  private readonly clock: Clock

  constructor(clock: Clock) {
    this.clock = clock
  }

  issue(key: string, value: Value, lifetimeSeconds: number): void {
    this.entries.set(key, { value, expiresAt: this.clock.now() + lifetimeSeconds * 1000 })
  }

  /** Spends the key. Undefined: unknown, spent before, or too old; the real servers do not tell which. */
  take(key: string): Value | undefined {
    const entry = this.entries.get(key)
    this.entries.delete(key)
    return entry !== undefined && this.clock.now() < entry.expiresAt ? entry.value : undefined
  }

  clear(): void {
    this.entries.clear()
  }
}
