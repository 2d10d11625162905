import { raise } from '../framework'
import { make } from '../surfaces/make'
import { BuiltIn } from './built-in'

/** https://developers.weixin.qq.com/miniprogram/dev/component/checkbox.html */
export class CheckboxElement extends BuiltIn {
  static override readonly style = `
wx-checkbox[hidden] { display: none }
wx-checkbox { display: inline-block; -webkit-tap-highlight-color: transparent }
wx-checkbox .wx-checkbox-wrapper { display: inline-flex; align-items: center; vertical-align: middle }
wx-checkbox .wx-checkbox-input, wx-switch .wx-checkbox-input { position: relative; width: 22px;
  height: 22px; margin-right: 5px; border: 1px solid #d1d1d1; border-radius: 3px; background-color: #fff }
wx-checkbox .wx-checkbox-input.wx-checkbox-input-checked,
  wx-switch .wx-checkbox-input.wx-checkbox-input-checked { color: #09bb07 }
wx-checkbox .wx-checkbox-input.wx-checkbox-input-checked::before,
  wx-switch .wx-checkbox-input.wx-checkbox-input-checked::before { position: absolute; top: 45%; left: 50%;
  width: 5px; height: 11px; border: solid currentColor; border-width: 0 2px 2px 0; content: '';
  transform: translate(-50%, -50%) rotate(45deg) }
wx-checkbox .wx-checkbox-input.wx-checkbox-input-disabled,
  wx-switch .wx-checkbox-input.wx-checkbox-input-disabled { background-color: #e1e1e1 }
wx-checkbox .wx-checkbox-input.wx-checkbox-input-disabled::before,
  wx-switch .wx-checkbox-input.wx-checkbox-input-disabled::before { color: #adadad }
@media (prefers-color-scheme: dark) {
  wx-checkbox .wx-checkbox-input, wx-switch .wx-checkbox-input { border: 1px solid #656565;
    background-color: #2c2c2c }
  wx-checkbox .wx-checkbox-input.wx-checkbox-input-checked,
    wx-switch .wx-checkbox-input.wx-checkbox-input-checked { color: #07c160 }
  wx-checkbox .wx-checkbox-input.wx-checkbox-input-disabled,
    wx-switch .wx-checkbox-input.wx-checkbox-input-disabled { border: 1px solid #373737;
    background-color: #2c2c2c }
  wx-checkbox .wx-checkbox-input.wx-checkbox-input-disabled::before,
    wx-switch .wx-checkbox-input.wx-checkbox-input-disabled::before { color: #6b6b6b }
}
`
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
  static override readonly style = `
wx-checkbox-group { display: block }
wx-checkbox-group[hidden] { display: none }
`
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
