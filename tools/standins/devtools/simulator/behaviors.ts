import type { GeneralBehavior, GeneralComponent } from 'glass-easel'
import type { CodeSpace } from 'glass-easel-miniprogram-adapter'

/** The behaviors that WeChat brings along. https://developers.weixin.qq.com/miniprogram/dev/framework/custom-component/behaviors.html */
const DEFINITIONS = {
  'wx://form-field': { properties: { name: String, value: null } },
  'wx://form-field-group': {},
  'wx://form-field-button': {},
  // `export` in the definition works with it and without.
  'wx://component-export': {},
  // Of TDesign, for a renderer that the simulator has not.
  'wx://proxy-scroll-view': {},
}

export type WxBehaviorName = keyof typeof DEFINITIONS

/** What the adapter makes of a behavior. */
interface Made {
  readonly _$: GeneralBehavior
}

/** Behaviors by name, for one run of a program. */
export class WxBehaviors {
  private readonly known = new Map<string, Made>()

  constructor(space: CodeSpace) {
    for (const [name, definition] of Object.entries(DEFINITIONS)) {
      const behavior = space
        .behavior()
        .definition(definition as never)
        .register()
      this.known.set(name, behavior as unknown as Made)
    }
  }

  /** Whether a component was given a behavior of this name, by itself or by one of its own behaviors. */
  has(component: GeneralComponent, name: WxBehaviorName): boolean {
    const made = this.known.get(name)
    return made !== undefined && component.hasBehavior(made._$)
  }

  /** A definition whose behaviors are objects; what is none is told to `complain` and left out. */
  resolved<Definition extends object>(
    definition: Definition,
    complain: (problem: string) => void,
  ): Definition {
    const { behaviors } = definition as { readonly behaviors?: unknown }
    if (!Array.isArray(behaviors)) return definition
    if (behaviors.every(isMade)) return definition
    const objects = behaviors.flatMap((behavior: unknown) => {
      const object = typeof behavior === 'string' ? this.known.get(behavior) : behavior
      if (isMade(object)) return [object]
      complain(`behavior ${JSON.stringify(behavior) ?? String(behavior)} is not defined`)
      return []
    })
    const copy = Object.create(Object.getPrototypeOf(definition) as object | null) as Definition
    return Object.assign(copy, definition, { behaviors: objects })
  }
}

function isMade(value: unknown): value is Made {
  return typeof value === 'object' && value !== null && '_$' in value
}
