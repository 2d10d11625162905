import { autorun, type IReactionDisposer } from 'mobx-miniprogram'
import type { LoginSession } from '../session/login-session'
import { changes, type PageData, pageData } from '../session/page-data'

const { session } = getApp<{ session: LoginSession }>()

/** The login page, at the path GenAuth's guide documents. Shows the session and passes taps on. */
Page({
  /** Before the launch is read there is nothing to show. */
  data: {} as PageData,
  stopShowing: undefined as IReactionDisposer | undefined,

  onLoad() {
    session.start()
    this.stopShowing = autorun(() => {
      const patch = changes(this.data, pageData(session))
      if (patch) this.setData(patch)
    })
  },

  onUnload() {
    if (this.stopShowing) this.stopShowing()
  },

  onToggleConsent: ({ currentTarget }: WechatMiniprogram.TouchEvent) =>
    session.toggleConsent(currentTarget.dataset.row),
  onLogin: () => session.tapLogin(),
  onAgreeAndLogin: () => session.agreeAndTapLogin(),
  onPhoneNumber: ({ detail }: WechatMiniprogram.CustomEvent) => session.answerPhone(detail),
  /** WeChat wants the binding; what it grants, the phone sheet uses. */
  onAgreePrivacy: () => undefined,
  onNotNow: () => session.decline(),
  onCloseConsent: () => session.closeConsent(),
  onRetry: () => session.retry(),
  onReturned: () => session.confirmReturn(),
  onReturnFailed: () => session.failReturn(),
  onOpenDocument: ({ currentTarget }: WechatMiniprogram.TouchEvent) =>
    session.documents.open(currentTarget.dataset.url),
  onLogoMissing: () => session.failLogo(),
})
