import { screenLengths } from '../../build/frame-units'
import { raise } from '../framework'
import { make } from '../surfaces/make'
import { BACK } from '../page-stack'
import { BuiltIn } from './built-in'

const SHADOW = `<style>
.overlay, .popup { position: fixed; left: 0; width: 100%; transition: opacity ease, transform ease }
.overlay { top: 0; height: 100%; background: rgba(0, 0, 0, 0.7) }
.popup { bottom: 0; box-sizing: border-box; max-height: 100%; overflow: hidden; background: #fff }
:host([round]) .popup { border-radius: 20px 20px 0 0 }
:host([position="top"]) .popup { top: 0; bottom: auto }
:host([round][position="top"]) .popup { border-radius: 0 0 20px 20px }
:host(:is([position="right"], [position="center"])) .popup { height: 100%; border-radius: 0 }
:host(:not([entered])) .overlay { opacity: 0 }
:host(:not([entered])) .popup { transform: translateY(100%) }
:host([position="top"]:not([entered])) .popup { transform: translateY(-100%) }
:host([position="right"]:not([entered])) .popup { transform: translateX(100%) }
:host([position="center"]:not([entered])) .popup { opacity: 0; transform: none }
</style>`

/**
 * A page within the page, which the way back closes.
 * https://developers.weixin.qq.com/miniprogram/dev/component/page-container.html
 */
export class PageContainerElement extends BuiltIn {
  static override readonly style = `
wx-page-container { display: none }
wx-page-container[open] { display: block }
wx-page:has(wx-page-container[open]) { overflow: hidden }
`
  static override readonly properties = {
    ...{ show: false, duration: 300, zIndex: 100, overlay: true, position: 'bottom' },
    ...{ round: false, closeOnSlideDown: false, overlayStyle: '', customStyle: '' },
  }
  private readonly overlay = make('div', 'overlay')
  private readonly popup = make('div', 'popup', make('slot', ''))
  private isShown = false
  private ending: number | undefined

  protected start(): void {
    const shadow = this.attachShadow({ mode: 'open' })
    shadow.innerHTML = SHADOW
    shadow.append(this.overlay, this.popup)
    this.overlay.addEventListener('click', () => {
      raise(this, 'clickoverlay', {})
      this.close()
    })
    let from = 0
    this.popup.addEventListener('pointerdown', ({ clientY }) => (from = clientY))
    this.popup.addEventListener('pointermove', ({ clientY, buttons }) => {
      const isFar = buttons > 0 && clientY - from > this.context.frame.pages.clientWidth / 2
      if (isFar && this.isOn('closeOnSlideDown')) this.close()
    })
    const page = this.closest('wx-page')
    page?.addEventListener(BACK, (event) => {
      if (!this.isShown || !this.isConnected) return
      event.preventDefault()
      this.close()
    })
    if (page?.querySelector(this.localName) === this) return
    this.context.faults.report(new Error('a page has one <page-container>, not more'))
  }

  protected override changed(): void {
    const { overlay, popup } = this
    const timing = `transition-duration: ${this.text('duration')}ms; z-index: ${this.text('zIndex')};`
    overlay.hidden = !this.isOn('overlay')
    overlay.style.cssText = timing + screenLengths(this.text('overlayStyle'))
    popup.style.cssText = timing + screenLengths(this.text('customStyle'))
    if (this.isShown !== this.isOn('show')) this.pass(!this.isShown)
  }

  private close(): void {
    this.removeAttribute('show')
  }

  /** Comes or goes. */
  private pass(comes: boolean): void {
    const way = comes ? 'enter' : 'leave'
    this.isShown = comes
    raise(this, `before${way}`, {})
    if (comes) this.toggleAttribute('open', true)
    raise(this, way, {})
    // From where it is: without this the browser would see the end alone.
    this.popup.getBoundingClientRect()
    this.toggleAttribute('entered', comes)
    clearTimeout(this.ending)
    this.ending = window.setTimeout(
      () => {
        raise(this, `after${way}`, {})
        this.toggleAttribute('open', comes)
      },
      Number(this.property('duration')),
    )
  }
}
