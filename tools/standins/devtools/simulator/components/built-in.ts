import type * as glassEasel from 'glass-easel'
import type { Context } from '../context'
import type { FrameworkElement } from '../framework'
import { camelCase, dashCase, type Properties } from './names'

let shared: Context | undefined

/** Tells the elements which simulator they live in; there is one in a browser page. */
export function setElementContext(context: Context): void {
  shared = context
}

type TapEvent = glassEasel.ShadowedEvent<unknown>
type ModelListener = (value: unknown) => void

/** Taps that a control has taken, which a label around it must leave alone. */
const taken = new WeakSet<object>()

/**
 * A built-in component: an HTML element that listens to the framework's events on itself. Its properties are attributes
 * in the DOM, as far as they are texts, numbers and booleans.
 */
export abstract class BuiltIn extends HTMLElement implements FrameworkElement {
  static readonly properties: Properties = {}
  /**
   * WeChat's for `"style": "v2"`, selector by selector, so that a program outweighs here what it outweighs on a
   * phone. Seen in base library 2.30.3; its font of icons is not here.
   */
  static readonly style: string = ''
  declare __wxElement?: glassEasel.Element
  private started = false
  /** What the template gives that is no text. By attribute. */
  private readonly objects = new Map<string, object>()
  /** What the template says is not so. By attribute. */
  private readonly off = new Set<string>()
  private readonly models = new Map<string, ModelListener>()

  static get observedAttributes(): string[] {
    return Object.keys(this.properties).map(dashCase)
  }

  protected get context(): Context {
    if (!shared) throw new Error('No simulator is running')
    return shared
  }

  connectedCallback(): void {
    if (this.started) return
    this.started = true
    this.start()
    this.changed()
  }

  attributeChangedCallback(attribute: string): void {
    if (this.started) this.changed(camelCase(attribute))
  }

  /** After the program's own listeners were added, so that they are called first. */
  protected abstract start(): void

  /** A property was given, if only the same again; without a name, all were. */
  protected changed(_property?: string): void {}

  /** What the attribute shows of what the template gives. */
  taken(attribute: string, value: unknown): unknown {
    const known = this.defaults[camelCase(attribute)]
    this.objects.delete(attribute)
    if (typeof known === 'boolean') {
      if (value) this.off.delete(attribute)
      else this.off.add(attribute)
      return Boolean(value)
    }
    if (typeof value === 'object' && value !== null) {
      this.objects.set(attribute, value)
      return JSON.stringify(value)
    }
    // As in base library 2.30.3 nothing is an empty text or 0; what is -1 by default may be anything.
    if (typeof known === 'string') return value ?? ''
    const isNumber = typeof known === 'number' && known >= 0 && !/px$/.test(String(value))
    return isNumber ? Number(value) || 0 : (value ?? false)
  }

  /** Its properties as they are now. */
  properties(): Record<string, unknown> {
    const names = Object.keys(this.defaults)
    return Object.fromEntries(names.map((name) => [name, this.property(name)]))
  }

  property(name: string): unknown {
    const known = this.defaults[name]
    const attribute = dashCase(name)
    const object = this.objects.get(attribute)
    if (object !== undefined) return object
    const text = this.getAttribute(attribute)
    if (typeof known === 'boolean') return text !== null || (known && !this.off.has(attribute))
    if (text === null) return known
    const number = typeof known === 'number' ? Number(text) : Number.NaN
    return Number.isNaN(number) ? text : number
  }

  protected text(property: string): string {
    return String(this.property(property) ?? '')
  }

  protected isOn(property: string): boolean {
    return this.property(property) === true
  }

  /** What a form sends of it under its name; undefined if nothing. */
  formValue(): unknown {
    return undefined
  }

  /** As a form that is reset leaves it, which is empty, not as it began. */
  reset(): void {}

  /** What NodesRef.node gives. */
  node(): object | null {
    return null
  }

  /** `model:name` in WXML: what the person enters goes to the data. */
  listenAsModel(attribute: string, listener: ModelListener | null): void {
    if (listener) this.models.set(attribute, listener)
    else this.models.delete(attribute)
  }

  /** To be told before the event that tells the program. */
  protected tellModel(attribute: string, value: unknown): void {
    const listener = this.models.get(attribute)
    if (listener) this.context.layers.toLogic(() => listener(value))
  }

  protected onTap(act: (event: TapEvent) => void): void {
    this.__wxElement?.addListener('tap', (event) => act(event as TapEvent))
  }

  /** A control takes the taps on it. As in WeChat no key reaches it unless the program sets `tabindex`. */
  protected beControl(role: string, act: () => void): void {
    if (!this.hasAttribute('role')) this.setAttribute('role', role)
    this.onTap((event) => {
      take(event)
      act()
    })
  }

  /** As if a finger had tapped it. */
  tap(detail: unknown = {}): void {
    this.__wxElement?.triggerEvent('tap', detail, { bubbles: true, composed: true })
  }

  /** A finger tapped its label, where `detail` says. */
  tapLabel(detail: unknown): void {
    this.tap(detail)
  }

  private get defaults(): Properties {
    return (this.constructor as typeof BuiltIn).properties
  }
}

export function isTaken(event: TapEvent): boolean {
  return taken.has(Object.getPrototypeOf(event) as object)
}

/** What listeners get is a view of the one event, made anew for each of them. */
export function take(event: TapEvent): void {
  taken.add(Object.getPrototypeOf(event) as object)
}
