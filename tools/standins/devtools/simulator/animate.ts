import type * as glassEasel from 'glass-easel'
import type { Step } from './api/animation'
import { screenLengths } from '../build/frame-units'
import { isRecord } from './record'

/** glass-easel's segment of styles for an animation: the program's own style stays as it is. */
const ANIMATION = 2

/** The animation that an element is in; a new one takes its place. */
const current = new WeakMap<glassEasel.Element, symbol>()

/** Plays what the attribute `animation` was given, as wx.createAnimation exports it. */
export async function animate(element: glassEasel.Element, given: unknown): Promise<void> {
  const steps =
    isRecord(given) && Array.isArray(given['actions']) ? (given['actions'] as Step[]) : []
  if (steps.length === 0) return
  const mine = Symbol('animation')
  current.set(element, mine)
  for (const step of steps) {
    const { duration, delay } = step.option.transition
    // An element that is new has no style yet to leave from.
    await nextFrame()
    if (current.get(element) !== mine) return
    element.setNodeStyle(screenLengths(styleOf(step)), ANIMATION as never)
    await new Promise((over) => setTimeout(over, duration + delay))
    if (current.get(element) !== mine) return
  }
}

function nextFrame(): Promise<unknown> {
  return new Promise((drawn) => requestAnimationFrame(drawn))
}

function styleOf({ animates, option }: Step): string {
  const { duration, timingFunction, delay } = option.transition
  const transforms = animates.filter(({ type }) => type !== 'style')
  const styles = animates.filter(({ type }) => type === 'style')
  return [
    `transition: all ${duration}ms ${timingFunction} ${delay}ms`,
    `transform-origin: ${option.transformOrigin}`,
    `transform: ${transforms.map(transform).join(' ') || 'none'}`,
    ...styles.map(({ args: [name, value] }) => `${String(name)}: ${String(value)}`),
  ].join('; ')
}

function transform({ type, args }: Step['animates'][number]): string {
  const unit = (index: number): string => {
    if (type.startsWith('translate')) return 'px'
    const isAngle = /^(rotate|skew)/.test(type) && (type !== 'rotate3d' || index === 3)
    return isAngle ? 'deg' : ''
  }
  const given = args.map((value, i) => (typeof value === 'number' ? `${value}${unit(i)}` : value))
  return `${type}(${given.join(', ')})`
}
