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
  private readonly last: Record<string, unknown> = { ...NavigationBarElement.properties }

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

  protected override changed(): void {
    const { page } = this
    if (!page) return
    const { frame } = this.context
    if (this.isNews('title')) frame.setTitle(page, this.text('title'))
    if (this.isNews('loading')) frame.setLoading(page, this.isOn('loading'))
    if (this.isNews('frontColor', 'backgroundColor')) {
      frame.setColors(page, {
        front: this.text('frontColor'),
        background: this.text('backgroundColor'),
      })
    }
  }

  /** What is as it was, or never was anything else, leaves the bar as the page's JSON and `wx` have it. */
  private isNews(...names: readonly string[]): boolean {
    const changed = names.filter((name) => this.property(name) !== this.last[name])
    for (const name of changed) this.last[name] = this.property(name)
    return changed.length > 0
  }
}
