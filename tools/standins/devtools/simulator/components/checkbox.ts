import { raise } from '../framework'
import { make } from '../surfaces/make'
import { BuiltIn } from './built-in'

/** https://developers.weixin.qq.com/miniprogram/dev/component/checkbox.html */
export class CheckboxElement extends BuiltIn {
  static readonly observedAttributes = ['checked', 'disabled', 'color']

  /** In the open, under the names WeChat gives them: a program's own styles reach them. */
  private readonly box = make('div', 'wx-checkbox-input')

  get checked(): boolean {
    return this.hasAttribute('checked')
  }

  /** The attribute shows the person's choice too, so that a binding to the old value still has effect. */
  toggle(): void {
    if (this.hasAttribute('disabled')) return
    this.toggleAttribute('checked')
    const group = this.closest<HTMLElement>('wx-checkbox-group')
    if (group instanceof CheckboxGroupElement) group.changed()
  }

  protected start(): void {
    this.prepend(make('div', 'wx-checkbox-wrapper', this.box))
    this.beControl('checkbox', () => this.toggle())
    this.attributeChangedCallback()
  }

  attributeChangedCallback(): void {
    if (!this.isConnected) return
    this.setAttribute('aria-checked', String(this.checked))
    this.box.classList.toggle('wx-checkbox-input-checked', this.checked)
    this.box.classList.toggle('wx-checkbox-input-disabled', this.hasAttribute('disabled'))
    this.box.style.color = this.getAttribute('color') ?? ''
  }
}

/** Tells the program which of its checkboxes are ticked. */
export class CheckboxGroupElement extends BuiltIn {
  changed(): void {
    const ticked = [...this.querySelectorAll<HTMLElement>('wx-checkbox[checked]')]
    raise(this, 'change', { value: ticked.map((box) => box.getAttribute('value') ?? '') })
  }

  protected start(): void {
    if (!this.hasAttribute('role')) this.setAttribute('role', 'group')
  }
}
