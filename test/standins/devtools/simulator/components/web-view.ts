import { BuiltIn } from './built-in'

/** A web page that covers the whole page. Pages that refuse to be framed stay blank. */
export class WebViewElement extends BuiltIn {
  static readonly observedAttributes = ['src']
  private readonly web = document.createElement('iframe')

  protected start(): void {
    const shadow = this.attachShadow({ mode: 'open' })
    this.web.style.cssText = 'position: fixed; inset: 0; width: 100%; height: 100%; border: 0'
    shadow.append(this.web)
    this.attributeChangedCallback()
  }

  attributeChangedCallback(): void {
    const src = this.getAttribute('src')
    if (src && this.isConnected) this.web.src = src
  }
}
