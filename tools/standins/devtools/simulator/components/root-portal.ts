import { make } from '../surfaces/make'
import { BuiltIn } from './built-in'

/**
 * What is in it is drawn at the end of its page, where nothing around it cuts it off or moves it.
 * https://developers.weixin.qq.com/miniprogram/dev/component/root-portal.html
 */
export class RootPortalElement extends BuiltIn {
  static override readonly properties = { enable: true }
  /** Where its children are while it is enabled. */
  readonly portal = make('div', 'simulator-portal')
  private isOut = true

  override connectedCallback(): void {
    super.connectedCallback()
    this.closest('wx-page')?.append(this.portal)
  }

  disconnectedCallback(): void {
    this.portal.remove()
  }

  override appendChild<Child extends Node>(child: Child): Child {
    return this.insertBefore(child, null)
  }

  override insertBefore<Child extends Node>(child: Child, next: Node | null): Child {
    if (!this.isOut) return super.insertBefore(child, next)
    return this.portal.insertBefore(child, next)
  }

  override removeChild<Child extends Node>(child: Child): Child {
    if (!this.isOut) return super.removeChild(child)
    return this.portal.removeChild(child)
  }

  protected start(): void {}

  protected override changed(): void {
    const [from, to] = this.isOut ? [this.portal, this] : [this, this.portal]
    const children = [...from.childNodes]
    if (this.isOut === this.isOn('enable')) return
    this.isOut = !this.isOut
    for (const child of children) to.appendChild(child)
  }
}
