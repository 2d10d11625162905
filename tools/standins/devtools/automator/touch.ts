import type { Params } from './protocol'
import { isRecord, list } from './protocol'
import { wxElementOf } from './wx-elements'

/** What a finger does. */
export type Phase = 'touchstart' | 'touchmove' | 'touchend' | 'touchcancel'

/** Farther than this a finger does not tap but drags; as in glass-easel. */
const TAP_DISTANCE = 10

/** Where the finger that may yet tap went down. */
let down: { readonly element: HTMLElement; readonly at: Touch } | undefined

/**
 * Passes a touch to the component framework and, as the framework does with a finger's, makes a tap
 * of a touch that stays. It does not go through the DOM: the framework ignores the mouse from the
 * first DOM touch on, and a person may be using it in the same tab.
 */
export function touch(element: HTMLElement, phase: Phase, params: Params): void {
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  const event = touchEvent(element, phase, params)
  const [at] = event.changedTouches
  send(element, phase, event, {})
  if (!at) return
  if (phase === 'touchstart') down = { element, at }
  const moved = down && Math.hypot(at.clientX - down.at.clientX, at.clientY - down.at.clientY)
  const stays = down?.element === element && moved !== undefined && moved <= TAP_DISTANCE
  if (phase === 'touchend' && stays) send(element, 'tap', event, { x: at.clientX, y: at.clientY })
  if (phase === 'touchend' || phase === 'touchcancel' || !stays) down = undefined
}

function send(element: HTMLElement, name: string, originalEvent: TouchEvent, detail: object): void {
  const options = { originalEvent, bubbles: true, composed: true, capturePhase: true }
  wxElementOf(element)?.triggerEvent(name, detail, options)
}

/** Without coordinates it is one finger in the middle of the element. */
function touchEvent(element: HTMLElement, phase: Phase, params: Params): TouchEvent {
  const { left, top, width, height } = element.getBoundingClientRect()
  const middle = { clientX: left + width / 2, clientY: top + height / 2 }
  const asTouch = (given: unknown, index: number) =>
    new Touch({ ...middle, identifier: index, ...(isRecord(given) ? given : {}), target: element })
  const touches = list(params, 'touches').map(asTouch)
  const changed = list(params, 'changeTouches').map(asTouch)
  const finger = touches.length > 0 ? touches : [asTouch({}, 0)]
  const isUp = phase === 'touchend' && touches.length === 0
  return new TouchEvent(phase, {
    touches: isUp ? [] : finger,
    changedTouches: changed.length > 0 ? changed : finger,
  })
}
