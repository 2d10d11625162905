import { autorun, type IReactionDisposer } from 'mobx-miniprogram'
import { deployment } from '../deployment'
import type { LoginSession } from '../session/login-session'
import { changes, initialPageData, pageData } from '../session/page-data'

const { session } = getApp<{ session: LoginSession }>()

/** The login page, at the path GenAuth's guide documents. Shows the session and passes taps on. */
Page({
  data: initialPageData,
  stopShowing: undefined as IReactionDisposer | undefined,

  onLoad() {
    session.start()
    this.stopShowing = autorun(() => {
      const patch = changes(this.data, pageData(session, deployment))
      if (patch) this.setData(patch)
    })
  },

  onUnload() {
    if (this.stopShowing) this.stopShowing()
  },

  onToggleAgreed: () => session.toggleAgreed(),
  onLogin: () => session.tapLogin(),
  onAgreeAndLogin: () => session.agreeAndTapLogin(),
  onPhoneNumber: (event: WechatMiniprogram.CustomEvent) => session.answerPhone(event.detail),
  /** WeChat wants the binding; what it grants, the phone sheet uses. */
  onAgreePrivacy: () => undefined,
  onNotNow: () => session.decline(),
  onCloseConsent: () => session.closeConsent(),
  onRetry: () => session.retry(),
  onReturned: () => session.confirmReturn(),
  onReturnFailed: () => session.failReturn(),
  onOpenPrivacyGuide: () => session.openPrivacyGuide(),
  onOpenAgreement: (event: WechatMiniprogram.TouchEvent) =>
    session.openAgreement(event.currentTarget.dataset.index),
})
