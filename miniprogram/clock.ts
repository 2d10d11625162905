/** Time. Injected, so that tests control it. */
export interface Clock {
  /** Milliseconds since 1970. The person can set it back. */
  now(): number
  /** Runs once after so many milliseconds; in the background it waits until the mini program is in front again. */
  after(milliseconds: number, run: () => void): void
}
