import { raise } from '../framework'
import { make } from '../surfaces/make'
import { BuiltIn } from './built-in'

/** https://developers.weixin.qq.com/miniprogram/dev/component/radio.html */
export class RadioElement extends BuiltIn {
  static override readonly style = `
wx-radio[hidden] { display: none }
wx-radio { display: inline-block; -webkit-tap-highlight-color: transparent }
wx-radio .wx-radio-wrapper { display: inline-flex; align-items: center; vertical-align: middle }
wx-radio .wx-radio-input { position: relative; width: 22px; height: 22px; margin-right: 5px;
  border: 1px solid #d1d1d1; border-radius: 50%; background-color: #fff }
wx-radio .wx-radio-input.wx-radio-input-checked { border-color: #07c160; background-color: #07c160 }
wx-radio .wx-radio-input.wx-radio-input-checked::before { position: absolute; top: 45%; left: 50%;
  width: 5px; height: 11px; border: solid #fff; border-width: 0 2px 2px 0; content: '';
  transform: translate(-50%, -50%) rotate(45deg) }
wx-radio .wx-radio-input.wx-radio-input-disabled { border-color: #d1d1d1; background-color: #e1e1e1 }
wx-radio .wx-radio-input.wx-radio-input-disabled::before { border-color: #adadad }
@media (prefers-color-scheme: dark) {
  wx-radio .wx-radio-input { border: 1px solid #656565; background-color: #2c2c2c }
  wx-radio .wx-radio-input.wx-radio-input-disabled { border-color: #373737; background-color: #2c2c2c }
  wx-radio .wx-radio-input.wx-radio-input-disabled::before { border-color: #6b6b6b }
}
`
  static override readonly properties = { value: '', disabled: false, checked: false, color: '' }

  /** In the open, under the names WeChat gives them: a program's own styles reach them. */
  private readonly ring = make('div', 'wx-radio-input')

  get checked(): boolean {
    return this.isOn('checked')
  }

  private get group(): RadioGroupElement | null {
    return this.closest<RadioGroupElement>('wx-radio-group')
  }

  override tapLabel(): void {
    if (this.isOn('disabled') || this.checked) return
    this.setAttribute('checked', '')
    this.group?.tell()
  }

  protected start(): void {
    this.prepend(make('div', 'wx-radio-wrapper', this.ring))
    this.beControl('radio', () => this.tapLabel())
  }

  protected override changed(): void {
    const { checked, ring } = this
    this.setAttribute('aria-checked', String(checked))
    ring.classList.toggle('wx-radio-input-checked', checked)
    ring.classList.toggle('wx-radio-input-disabled', this.isOn('disabled'))
    const color = checked && !this.isOn('disabled') ? this.text('color') : ''
    Object.assign(ring.style, { backgroundColor: color, borderColor: color })
    if (checked) this.group?.choose(this)
  }
}

/** At most one of its radios is chosen. */
export class RadioGroupElement extends BuiltIn {
  static override readonly style = `
wx-radio-group { display: block }
wx-radio-group[hidden] { display: none }
`
  static override readonly properties = { name: '' }

  choose(chosen: RadioElement): void {
    for (const radio of this.chosen()) if (radio !== chosen) radio.removeAttribute('checked')
  }

  tell(): void {
    raise(this, 'change', { value: this.formValue() })
  }

  override formValue(): string {
    return this.chosen()[0]?.getAttribute('value') ?? ''
  }

  override reset(): void {
    for (const radio of this.chosen()) radio.removeAttribute('checked')
  }

  protected start(): void {
    if (!this.hasAttribute('role')) this.setAttribute('role', 'radiogroup')
  }

  private chosen(): RadioElement[] {
    return [...this.querySelectorAll<RadioElement>('wx-radio[checked]')]
  }
}
