import { raise } from '../framework'
import { make } from '../surfaces/make'
import { BuiltIn } from './built-in'

/** https://developers.weixin.qq.com/miniprogram/dev/component/switch.html */
export class SwitchElement extends BuiltIn {
  static override readonly properties = {
    ...{ name: '', checked: false, disabled: false, type: 'switch', color: '' },
  }

  /** In the open, under the names WeChat gives them: a program's own styles reach them. */
  private readonly slide = make('div', 'wx-switch-input')
  private readonly box = make('div', 'wx-checkbox-input')

  override tapLabel(): void {
    if (this.isOn('disabled')) return
    const value = this.toggleAttribute('checked')
    this.tellModel('checked', value)
    raise(this, 'change', { value })
  }

  override formValue(): boolean {
    return this.isOn('checked')
  }

  override reset(): void {
    this.removeAttribute('checked')
  }

  protected start(): void {
    this.append(make('div', 'wx-switch-wrapper', this.slide, this.box))
    this.beControl('switch', () => this.tapLabel())
  }

  protected override changed(): void {
    const isBox = this.text('type') === 'checkbox'
    const checked = this.isOn('checked')
    const color = this.text('color')
    this.setAttribute('aria-checked', String(checked))
    for (const [part, name] of [
      [this.slide, 'wx-switch-input'],
      [this.box, 'wx-checkbox-input'],
    ] as const) {
      part.hidden = (part === this.box) !== isBox
      part.classList.toggle(`${name}-checked`, checked)
      part.classList.toggle(`${name}-disabled`, this.isOn('disabled'))
    }
    this.box.style.color = color
    const filled = checked ? color : ''
    Object.assign(this.slide.style, { backgroundColor: filled, borderColor: filled })
  }
}
