import { styleScope } from '../../build/style-scope'
import { screenLengths } from '../../build/frame-units'
import { raise } from '../framework'
import { make } from '../surfaces/make'
import { BuiltIn, take } from './built-in'

/** What input and textarea have in common. */
export const FIELD = {
  ...{ name: '', value: '', placeholder: '', placeholderStyle: '', placeholderClass: '' },
  ...{ maxlength: 140, disabled: false, focus: false, autoFocus: false, confirmHold: false },
  ...{ cursor: -1, selectionStart: -1, selectionEnd: -1, cursorSpacing: 0 },
  ...{ adjustPosition: true, holdKeyboard: false },
}

/** A text that the person enters. */
export abstract class FieldElement extends BuiltIn {
  static override readonly style: string = `
wx-input[hidden], wx-textarea[hidden] { display: none }
wx-input input, wx-textarea textarea { position: relative; z-index: 2; display: block;
  box-sizing: border-box; width: 100%; height: 100%; margin: 0; padding: 0; border: 0; outline: 0;
  background: none; color: inherit; font: inherit; text-align: inherit; user-select: text;
  -webkit-tap-highlight-color: transparent }
wx-input [hidden], wx-textarea [hidden] { display: none !important }
@media (prefers-color-scheme: dark) {
  .input-placeholder, .textarea-placeholder { color: rgba(255, 255, 255, 0.3) }
}
`
  protected abstract readonly field: HTMLInputElement | HTMLTextAreaElement
  /** `input` or `textarea`, as in the names of WeChat's classes. */
  protected abstract readonly kind: string
  private readonly hint = make('div', '')
  private lastKey = 0

  override property(name: string): unknown {
    return name === 'value' ? this.field.value : super.property(name)
  }

  override formValue(): string {
    return this.field.value
  }

  override reset(): void {
    this.enter('')
  }

  override tapLabel(): void {
    this.field.focus()
  }

  protected start(): void {
    const wrapper = make('div', 'wrapper', this.hint, this.field)
    // The browser's own events have names of WeChat's: the program is to hear of the latter alone.
    for (const name of ['input', 'change']) {
      wrapper.addEventListener(name, (event) => event.stopPropagation())
    }
    this.append(wrapper)
    this.onTap((event) => {
      take(event)
      this.tapLabel()
    })
    this.field.addEventListener('keydown', (event) => {
      this.lastKey = (event as KeyboardEvent).keyCode
    })
    this.field.addEventListener('input', (event) => {
      if (!(event as InputEvent).isComposing) this.entered()
      this.showHint()
    })
    this.field.addEventListener('compositionend', () => this.entered())
    this.field.addEventListener('focus', () => {
      raise(this, 'focus', { value: this.field.value, height: 0 })
    })
    this.field.addEventListener('blur', () => {
      raise(this, 'blur', { value: this.field.value, cursor: this.field.selectionEnd })
    })
    this.context.layers.toView(() => {
      if (this.isOn('autoFocus')) this.setFocus(true)
    })
  }

  protected override changed(property?: string): void {
    const { field } = this
    const maxlength = Number(this.property('maxlength'))
    if (maxlength >= 0) field.maxLength = maxlength
    else field.removeAttribute('maxlength')
    field.disabled = this.isOn('disabled')
    this.fill(property)
    if (property === undefined || property.startsWith('placeholder')) this.describeHint()
    if (property === 'focus' || (property === undefined && this.isOn('focus'))) {
      this.setFocus(this.isOn('focus'))
    }
  }

  /** The person is done: the key that says so was pressed. */
  protected confirm(): void {
    raise(this, 'confirm', { value: this.field.value })
    if (!this.isOn('confirmHold')) this.field.blur()
  }

  /** From the program, which raises no event. */
  private enter(value: string): void {
    if (this.field.value !== value) this.field.value = value
    this.showHint()
  }

  private fill(property: string | undefined): void {
    const maxlength = Number(this.property('maxlength'))
    const wanted =
      property === undefined || property === 'value'
        ? (this.getAttribute('value') ?? '')
        : this.field.value
    this.enter(maxlength > 0 ? wanted.slice(0, maxlength) : wanted)
  }

  /** What the handler returns takes the place of what was entered. */
  private entered(): void {
    const { value, selectionStart: cursor } = this.field
    this.tellModel('value', value)
    const detail = { value, cursor: cursor ?? value.length, keyCode: this.lastKey }
    raise(this, 'input', detail, (answer) => this.replace(answer))
  }

  private replace(answer: unknown): void {
    const { value, cursor } = (typeof answer === 'string' ? { value: answer } : (answer ?? {})) as {
      readonly value?: unknown
      readonly cursor?: unknown
    }
    if (value !== undefined) this.enter(String(value))
    if (typeof cursor === 'number') this.field.setSelectionRange(cursor, cursor)
  }

  private setFocus(on: boolean): void {
    if (!on) {
      this.field.blur()
      return
    }
    this.field.focus({ preventScroll: true })
    const [cursor, start, end] = ['cursor', 'selectionStart', 'selectionEnd'].map((name) =>
      Number(this.property(name)),
    ) as [number, number, number]
    if (start >= 0 && end >= 0) this.field.setSelectionRange(start, end)
    else if (cursor >= 0) this.field.setSelectionRange(cursor, cursor)
  }

  /** Under WeChat's class, so that a program's own styles reach it, and under the one that the program gives. */
  private describeHint(): void {
    const user = this.__wxElement?.ownerShadowRoot?.getHostNode().is ?? ''
    const own = this.text('placeholderClass').split(/\s+/).filter(Boolean)
    const scoped = own.map((name) => `${styleScope(user)}--${name}`)
    this.hint.className = [`${this.kind}-placeholder`, ...own, ...scoped].join(' ')
    this.hint.style.cssText = screenLengths(this.text('placeholderStyle'))
    this.hint.textContent = this.text('placeholder')
    this.field.setAttribute(
      'aria-label',
      this.getAttribute('aria-label') ?? this.text('placeholder'),
    )
    this.showHint()
  }

  private showHint(): void {
    this.hint.hidden = this.field.value !== ''
  }
}
