import { screenLengths } from '../../build/frame-units'
import { BuiltIn } from './built-in'

/**
 * What a page says of itself as a whole. Its other attributes and its events have no effect here.
 * https://developers.weixin.qq.com/miniprogram/dev/component/page-meta.html
 */
export class PageMetaElement extends BuiltIn {
  static override readonly style = `
wx-page-meta { display: none }
`
  static override readonly properties = {
    ...{ rootFontSize: '', pageFontSize: '', pageStyle: '', pageOrientation: '' },
    ...{ rootBackgroundColor: '', backgroundColor: '', backgroundTextStyle: '' },
    ...{ scrollTop: '', scrollDuration: 300 },
  }
  private page: HTMLElement | undefined

  protected start(): void {
    const { parentElement } = this
    if (parentElement?.localName !== 'wx-page' || parentElement.firstChild !== this) {
      // What WeChat does then is not documented; here it has no effect, and nobody can miss that.
      this.context.faults.report(new Error('<page-meta> must be the first node of a page'))
      return
    }
    this.page = parentElement
  }

  protected override changed(): void {
    if (!this.page) return
    const { style } = this.page
    style.cssText = screenLengths(this.getAttribute('page-style') ?? '')
    // Takes effect in the style sheets, see frame-units.ts: each page has a root of its own.
    style.setProperty('--wx-rem', this.fontSize('root-font-size'))
    const fontSize = this.fontSize('page-font-size')
    if (fontSize) style.fontSize = fontSize
    const color = this.getAttribute('root-background-color')
    if (color) style.backgroundColor = color
    const behind = this.getAttribute('background-color')
    if (behind) this.context.frame.setBackground(this.page, behind)
  }

  private fontSize(attribute: string): string {
    const size = this.getAttribute(attribute) ?? ''
    return size === 'system' ? `${this.context.bridge.fontSizeSetting}px` : screenLengths(size)
  }
}
