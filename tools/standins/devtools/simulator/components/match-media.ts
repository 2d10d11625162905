import { BuiltIn } from './built-in'

/** https://developers.weixin.qq.com/miniprogram/dev/component/match-media.html */
export class MatchMediaElement extends BuiltIn {
  static override readonly style = `
wx-match-media { display: block }
wx-match-media:is([hidden], [unmatched]) { display: none !important }
`
  static override readonly properties = {
    ...{ width: 0, minWidth: 0, maxWidth: 0, height: 0, minHeight: 0, maxHeight: 0 },
    orientation: '',
  }
  private readonly sizes = new ResizeObserver(() => this.changed())

  override connectedCallback(): void {
    super.connectedCallback()
    this.sizes.observe(this.context.frame.pages)
  }

  disconnectedCallback(): void {
    this.sizes.disconnect()
  }

  protected start(): void {}

  protected override changed(): void {
    const { clientWidth: width, clientHeight: height } = this.context.frame.pages
    const orientation = this.text('orientation')
    const matches =
      this.fits('width', width) &&
      this.fits('height', height) &&
      ['', width > height ? 'landscape' : 'portrait'].includes(orientation)
    this.toggleAttribute('unmatched', !matches)
  }

  /** What is not given, or 0, is not asked. */
  private fits(side: 'width' | 'height', is: number): boolean {
    const named = side === 'width' ? 'Width' : 'Height'
    const asked = (property: string, otherwise: number): number =>
      Number(this.property(property)) || otherwise
    return asked(side, is) === is && asked(`min${named}`, 0) <= is && asked(`max${named}`, is) >= is
  }
}
