import type * as glassEasel from 'glass-easel'
import type { Context } from '../context'
import type { FrameworkElement } from '../framework'

let shared: Context | undefined

/** Tells the elements which simulator they live in; there is one in a browser page. */
export function setElementContext(context: Context): void {
  shared = context
}

type TapEvent = glassEasel.ShadowedEvent<unknown>

/** Taps that a control has taken, which a label around it must leave alone. */
const taken = new WeakSet<object>()

/** A built-in component: an HTML element that listens to the framework's events on itself. */
export abstract class BuiltIn extends HTMLElement implements FrameworkElement {
  declare __wxElement?: glassEasel.Element
  private started = false

  protected get context(): Context {
    if (!shared) throw new Error('No simulator is running')
    return shared
  }

  connectedCallback(): void {
    if (this.started) return
    this.started = true
    this.start()
  }

  /** After the program's own listeners were added, so that they are called first. */
  protected abstract start(): void

  protected onTap(act: (event: TapEvent) => void): void {
    this.__wxElement?.addListener('tap', (event) => act(event as TapEvent))
  }

  /** A control takes the taps on it, and presses of a key as taps. */
  protected beControl(role: string, act: () => void): void {
    if (!this.hasAttribute('role')) this.setAttribute('role', role)
    this.tabIndex = 0
    this.onTap((event) => {
      take(event)
      act()
    })
    // The keyboard can focus it, a finger does not: Chromium shows assistive technology what has the focus, hidden or not.
    this.addEventListener('mousedown', (event) => event.preventDefault())
    this.addEventListener('keydown', (event) => {
      if (event.target !== this || (event.key !== 'Enter' && event.key !== ' ')) return
      event.preventDefault()
      this.tap()
    })
  }

  /** As if a finger had tapped it. */
  tap(): void {
    const { left, top } = this.getBoundingClientRect()
    this.__wxElement?.triggerEvent('tap', { x: left, y: top }, { bubbles: true, composed: true })
  }
}

export function isTaken(event: TapEvent): boolean {
  return taken.has(Object.getPrototypeOf(event) as object)
}

/** What listeners get is a view of the one event, made anew for each of them. */
function take(event: TapEvent): void {
  taken.add(Object.getPrototypeOf(event) as object)
}
