import { agreementsIn, barColors, type Brand, documentsIn, PRIVACY_GUIDE } from '../branding/brand'
import type { Tenant } from '../deployment-fields'
import { fill, unmarked } from '../locales/index'
import type { WeChat } from '../wechat/wechat'

/** Whose documents are shown. */
interface Owner {
  readonly brand: Brand
  readonly tenant: Tenant
}

/** What the page for documents shows. */
export type DocumentPage = ReturnType<Documents['page']>

/** Opens what the person may read before they agree. Reading needs no consent, so nothing is put on the clipboard unasked. */
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
    const { texts } = this.owner.brand
    if (url === PRIVACY_GUIDE) {
      void this.wechat.openPrivacyContract().then((opened) => {
        if (!opened) this.wechat.explain(texts.cannotOpen, texts.ok)
      })
      return
    }
    this.url = url
    void this.wechat.openPage('/routes/document').then((opened) => {
      if (opened || this.url !== url) return
      this.forget()
      this.wechat.explain(`${unmarked(texts.document.openInBrowser)}\n${url}`, texts.ok)
    })
  }

  /** What the page for documents shows: its text if there is one here, the document if WeChat can show it, else its address. */
  page() {
    const { url } = this
    const { brand, tenant } = this.owner
    this.wechat.paint(barColors(tenant.brand, this.wechat.theme()))
    const { businessDomains = [] } = tenant
    const documents = documentsIn(agreementsIn(brand.consentRows))
    const { title = brand.name, text = '' } = documents.find((one) => one.url === url) || {}
    const texts = brand.texts.document
    return {
      url,
      paragraphs: text.split('\n').filter((line) => line.trim()),
      inside: !text && businessDomains.some((origin) => url.startsWith(`${origin}/`)),
      brandStyle: brand.style,
      title,
      texts: { ...texts, openInBrowser: fill(texts.openInBrowser, brand.name) },
      note: '',
    }
  }

  /** Copies the address, and says whether that worked: the clipboard is one of WeChat's privacy interfaces. */
  copy(url: string): Promise<string> {
    const { copied, notCopied } = this.owner.brand.texts.document
    return this.wechat.copyLink(url).then((done) => (done ? copied : notCopied))
  }

  /** The document was closed, could not be opened, or belongs to an earlier launch: no launch may open it. */
  forget(): void {
    this.url = ''
  }

  /** The page for documents was opened by a launch, not by a tap. */
  leave(): void {
    this.wechat.toLoginPage()
  }
}
