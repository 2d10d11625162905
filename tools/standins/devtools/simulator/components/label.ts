import type { FrameworkElement } from '../framework'
import { BuiltIn, isTaken } from './built-in'
import { CheckboxElement } from './checkbox'

const CONTROLS = 'wx-checkbox, wx-button'

/** https://developers.weixin.qq.com/miniprogram/dev/component/label.html */
export class LabelElement extends BuiltIn {
  protected start(): void {
    // A tap that a handler caught inside, such as on a link, never gets here.
    this.onTap((event) => {
      if (!isTaken(event)) this.pass()
    })
  }

  private pass(): void {
    const target = this.control()
    if (target instanceof CheckboxElement) target.toggle()
    else if (target instanceof BuiltIn) target.tap()
  }

  /** `for` names an element of the same page or component; else the first control inside is meant. */
  private control(): HTMLElement | null {
    const id = this.getAttribute('for')
    if (!id) return this.querySelector<HTMLElement>(CONTROLS)
    const found = (this as FrameworkElement).__wxElement?.ownerShadowRoot?.getElementById(id)
    const element = found?.getBackendElement() as unknown
    return element instanceof HTMLElement ? element : null
  }
}
