import type { OpenPage } from '../pages'
import { BuiltIn } from './built-in'

/**
 * The page's bar as the page's data have it; its colours change at once, without the animation.
 * https://developers.weixin.qq.com/miniprogram/dev/component/navigation-bar.html
 */
export class NavigationBarElement extends BuiltIn {
  static override readonly properties = {
    ...{ title: '', loading: false, frontColor: '#ffffff', backgroundColor: '#000000' },
    ...{ colorAnimationDuration: 0, colorAnimationTimingFunc: 'linear' },
  }
  private page: OpenPage | undefined

  protected start(): void {
    const { parentElement } = this
    if (parentElement?.localName !== 'wx-page-meta' || parentElement.firstElementChild !== this) {
      this.context.faults.report(
        new Error('<navigation-bar> must be the first node within <page-meta>'),
      )
      return
    }
    const element = this.closest('wx-page')
    this.page = this.context.stack.pages.find((page) => page.element === element)
  }

  protected override changed(property?: string): void {
    const { frame } = this.context
    const { page } = this
    if (!page) return
    const given = (...names: string[]): boolean =>
      names.some((name) => (property === undefined ? this.isGiven(name) : name === property))
    if (given('title')) frame.setTitle(page, this.text('title'))
    if (given('loading')) frame.setLoading(page, this.isOn('loading'))
    if (given('frontColor', 'backgroundColor')) {
      frame.setColors(page, {
        front: this.text('frontColor'),
        background: this.text('backgroundColor'),
      })
    }
  }
}
