import { screenLengths } from '../../build/frame-units'
import { BuiltIn } from './built-in'

const DISC = '<circle cx="12" cy="12" r="10" fill="currentColor"/>'
const RING =
  '<circle cx="12" cy="12" r="9.2" fill="none" stroke="currentColor" stroke-width="1.4"/>'
const stroked = (path: string, color: string): string =>
  `<path d="${path}" fill="none" stroke="${color}" stroke-width="1.8"/>`
const TICK = 'M7 12.4l3.4 3.4L17.2 9'
const CROSS = 'M8.4 8.4l7.2 7.2M15.6 8.4l-7.2 7.2'
const ALERT = 'M12 6.5v7M12 15.6v2'

const ICONS: Readonly<Record<string, readonly [color: string, drawing: string]>> = {
  success: ['#07c160', DISC + stroked(TICK, '#fff')],
  success_no_circle: ['#07c160', stroked(TICK, 'currentColor')],
  info: ['#10aeff', DISC + stroked('M12 6.4v2M12 10.5v7', '#fff')],
  warn: ['#fa5151', DISC + stroked(ALERT, '#fff')],
  waiting: ['#10aeff', DISC + stroked('M12 6.6V13l4 1.6', '#fff')],
  cancel: ['#fa5151', RING + stroked(CROSS, 'currentColor')],
  clear: ['#b2b2b2', DISC + stroked(CROSS, '#fff')],
  download: ['#07c160', RING + stroked('M12 6.6v9M8.4 12.4l3.6 3.6 3.6-3.6', 'currentColor')],
  search: ['#b2b2b2', '<circle cx="11" cy="11" r="6.4" fill="none" stroke="currentColor"/>'],
  circle: ['#c9c9c9', RING],
}

/** https://developers.weixin.qq.com/miniprogram/dev/component/icon.html */
export class IconElement extends BuiltIn {
  static override readonly style = `
wx-icon[hidden] { display: none }
wx-icon { display: inline-block; font-size: 0 }
`
  static override readonly properties = { type: '', size: '23px', color: '' }

  constructor() {
    super()
    this.attachShadow({ mode: 'open' })
  }

  protected start(): void {}

  protected override changed(): void {
    if (!this.shadowRoot) return
    const [color, drawing] = ICONS[this.getAttribute('type') ?? ''] ?? ['#b2b2b2', '']
    const size = this.text('size') || '0'
    const length = Number.isNaN(Number(size)) ? screenLengths(size) : `${size}px`
    const chosen = this.getAttribute('color') || color
    this.shadowRoot.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true">${drawing}</svg>`
    this.shadowRoot
      .querySelector('svg')
      ?.setAttribute('style', `color: ${chosen}; width: ${length}; height: ${length}`)
  }
}
