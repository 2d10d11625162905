import { BuiltIn } from './built-in'
import { useFormType } from './form'
import { useOpenType } from './open-types'

/** https://developers.weixin.qq.com/miniprogram/dev/component/button.html */
export class ButtonElement extends BuiltIn {
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
