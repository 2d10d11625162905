import { raise } from '../framework'
import { make } from '../surfaces/make'
import { BuiltIn } from './built-in'

/** https://developers.weixin.qq.com/miniprogram/dev/component/checkbox.html */
export class CheckboxElement extends BuiltIn {
  static override readonly properties = { value: '', disabled: false, checked: false, color: '' }

  /** In the open, under the names WeChat gives them: a program's own styles reach them. */
  private readonly box = make('div', 'wx-checkbox-input')
  private group: CheckboxGroupElement | null = null

  get checked(): boolean {
    return this.isOn('checked')
  }

  /** The attribute shows the person's choice too, so that a binding to the old value still has effect. */
  override tapLabel(): void {
    if (this.isOn('disabled')) return
    this.toggleAttribute('checked')
    this.group?.tell()
  }

  protected start(): void {
    this.prepend(make('div', 'wx-checkbox-wrapper', this.box))
    this.group = this.closest<CheckboxGroupElement>('wx-checkbox-group')
    this.beControl('checkbox', () => this.tapLabel())
  }

  disconnectedCallback(): void {
    this.group?.note(this, false)
  }

  protected override changed(): void {
    this.setAttribute('aria-checked', String(this.checked))
    this.box.classList.toggle('wx-checkbox-input-checked', this.checked)
    this.box.classList.toggle('wx-checkbox-input-disabled', this.isOn('disabled'))
    this.box.style.color = this.text('color')
    this.group?.note(this, this.checked)
  }
}

/** Tells the program which of its checkboxes are ticked, in the order in which they were. */
export class CheckboxGroupElement extends BuiltIn {
  static override readonly properties = { name: '' }
  private readonly ticked = new Set<CheckboxElement>()

  note(box: CheckboxElement, isTicked: boolean): void {
    if (isTicked) this.ticked.add(box)
    else this.ticked.delete(box)
  }

  tell(): void {
    raise(this, 'change', { value: this.formValue() })
  }

  override formValue(): string[] {
    return [...this.ticked].map((box) => box.getAttribute('value') ?? '')
  }

  override reset(): void {
    for (const box of this.ticked) box.removeAttribute('checked')
  }

  protected start(): void {
    if (!this.hasAttribute('role')) this.setAttribute('role', 'group')
  }
}
