import { make, makeButton } from './make'
import type { Screen } from './screen'

/** px, as in surfaces.css. */
const ROW = 34

/** What is on the wheels, and which of it is in the middle. */
interface Shown {
  labels(): readonly (readonly string[])[]
  indexes(): readonly number[]
}

/** Wheels to turn over the page, as WeChat's pickers have. */
export class PickerSheet {
  private readonly wheels = make('div', 'wechat-wheels')
  private readonly screen: Screen
  private readonly title: string
  private readonly turned: (wheel: number, index: number) => void

  /** @param turned hears of a wheel that the person has turned, and to what */
  constructor(screen: Screen, title: string, turned: (wheel: number, index: number) => void) {
    this.screen = screen
    this.title = title
    this.turned = turned
  }

  /** Resolves with whether the person confirmed. */
  ask(): Promise<boolean> {
    const { surfaces, texts } = this.screen
    return surfaces.ask('picker', (answer) => {
      const cancel = makeButton('wechat-picker-cancel', texts.cancel, () => answer(false))
      const confirm = makeButton('wechat-picker-confirm', texts.confirm, () => answer(true))
      const head = make('header', '', cancel, make('h2', '', this.title), confirm)
      const sheet = make('section', 'wechat-picker', head, this.wheels)
      sheet.setAttribute('role', 'dialog')
      sheet.setAttribute('aria-modal', 'true')
      sheet.setAttribute('aria-label', this.title)
      const mask = make('div', 'wechat-mask', sheet)
      mask.addEventListener('click', ({ target }) => {
        if (target === mask) answer(false)
      })
      // The wheels can be scrolled once they are on screen.
      requestAnimationFrame(() => this.settle())
      return mask
    })
  }

  show(shown: Shown): void {
    const labels = shown.labels()
    const indexes = shown.indexes()
    while (this.wheels.children.length > labels.length) this.wheels.lastElementChild?.remove()
    labels.forEach((rows, wheel) => {
      const list = this.wheels.children[wheel] ?? this.wheels.appendChild(this.makeWheel(wheel))
      const before = [...list.children].map(({ textContent }) => textContent)
      if (before.join('\n') !== rows.join('\n')) {
        list.replaceChildren(...rows.map((row) => make('div', 'wechat-wheel-row', row)))
      }
      ;[...list.children].forEach((row, index) => {
        row.setAttribute('role', 'option')
        row.setAttribute('aria-selected', String(index === indexes[wheel]))
      })
    })
    this.settle()
  }

  private makeWheel(wheel: number): HTMLElement {
    const list = make('div', 'wechat-wheel')
    list.setAttribute('role', 'listbox')
    list.tabIndex = 0
    const turn = (to: number): void => {
      const index = Math.min(Math.max(to, 0), list.children.length - 1)
      if (index !== chosenOn(list)) this.turned(wheel, index)
    }
    list.addEventListener('click', ({ target }) =>
      turn([...list.children].indexOf(target as Element)),
    )
    list.addEventListener('scrollend', () => turn(Math.round(list.scrollTop / ROW)))
    list.addEventListener('keydown', (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
      if (step === undefined) return
      event.preventDefault()
      turn(chosenOn(list) + step)
    })
    return list
  }

  private settle(): void {
    for (const list of this.wheels.children) list.scrollTop = chosenOn(list) * ROW
  }
}

function chosenOn(list: Element): number {
  return [...list.children].findIndex((row) => row.getAttribute('aria-selected') === 'true')
}
