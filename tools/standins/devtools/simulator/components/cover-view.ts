import { BuiltIn } from './built-in'
import { pixels } from './length'

/** https://developers.weixin.qq.com/miniprogram/dev/component/cover-view.html */
export class CoverViewElement extends BuiltIn {
  static override readonly style = `
wx-cover-view { display: block; overflow: hidden; font-family: -apple-system; line-height: 1.2;
  white-space: nowrap }
wx-button wx-cover-view { line-height: inherit; white-space: inherit }
wx-cover-view[hidden] { display: none }
`
  static override readonly properties = {
    ...{ scrollTop: -1, scrollLeft: -1 },
    ...{ hoverClass: '', hoverStopPropagation: false, hoverStartTime: 50, hoverStayTime: 400 },
  }

  protected start(): void {}

  /** Where it is scrolled to, if its style lets it scroll. */
  protected override changed(): void {
    this.scrollTo({
      ...this.given('top', 'scrollTop'),
      ...this.given('left', 'scrollLeft'),
      behavior: 'instant',
    })
  }

  private given(edge: 'top' | 'left', property: string): ScrollToOptions {
    const text = this.text(property)
    return text.startsWith('-') ? {} : { [edge]: pixels(text, this) }
  }
}
