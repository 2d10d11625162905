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

/** The first one of that selector that is on screen and not disabled. */
export async function appeared(selector: string): Promise<HTMLElement> {
  const find = () =>
    [...document.querySelectorAll<HTMLElement>(selector)].find(
      (found) => found.getClientRects().length > 0 && !found.hasAttribute('disabled'),
    )
  await cameTrue(() => find() !== undefined, PATIENCE)
  const found = find()
  if (!found) throw new Error(`nothing is there for ${selector}`)
  return found
}

/** Resolves when it is so, or after so many milliseconds. Looks whenever the document changes. */
export function cameTrue(isSo: () => boolean, patience: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      observer.disconnect()
      clearTimeout(late)
      resolve()
    }
    const observer = new MutationObserver(() => isSo() && end())
    const late = setTimeout(end, patience)
    observer.observe(document, {
      ...{ subtree: true, childList: true, attributes: true, characterData: true },
    })
    if (isSo()) end()
  })
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
