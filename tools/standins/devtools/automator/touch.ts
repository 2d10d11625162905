import type { Params } from './protocol'
import { isRecord, list } from './protocol'
import { wxElementOf } from './wx-elements'

/** What a finger does. */
export type Phase = 'touchstart' | 'touchmove' | 'touchend' | 'touchcancel'

/** Farther than this a finger does not tap but drags; as in glass-easel. */
const TAP_DISTANCE = 10

/** A finger that stays for so many milliseconds presses long. https://developers.weixin.qq.com/miniprogram/dev/framework/view/wxml/event.html */
const LONG = 350

/** Where and when the finger that may yet tap went down. */
let down: { readonly element: HTMLElement; readonly at: Touch; readonly since: number } | undefined

/**
 * Passes a touch to the component framework and, as the framework does with a finger's, makes a tap
 * or a long press of a touch that stays. It does not go through the DOM: the framework ignores the mouse
 * from the first DOM touch on, and a person may be using it in the same tab.
 */
export function touch(element: HTMLElement, phase: Phase, params: Params): void {
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  const event = touchEvent(element, phase, params)
  const [at] = event.changedTouches
  const began = down
  const moved =
    at && began && Math.hypot(at.clientX - began.at.clientX, at.clientY - began.at.clientY)
  const stays = began?.element === element && moved !== undefined && moved <= TAP_DISTANCE
  const since = performance.now()
  const detail = { x: at?.clientX, y: at?.clientY }
  if (phase === 'touchend' && stays && since - began.since >= LONG) {
    send(element, 'longpress', event, detail)
    send(element, 'longtap', event, detail)
  }
  send(element, phase, event, {})
  if (phase === 'touchend' && stays) send(element, 'tap', event, detail)
  if (phase === 'touchstart' && at) down = { element, at, since }
  else if (phase !== 'touchmove' || !stays) down = undefined
}

function send(element: HTMLElement, name: string, originalEvent: TouchEvent, detail: object): void {
  const options = { originalEvent, bubbles: true, composed: true, capturePhase: true }
  wxElementOf(element)?.triggerEvent(name, detail, options)
}

/** Places are in the page, as the program sees them. Without any it is one finger in the middle of the element. */
function touchEvent(element: HTMLElement, phase: Phase, params: Params): TouchEvent {
  const page = element.closest('wx-page')
  const frame = page?.getBoundingClientRect() ?? new DOMRect()
  const { left, top, width, height } = element.getBoundingClientRect()
  const asTouch = (given: unknown, index: number) => {
    const { identifier, clientX, clientY, pageX, pageY } = isRecord(given) ? given : {}
    const x = number(clientX) ?? number(pageX)
    const y = number(clientY) ?? minus(number(pageY), page?.scrollTop)
    return new Touch({
      identifier: number(identifier) ?? index,
      clientX: x === undefined ? left + width / 2 : x + frame.left,
      clientY: y === undefined ? top + height / 2 : y + frame.top,
      target: element,
    })
  }
  const touches = list(params, 'touches').map(asTouch)
  // The client's types say `changeTouches`, its documentation `changedTouches`.
  const given = [...list(params, 'changedTouches'), ...list(params, 'changeTouches')].map(asTouch)
  const finger = touches.length > 0 ? touches : [asTouch({}, 0)]
  const isUp = phase === 'touchend' && touches.length === 0
  return new TouchEvent(phase, {
    touches: isUp ? [] : finger,
    changedTouches: given.length > 0 ? given : finger,
  })
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}

function minus(value: number | undefined, other = 0): number | undefined {
  return value === undefined ? undefined : value - other
}
