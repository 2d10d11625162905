import { BuiltIn } from './built-in'
import { useFormType } from './form'
import { useOpenType } from './open-types'

/** https://developers.weixin.qq.com/miniprogram/dev/component/button.html */
export class ButtonElement extends BuiltIn {
  static override readonly style = `
wx-button { position: relative; display: block; box-sizing: border-box; margin-right: auto;
  margin-left: auto; padding: 8px 24px; overflow: hidden; border-radius: 4px; background-color: #f8f8f8;
  color: #000; font-size: 17px; font-weight: 700; line-height: 1.41176471; text-align: center;
  text-decoration: none; cursor: pointer; -webkit-tap-highlight-color: transparent }
wx-button[hidden] { display: none !important }
wx-button::after { position: absolute; top: 0; left: 0; display: none; box-sizing: border-box; width: 200%;
  height: 200%; border: 1px solid rgba(0, 0, 0, 0.2); border-radius: 10px; content: ' ';
  transform: scale(0.5); transform-origin: 0 0 }
wx-button:not([size='mini']) { width: 184px; margin-right: auto; margin-left: auto }
wx-button[type='default'] { background-color: #f2f2f2; color: #06ae56 }
wx-button[type='primary'] { background-color: #07c160; color: #fff }
wx-button[type='warn'] { background-color: #f2f2f2; color: #fa5151 }
wx-button[disabled] { color: rgba(255, 255, 255, 0.6) }
wx-button[disabled]:not([type]), wx-button[disabled][type='default'], wx-button[disabled][type='primary'],
  wx-button[disabled][type='warn'] { background-color: #fafafa; color: rgba(0, 0, 0, 0.18) }
wx-button[plain], wx-button[type='default'][plain] { border: 1px solid #353535;
  background-color: transparent; color: #353535 }
wx-button[type='primary'][plain] { border: 1px solid #179c16; background-color: transparent;
  color: #06ae56 }
wx-button[type='warn'][plain] { border: 1px solid #e64340; background-color: transparent; color: #e64340 }
wx-button[plain][disabled], wx-button[type='default'][plain][disabled],
  wx-button[type='primary'][plain][disabled], wx-button[type='warn'][plain][disabled] {
  border-color: rgba(0, 0, 0, 0.2); color: rgba(0, 0, 0, 0.2) }
wx-button[type='primary'][plain][disabled] { background-color: transparent }
wx-button[size='mini'] { display: inline-block; width: auto; padding: 0 0.75em; font-size: 16px;
  line-height: 2 }
wx-button[loading]::before { display: inline-block; box-sizing: border-box; width: 18px; height: 18px;
  border: 2px solid currentColor; border-right-color: transparent; border-radius: 50%;
  vertical-align: middle; content: ' '; animation: wechat-spin 1s linear infinite }
wx-button[type='primary'][loading]::before, wx-button[type='warn'][loading]::before {
  margin: -0.2em 0.34em 0 0 }
wx-button[loading][type='default'] { background-color: #dedede; color: rgba(0, 0, 0, 0.6) }
wx-button[loading][type='primary'] { background-color: #06ad56; color: #fff }
wx-button[loading][type='warn'] { background-color: #d9d9d9; color: #fa5151 }
wx-button[loading][type='default'][plain] { background-color: transparent; color: #353535 }
wx-button[loading][type='primary'][plain] { background-color: transparent; color: #1aad19 }
wx-button[loading][type='warn'][plain] { background-color: transparent; color: #e64340 }
.button-hover { background-color: #dedede; color: rgba(0, 0, 0, 0.6) }
.button-hover[type='default'] { background-color: #d9d9d9; color: #06ae56 }
.button-hover[type='primary'] { background-color: #06ad56; color: #fff }
.button-hover[type='warn'] { background-color: #d9d9d9; color: #fa5151 }
.button-hover[plain], .button-hover[type='default'][plain] { border-color: rgba(53, 53, 53, 0.6);
  background-color: transparent; color: rgba(53, 53, 53, 0.6) }
.button-hover[type='primary'][plain] { border-color: rgba(26, 173, 25, 0.6); color: rgba(26, 173, 25, 0.6) }
.button-hover[type='warn'][plain] { border-color: rgba(230, 67, 64, 0.6); background-color: transparent;
  color: rgba(230, 67, 64, 0.6) }
.button-hover[type='default'][plain], .button-hover[type='primary'][plain] { background-color: rgba(0, 0, 0,
  0.1) }
@media (prefers-color-scheme: dark) {
  wx-button, wx-button[type='default'] { background-color: #343434; color: #d6d6d6 }
  wx-button::after { border-color: #2d2d2d }
  wx-button[type='warn'] { background-color: #343434; color: #fa5151 }
  wx-button[disabled]:not([type]), wx-button[disabled][type='default'], wx-button[disabled][type='primary'],
    wx-button[disabled][type='warn'] { background-color: rgba(255, 255, 255, 0.08); color: rgba(255, 255, 255,
    0.2) }
  wx-button[type='default'][plain] { border: 1px solid #d6d6d6; background-color: transparent;
    color: #d6d6d6 }
  wx-button[type='default'][plain][disabled], wx-button[type='primary'][plain][disabled] {
    border-color: rgba(255, 255, 255, 0.2); color: rgba(255, 255, 255, 0.2) }
  wx-button[loading][type='warn'], .button-hover[type='warn'] { background-color: rgba(255, 255, 255, 0.1);
    color: #fa5151 }
  .button-hover, .button-hover[type='default'] { background-color: rgba(255, 255, 255, 0.1); color: #d6d6d6 }
  .button-hover[plain] { border-color: rgba(255, 255, 255, 0.05); background-color: transparent;
    color: rgba(255, 255, 255, 0.05) }
  .button-hover[type='default'][plain] { border-color: rgba(255, 255, 255, 0.05); background-color: rgba(255,
    255, 255, 0.1); color: rgba(255, 255, 255, 0.05) }
  .button-hover[type='primary'][plain] { background-color: rgba(255, 255, 255, 0.05) }
}
`
  static override readonly properties = {
    ...{ size: 'default', type: 'default', plain: false, disabled: false, loading: false },
    ...{ openType: '', appParameter: '', formType: '', hoverClass: '', lang: 'en' },
    ...{ hoverStopPropagation: false, hoverStartTime: 20, hoverStayTime: 70, sessionFrom: 'wxapp' },
    ...{ sendMessageTitle: '', sendMessagePath: '', sendMessageImg: '', showMessageCard: false },
  }
  private locked = false

  protected start(): void {
    this.beControl('button', () => {
      useFormType(this, this.text('formType'))
      this.use()
    })
  }

  /** For a second after any tap WeChat does not act on another; the program hears of both. */
  private use(): void {
    if (this.locked) return
    this.locked = true
    this.context.time.start(() => (this.locked = false), 1000)
    useOpenType(this, this.context)
  }

  protected override changed(): void {
    if (this.isOn('disabled')) this.setAttribute('aria-disabled', 'true')
    else this.removeAttribute('aria-disabled')
  }
}
