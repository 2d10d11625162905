import { tap } from './gestures'
import { wxElementOf } from './wx-elements'

/** How long something may take to appear, in milliseconds. */
const PATIENCE = 10_000

/**
 * Taps as a person does, once there is something of that selector and it may be tapped.
 * @param seen milliseconds for which a spectator sees the finger before
 * @throws Error if there is nothing to tap in time
 */
export async function tapWhenThere(selector: string, seen: number): Promise<void> {
  const element = await appeared(selector)
  if (seen > 0) await showFinger(element, seen)
  if (wxElementOf(element)) tap(element)
  else element.click()
}

export async function appeared(selector: string): Promise<HTMLElement> {
  const deadline = performance.now() + PATIENCE
  for (;;) {
    const found = document.querySelector<HTMLElement>(selector)
    if (found && found.getClientRects().length > 0) return found
    if (performance.now() > deadline) throw new Error(`nothing is there for ${selector}`)
    await new Promise((next) => setTimeout(next, 30))
  }
}

async function showFinger(element: HTMLElement, seen: number): Promise<void> {
  element.scrollIntoView({ block: 'nearest' })
  const { left, top, width, height } = element.getBoundingClientRect()
  const finger = document.createElement('div')
  finger.className = 'simulator-finger'
  finger.style.left = `${left + width / 2}px`
  finger.style.top = `${top + height / 2}px`
  document.body.append(finger)
  await new Promise((over) => setTimeout(over, seen))
  finger.remove()
}
