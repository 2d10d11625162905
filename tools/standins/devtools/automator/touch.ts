import type { Params } from './protocol'
import { isRecord, list } from './protocol'
import { Press, touched } from '../simulator/press'

/** What a finger does. */
export type Phase = 'touchstart' | 'touchmove' | 'touchend' | 'touchcancel'

const press = new Press()

/**
 * Passes a touch to the component framework and, as the framework does with a finger's, makes a tap
 * or a long press of a touch that stays. It does not go through the DOM: the framework ignores the mouse
 * from the first DOM touch on, and a person may be using it in the same tab.
 */
export function touch(element: HTMLElement, phase: Phase, params: Params): void {
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  const event = touchEvent(element, phase, params)
  const at = event.touches[0] ?? event.changedTouches[0]
  const down = phase === 'touchend' || phase === 'touchcancel' ? press.end() : undefined
  touched(element, phase, event)
  if (phase === 'touchstart' && at) press.start({ element, at, event })
  if (phase === 'touchmove' && at) press.move(at)
  if (phase === 'touchend' && down) touched(down.element, 'tap', down.event)
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
    changedTouches: given.length > 0 ? given : [asTouch({}, 0)],
  })
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}

function minus(value: number | undefined, other = 0): number | undefined {
  return value === undefined ? undefined : value - other
}
