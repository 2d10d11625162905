import type * as glassEasel from 'glass-easel'
import { TRANSFORMS, type Step } from './api/animation'
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

/** One as `this.animate` takes it: an offset, an easing, transforms and styles. */
export type Keyframe = Readonly<Record<string, unknown>>

/** The animations that `this.animate` began, for `this.clearAnimation`. */
const played = new WeakMap<glassEasel.Element, Set<Animation>>()

/** Plays keyframes; resolves when they are over. What they end with stays. */
export async function play(
  element: glassEasel.Element,
  frames: readonly Keyframe[],
  duration: number,
): Promise<void> {
  const drawn = element.getBackendElement() as unknown
  if (!(drawn instanceof HTMLElement)) return
  const animation = drawn.animate(frames.map(frameOf), { duration, fill: 'forwards' })
  played.set(element, (played.get(element) ?? new Set()).add(animation))
  // One that is taken away is never over.
  await animation.finished.catch(() => undefined)
}

export function stop(element: glassEasel.Element): void {
  for (const animation of played.get(element) ?? []) animation.cancel()
  played.delete(element)
}

function frameOf({ offset, ease, easing = ease, ...given }: Keyframe): globalThis.Keyframe {
  const styles: Record<string, string> = {}
  const transforms: string[] = []
  for (const [name, value] of Object.entries(given)) {
    const args = Array.isArray(value) ? (value as unknown[]) : [value]
    if (TRANSFORMS.includes(name)) transforms.push(transform({ type: name, args }))
    else
      styles[name] = screenLengths(
        typeof value === 'number' ? inPixels(name, value) : String(value),
      )
  }
  return {
    ...styles,
    ...(transforms.length > 0 ? { transform: transforms.join(' ') } : {}),
    ...(typeof offset === 'number' ? { offset } : {}),
    ...(typeof easing === 'string' ? { easing } : {}),
  }
}

function inPixels(name: string, value: number): string {
  return name === 'opacity' ? `${value}` : `${value}px`
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
