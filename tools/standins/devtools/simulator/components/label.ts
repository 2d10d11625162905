import { BuiltIn, isTaken } from './built-in'

const CONTROLS = 'wx-checkbox, wx-radio, wx-switch, wx-button, wx-input'

/** https://developers.weixin.qq.com/miniprogram/dev/component/label.html */
export class LabelElement extends BuiltIn {
  static override readonly properties = { for: '' }

  protected start(): void {
    // A tap that a handler caught inside, such as on a link, never gets here.
    this.onTap((event) => {
      if (!isTaken(event)) this.control()?.tapLabel(event.detail)
    })
  }

  /** `for` names an element of the same page or component; else the first control inside is meant. */
  private control(): BuiltIn | undefined {
    const id = this.text('for')
    const named = id ? this.__wxElement?.ownerShadowRoot?.getElementById(id) : undefined
    const control = id
      ? (named?.getBackendElement() as unknown)
      : this.querySelector<HTMLElement>(CONTROLS)
    return control instanceof BuiltIn && control.matches(CONTROLS) ? control : undefined
  }
}
