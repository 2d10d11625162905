import { type Brand, PRIVACY_GUIDE } from '../branding/brand'
import type { Tenant } from '../deployment-fields'
import type { WeChat } from '../wechat/wechat'

/** Whose documents are shown. */
interface Owner {
  readonly brand: Brand
  readonly tenant: Tenant
}

/** Opens what the person may read before they agree: on a page if WeChat can show it, else the link is copied. */
export class Documents {
  /** The document that is open on a page of its own. Never in the page's address, so that no launch can choose it. */
  url = ''
  private readonly wechat: WeChat
  private readonly owner: Owner

  constructor(wechat: WeChat, owner: Owner) {
    this.wechat = wechat
    this.owner = owner
  }

  /** `url` is one of the brand's, or `PRIVACY_GUIDE`; `undefined` if there is nothing to open. */
  open(url: string | undefined): void {
    if (!url) return
    const { businessDomains = [] } = this.owner.tenant
    if (url === PRIVACY_GUIDE) this.wechat.openPrivacyContract(() => this.explain('cannotOpen'))
    else if (businessDomains.some((origin) => url.startsWith(`${origin}/`))) {
      this.url = url
      this.wechat.openPage('/routes/document', () => this.copy(url))
    } else this.copy(url)
  }

  /** The page could not show the document: WeChat refuses the address, or the network is down. */
  fail(): void {
    this.wechat.back()
    this.copy(this.url)
  }

  /** The page for documents was opened by a launch, not by a tap. */
  leave(): void {
    this.wechat.toLoginPage()
  }

  private copy(url: string): void {
    void this.wechat
      .copyLink(url)
      .then((copied) => this.explain(copied ? 'linkCopied' : 'linkNotCopied', `\n${url}`))
  }

  private explain(text: 'cannotOpen' | 'linkCopied' | 'linkNotCopied', more = ''): void {
    const { texts } = this.owner.brand
    this.wechat.explain(texts[text] + more, texts.ok)
  }
}
