import { BuiltIn } from './built-in'
import { useOpenType } from './open-types'

const SHADOW = `<style>
:host([loading])::before { content: none }
.spinner { display: none }
:host([loading]) .spinner {
  display: inline-block; width: 18px; height: 18px; margin-right: 8px; vertical-align: -3px;
  border: 2px solid currentColor; border-right-color: transparent; border-radius: 50%;
  animation: spin 1s linear infinite; box-sizing: border-box;
}
@keyframes spin { to { transform: rotate(360deg) } }
</style><span class="spinner" aria-hidden="true"></span><slot></slot>`

/** https://developers.weixin.qq.com/miniprogram/dev/component/button.html */
export class ButtonElement extends BuiltIn {
  static readonly observedAttributes = ['disabled']

  constructor() {
    super()
    this.attachShadow({ mode: 'open' }).innerHTML = SHADOW
  }

  protected start(): void {
    this.beControl('button', () => useOpenType(this, this.context))
    this.attributeChangedCallback()
  }

  attributeChangedCallback(): void {
    const disabled = this.hasAttribute('disabled')
    if (disabled) this.setAttribute('aria-disabled', 'true')
    else this.removeAttribute('aria-disabled')
  }
}
