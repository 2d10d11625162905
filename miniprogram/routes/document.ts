import type { LoginSession } from '../session/login-session'

const { documents } = getApp<{ session: LoginSession }>().session

/** Shows one document of the brand, in WeChat's browser. */
Page({
  data: { url: '' },

  onLoad() {
    if (documents.url) this.setData({ url: documents.url })
    else documents.leave()
  },

  /** A later launch of this page must not show a document of an earlier visit. */
  onUnload() {
    documents.url = ''
  },

  onRefused: () => documents.fail(),
})
