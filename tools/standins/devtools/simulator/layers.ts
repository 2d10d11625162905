import type { Faults } from './faults'

/** A test may stop the clock of the page; what WeChat itself does goes on. */
const later = window.setTimeout.bind(window)

/**
 * The way between the two layers of a mini program, its logic and what is on screen: in order, `lag` milliseconds
 * long, and never within the turn of the sender.
 */
export class Layers {
  private readonly lag: number
  private readonly faults: Faults
  private readonly underWay: (() => void)[] = []
  private readonly turn = new MessageChannel()
  private drawing = false

  constructor(lag: number, faults: Faults) {
    this.lag = lag
    this.faults = faults
    this.turn.port1.onmessage = () => this.underWay.shift()?.()
  }

  /** Whether what runs now draws, so that what it leads to is drawn with it. */
  get isDrawing(): boolean {
    return this.drawing
  }

  toLogic(run: () => void): void {
    this.post(() => void this.faults.guard(run))
  }

  toView(draw: () => void): void {
    this.post(() => {
      this.drawing = true
      this.faults.guard(draw)
      this.drawing = false
    })
  }

  /** Delivers at once what is under way without a lag. */
  deliver(): void {
    for (let arrive = this.underWay.shift(); arrive; arrive = this.underWay.shift()) arrive()
  }

  private post(arrive: () => void): void {
    if (this.lag > 0) {
      later(arrive, this.lag)
      return
    }
    // A timer of 0 ms would wait for 4 ms after a few turns.
    this.underWay.push(arrive)
    this.turn.port2.postMessage(undefined)
  }
}
