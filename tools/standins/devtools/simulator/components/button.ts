import { BuiltIn } from './built-in'
import { useOpenType } from './open-types'

/** https://developers.weixin.qq.com/miniprogram/dev/component/button.html */
export class ButtonElement extends BuiltIn {
  static readonly observedAttributes = ['disabled']
  private locked = false

  protected start(): void {
    this.beControl('button', () => this.use())
    this.attributeChangedCallback()
  }

  /** For a second after any tap WeChat does not act on another; the program hears of both. */
  private use(): void {
    if (this.locked) return
    this.locked = true
    this.context.time.start(() => (this.locked = false), 1000)
    useOpenType(this, this.context)
  }

  attributeChangedCallback(): void {
    const disabled = this.hasAttribute('disabled')
    if (disabled) this.setAttribute('aria-disabled', 'true')
    else this.removeAttribute('aria-disabled')
  }
}
