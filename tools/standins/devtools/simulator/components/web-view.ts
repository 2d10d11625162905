import { raise } from '../framework'
import { BuiltIn } from './built-in'

/**
 * A web page that covers the whole page. One that refuses to be framed stays blank.
 * https://developers.weixin.qq.com/miniprogram/dev/component/web-view.html
 */
export class WebViewElement extends BuiltIn {
  static override readonly style = `
wx-web-view { width: 100%; height: 100% }
`
  static override readonly properties = { src: '' }
  private readonly web = document.createElement('iframe')

  protected start(): void {
    const shadow = this.attachShadow({ mode: 'open' })
    this.web.style.cssText = 'position: fixed; inset: 0; width: 100%; height: 100%; border: 0'
    shadow.append(this.web)
  }

  protected override changed(): void {
    const src = this.getAttribute('src')
    if (src) void this.open(src)
  }

  /** A frame does not tell its parent whether it failed, so the address is tried first. */
  private async open(src: string): Promise<void> {
    const isLatest = () => this.isConnected && this.getAttribute('src') === src
    try {
      // WeChat shows a notice of its own then; whether it raises `error` too is not documented.
      if (!this.mayOpen(src)) throw new Error(`${src} is not on a business domain`)
      await fetch(src, { mode: 'no-cors' })
      if (!isLatest()) return
      this.web.onload = () => raise(this, 'load', { src })
      this.web.src = src
    } catch {
      // The documents name both fields and tell only `fullUrl` apart.
      if (isLatest()) raise(this, 'error', { url: src, fullUrl: src })
    }
  }

  /** https only, on a configured domain or one below it. https://developers.weixin.qq.com/miniprogram/dev/framework/ability/domain.html */
  private mayOpen(src: string): boolean {
    const { bridge, options } = this.context
    if (!bridge.urlCheck) return true
    if (!URL.canParse(src)) return false
    const { protocol, hostname } = new URL(src)
    const listed = (domain: string) => hostname === domain || hostname.endsWith(`.${domain}`)
    return protocol === 'https:' && options.webViewDomains.some(listed)
  }
}
