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
  /** Data on its way to the page. */
  private readonly updates = new Set<() => void>()

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
    this.post(() => this.draw(draw))
  }

  /** As `toView`, for new data, which `catchUp` draws earlier. */
  update(draw: () => void): void {
    this.updates.add(draw)
    this.toView(() => {
      if (this.updates.delete(draw)) draw()
    })
  }

  /** In WeChat the tree of components is part of the logic: who looks for one finds what the data led to, drawn or not. */
  catchUp(): void {
    if (this.drawing) return
    for (const draw of this.updates) {
      this.updates.delete(draw)
      this.draw(draw)
    }
  }

  /** Delivers at once what is under way without a lag. */
  deliver(): void {
    for (let arrive = this.underWay.shift(); arrive; arrive = this.underWay.shift()) arrive()
  }

  private draw(draw: () => void): void {
    this.drawing = true
    this.faults.guard(draw)
    this.drawing = false
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
