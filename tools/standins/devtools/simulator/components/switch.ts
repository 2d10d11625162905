import { raise } from '../framework'
import { make } from '../surfaces/make'
import { BuiltIn } from './built-in'

/** https://developers.weixin.qq.com/miniprogram/dev/component/switch.html */
export class SwitchElement extends BuiltIn {
  static override readonly style = `
wx-switch[hidden] { display: none }
wx-switch [hidden] { display: none !important }
wx-switch { display: inline-block; -webkit-tap-highlight-color: transparent }
wx-switch .wx-switch-wrapper { display: inline-flex; align-items: center; vertical-align: middle }
wx-switch .wx-switch-input { position: relative; box-sizing: border-box; width: 52px; height: 32px;
  margin-right: 5px; border: 2px solid transparent; border-radius: 16px; background-color: rgba(0, 0, 0,
  0.1); transition: background-color 0.1s, border 0.1s }
wx-switch .wx-switch-input::after { position: absolute; top: 0; left: 0; width: 28px; height: 28px;
  border-radius: 15px; background-color: #fff; box-shadow: 0 2px 3px rgba(0, 0, 0, 0.06); content: ' ';
  transition: transform 0.3s }
wx-switch .wx-switch-input.wx-switch-input-checked { border-color: #07c160; background-color: #07c160 }
wx-switch .wx-switch-input.wx-switch-input-checked::after { transform: translateX(20px) }
wx-switch .wx-switch-input.wx-switch-input-disabled { opacity: 0.3 }
@media (prefers-color-scheme: dark) {
  wx-switch .wx-switch-input { background-color: hsla(240, 3%, 49%, 0.32) }
}
`
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
