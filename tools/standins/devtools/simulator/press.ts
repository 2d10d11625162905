import type { FrameworkElement } from './framework'

/** As in base library 2.30.3: after so many milliseconds a finger that stays presses long. */
const LONG = 350

/** So many px away, along either side, a finger does not tap but drags. */
const AWAY = 10

interface Point {
  readonly clientX: number
  readonly clientY: number
}

interface Down {
  readonly element: FrameworkElement
  readonly at: Point
  /** What handlers see of it. */
  readonly event: UIEvent
}

/** A finger on an element: it may tap, and presses long if it stays. */
export class Press {
  private down: Down | undefined
  private since = 0
  private timer: number | undefined

  start(down: Down): void {
    this.leave()
    this.down = down
    this.since = performance.now()
    this.timer = window.setTimeout(() => this.pressLong(), LONG)
  }

  move({ clientX, clientY }: Point): void {
    const { at } = this.down ?? {}
    if (at && Math.max(Math.abs(clientX - at.clientX), Math.abs(clientY - at.clientY)) >= AWAY)
      this.leave()
  }

  /** Where it went down, if it is still there. */
  end(): Down | undefined {
    const { down } = this
    // A busy browser may not have come to it yet.
    if (down && this.timer !== undefined && performance.now() - this.since >= LONG) this.pressLong()
    this.leave()
    return down
  }

  private leave(): void {
    window.clearTimeout(this.timer)
    this.timer = undefined
    this.down = undefined
  }

  private pressLong(): void {
    window.clearTimeout(this.timer)
    this.timer = undefined
    if (!this.down) return
    const { element, at, event } = this.down
    const detail = { x: at.clientX, y: at.clientY }
    for (const name of ['longtap', 'longpress']) touched(element, name, event, detail)
  }
}

/** Raises what a finger does. */
export function touched(
  { __wxElement: element }: FrameworkElement,
  name: string,
  originalEvent: UIEvent,
  detail: object = {},
): void {
  const options = { originalEvent, bubbles: true, composed: true, capturePhase: true }
  element?.triggerEvent(name, detail, options)
}

/** The person's finger. A mouse is one, too, as in DevTools; the framework makes the taps. */
export function watchFinger(frame: HTMLElement): void {
  const press = new Press()
  let mouseOn: FrameworkElement | undefined
  frame.addEventListener('pointerdown', (event) => {
    const element = elementAt(event.target)
    if (!element || !event.isPrimary || event.button !== 0) return
    if (event.pointerType === 'mouse') touched((mouseOn = element), 'touchstart', event)
    press.start({ element, at: event, event })
  })
  window.addEventListener('pointermove', (event) => {
    if (mouseOn) touched(mouseOn, 'touchmove', event)
    press.move(event)
  })
  window.addEventListener('pointerup', (event) => {
    press.end()
    if (mouseOn) touched(mouseOn, 'touchend', event)
    mouseOn = undefined
  })
  window.addEventListener('pointercancel', (event) => {
    if (mouseOn) touched(mouseOn, 'touchcancel', event)
    mouseOn = undefined
    press.move({ clientX: Infinity, clientY: Infinity })
  })
}

/** Enter and Space tap the middle of what has the focus, as TalkBack and VoiceOver do on a phone. */
export function watchKeys(frame: HTMLElement): void {
  frame.addEventListener('keydown', (event) => {
    const { target, key, repeat } = event
    const element = elementAt(target)
    // What the person writes in has no framework element; what scrolls has no `tabindex`.
    if (!element || element !== target || !element.hasAttribute('tabindex')) return
    if (key !== 'Enter' && key !== ' ') return
    event.preventDefault()
    if (repeat) return
    const { left, top, width, height } = element.getBoundingClientRect()
    const at = new MouseEvent('click', { clientX: left + width / 2, clientY: top + height / 2 })
    for (const name of ['touchstart', 'touchend', 'tap']) touched(element, name, at)
  })
}

function elementAt(target: EventTarget | null): FrameworkElement | undefined {
  let at = target instanceof HTMLElement ? (target as FrameworkElement) : null
  while (at && !at.__wxElement) at = at.parentElement
  return at ?? undefined
}
