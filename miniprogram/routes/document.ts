import type { DocumentPage } from '../session/documents'
import type { LoginSession } from '../session/login-session'

const { documents } = getApp<{ session: LoginSession }>().session

/** Shows one document of the brand in WeChat's browser, or its address if WeChat would refuse it. */
Page({
  data: {} as Partial<DocumentPage>,

  onLoad() {
    if (documents.url) this.setData(documents.page())
    else documents.leave()
  },

  /** A later launch of this page must not show a document of an earlier visit. */
  onUnload() {
    documents.forget()
  },

  /** WeChat refuses the address, or the network is down. */
  onRefused() {
    this.setData({ inside: false })
  },

  onCopy() {
    void documents.copy(this.data.url ?? '').then((note) => this.setData({ note }))
  },
})
