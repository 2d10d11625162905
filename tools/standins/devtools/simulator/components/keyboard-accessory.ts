import { BuiltIn } from './built-in'

/**
 * Above the keyboard while the field around it has the focus, which is here the bottom of the page.
 * https://developers.weixin.qq.com/miniprogram/dev/component/keyboard-accessory.html
 */
export class KeyboardAccessoryElement extends BuiltIn {
  static override readonly style = `
wx-keyboard-accessory { position: fixed; z-index: 500; right: 0; bottom: 0; left: 0; display: block;
  max-height: 200px; overflow: hidden }
:is(wx-input, wx-textarea):not(:focus-within) > wx-keyboard-accessory { display: none }
`

  protected start(): void {
    // As on a phone, a tap on it leaves the focus where it is.
    this.addEventListener('mousedown', (event) => event.preventDefault())
  }
}
