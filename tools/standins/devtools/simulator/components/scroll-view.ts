import { raise } from '../framework'
import { BuiltIn } from './built-in'
import { pixels } from './length'

/** Milliseconds: more often WeChat tells nobody of a scroll, and of an end of it. */
const THROTTLE = 20
const END_THROTTLE = 200

/** What is inside is in a block of its own unless the program enables flex. */
const SHADOW = `<style>
div { flex: none; align-self: flex-start; width: 100% }
:host([enable-flex]) div { display: contents }
</style><div><slot></slot></div>`

/** https://developers.weixin.qq.com/miniprogram/dev/component/scroll-view.html */
export class ScrollViewElement extends BuiltIn {
  static override readonly style = `
wx-scroll-view { display: block }
wx-scroll-view[hidden] { display: none }
wx-scroll-view { width: 100%; overflow: hidden }
wx-scroll-view[scroll-y] { overflow-y: auto }
wx-scroll-view[scroll-x] { overflow-x: auto }
`
  static override readonly properties = {
    ...{ scrollX: false, scrollY: false, scrollTop: 0, scrollLeft: 0, scrollIntoView: '' },
    ...{ upperThreshold: 50, lowerThreshold: 50, scrollWithAnimation: false, enableFlex: false },
    ...{ enableBackToTop: false, enhanced: false, showScrollbar: true, bounces: true },
    ...{ scrollAnchoring: false, pagingEnabled: false, fastDeceleration: false },
    ...{ refresherEnabled: false, refresherThreshold: 45, refresherTriggered: false },
    ...{ refresherDefaultStyle: 'black', refresherBackground: '#FFF' },
  }
  private last = { left: 0, top: 0, at: -Infinity, upper: -Infinity, lower: -Infinity }

  protected start(): void {
    this.attachShadow({ mode: 'open' }).innerHTML = SHADOW
    this.addEventListener('scroll', ({ timeStamp }) => this.tell(timeStamp))
  }

  protected override changed(property?: string): void {
    const is = (name: string) => property === undefined || property === name
    if (is('scrollTop') && this.hasAttribute('scroll-top')) {
      this.go({ top: this.length('scrollTop') })
    }
    if (is('scrollLeft') && this.hasAttribute('scroll-left')) {
      this.go({ left: this.length('scrollLeft') })
    }
    if (is('scrollIntoView')) this.show(this.text('scrollIntoView'))
  }

  /** https://developers.weixin.qq.com/miniprogram/dev/api/ui/scroll/ScrollViewContext.html */
  override node(): object {
    const { layers } = this.context
    return {
      scrollTo: ({ top, left, animated = true }: ScrollToOptions & { animated?: boolean }) =>
        layers.toView(() => {
          const where = {
            ...(top === undefined ? {} : { top }),
            ...(left === undefined ? {} : { left }),
          }
          this.scrollTo({ ...where, behavior: animated ? 'smooth' : 'instant' })
        }),
      scrollIntoView: (selector: string) =>
        layers.toView(() => this.querySelector(selector)?.scrollIntoView()),
    }
  }

  private show(id: string): void {
    // The elements inside may be drawn in the same turn, but after this.
    if (id === '') return
    this.context.layers.toView(() => {
      const found = this.querySelector(`[id="${CSS.escape(id)}"]`)
      if (!found) return
      const [inner, outer] = [found.getBoundingClientRect(), this.getBoundingClientRect()]
      if (this.isOn('scrollY')) this.go({ top: this.scrollTop + inner.top - outer.top })
      if (this.isOn('scrollX')) this.go({ left: this.scrollLeft + inner.left - outer.left })
    })
  }

  private go(where: ScrollToOptions): void {
    this.scrollTo({ ...where, behavior: this.isOn('scrollWithAnimation') ? 'smooth' : 'instant' })
  }

  private length(property: string): number {
    return pixels(this.text(property), this)
  }

  private tell(at: number): void {
    const { last, scrollLeft, scrollTop, scrollHeight, scrollWidth } = this
    if (at - last.at < THROTTLE) return
    last.at = at
    const [deltaX, deltaY] = [last.left - scrollLeft, last.top - scrollTop]
    const detail = { scrollLeft, scrollTop, scrollHeight, scrollWidth, deltaX, deltaY }
    raise(this, 'scroll', detail)
    const { offsetHeight, offsetWidth } = this
    if (this.isOn('scrollY')) {
      this.tellEnds(at, deltaY, scrollTop, scrollHeight - offsetHeight, ['top', 'bottom'])
    }
    if (this.isOn('scrollX')) {
      this.tellEnds(at, deltaX, scrollLeft, scrollWidth - offsetWidth, ['left', 'right'])
    }
    Object.assign(last, { left: scrollLeft, top: scrollTop })
  }

  private tellEnds(
    at: number,
    delta: number,
    position: number,
    end: number,
    [first, second]: readonly [string, string],
  ): void {
    const { last } = this
    if (delta > 0 && position <= this.length('upperThreshold') && at - last.upper > END_THROTTLE) {
      last.upper = at
      raise(this, 'scrolltoupper', { direction: first })
    }
    const lower = position + this.length('lowerThreshold') >= end
    if (delta < 0 && lower && at - last.lower > END_THROTTLE) {
      last.lower = at
      raise(this, 'scrolltolower', { direction: second })
    }
  }
}
