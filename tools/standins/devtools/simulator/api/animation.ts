import { kindOf } from './failure'

interface Timing {
  readonly duration?: number
  readonly timingFunction?: string
  readonly delay?: number
  readonly transformOrigin?: string
}

interface Change {
  readonly type: string
  readonly args: readonly unknown[]
}

/** One step as `export` gives it and the attribute `animation` takes it. */
export interface Step {
  readonly animates: readonly Change[]
  readonly option: {
    readonly transformOrigin: string
    readonly transition: Required<Pick<Timing, 'duration' | 'timingFunction' | 'delay'>>
  }
}

/** What changes the place, size or direction of an element. */
export const TRANSFORMS = [
  ...['matrix', 'matrix3d', 'rotate', 'rotate3d', 'rotateX', 'rotateY', 'rotateZ', 'scale'],
  ...['scale3d', 'scaleX', 'scaleY', 'scaleZ', 'skew', 'skewX', 'skewY', 'translate'],
  ...['translate3d', 'translateX', 'translateY', 'translateZ'],
]

const STYLES: Readonly<Record<string, string>> = {
  opacity: 'opacity',
  backgroundColor: 'background-color',
  width: 'width',
  height: 'height',
  left: 'left',
  right: 'right',
  top: 'top',
  bottom: 'bottom',
}

/** What wx.createAnimation gives. https://developers.weixin.qq.com/miniprogram/dev/api/ui/animation/Animation.html */
export function createAnimation(timing: Timing = {}): object | undefined {
  if (kindOf(timing) !== 'Object') return undefined
  const { duration = 400, timingFunction = 'linear', delay = 0 } = timing
  let steps: Step[] = []
  let changes: Change[] = []
  // What was changed once stays so in the steps that follow.
  const standing = new Map<string, Change>()
  const { transformOrigin = '50% 50% 0' } = timing
  const animation: Record<string, unknown> = {
    // Not documented, and changed by programs between two steps.
    option: { transformOrigin, transition: { duration, timingFunction, delay } },
    step(this: Pick<Step, 'option'>, own: Timing = {}) {
      for (const change of changes) {
        const [name] = change.args
        standing.set(change.type === 'style' ? `style.${String(name)}` : change.type, change)
      }
      changes = []
      const transition = { ...this.option.transition, ...defined(own) }
      const origin = own.transformOrigin ?? this.option.transformOrigin
      steps.push({
        animates: [...standing.values()],
        option: { transformOrigin: origin, transition },
      })
      return animation
    },
    export: () => {
      const actions = steps
      steps = []
      return { actions }
    },
  }
  const change = (name: string, make: (args: unknown[]) => Change): void => {
    animation[name] = (...args: unknown[]) => {
      changes.push(make(args))
      return animation
    }
  }
  for (const type of TRANSFORMS) change(type, (args) => ({ type, args }))
  for (const [name, style] of Object.entries(STYLES)) {
    change(name, ([value]) => ({ type: 'style', args: [style, lengthOf(style, value)] }))
  }
  return animation
}

function defined({ duration, timingFunction, delay }: Timing): object {
  return {
    ...(duration === undefined ? {} : { duration }),
    ...(timingFunction === undefined ? {} : { timingFunction }),
    ...(delay === undefined ? {} : { delay }),
  }
}

function lengthOf(style: string, value: unknown): unknown {
  const isLength = style !== 'opacity' && style !== 'background-color'
  return isLength && typeof value === 'number' ? `${value}px` : value
}
