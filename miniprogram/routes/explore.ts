import { autorun, type IReactionDisposer } from 'mobx-miniprogram'
import type { LoginSession } from '../session/login-session'
import { changes, type PageData, pageData } from '../session/page-data'

const { session } = getApp<{ session: LoginSession }>()

/** A tap on an element with these `data-` attributes. */
type Tap<Dataset extends object> = WechatMiniprogram.TouchEvent<object, object, Dataset>

/** The login page, at the path GenAuth's guide documents. Shows the session and forwards taps. */
Page({
  /** Nothing is shown before the launch was read. */
  data: {} as PageData,
  stopShowing: undefined as IReactionDisposer | undefined,

  onLoad() {
    session.open()
    this.stopShowing = autorun(() => {
      const patch = changes(this.data, pageData(session))
      if (patch) this.setData(patch)
    })
  },

  onUnload() {
    if (this.stopShowing) this.stopShowing()
  },

  onToggleConsent: ({ currentTarget }: Tap<{ row: number }>) =>
    session.toggleConsent(currentTarget.dataset.row),
  onTakeBack: ({ currentTarget }: Tap<{ row: number }>) =>
    session.takeBackConsent(currentTarget.dataset.row),
  onLogin: () => session.tapLogin(),
  onAgreeAndLogin: () => session.agreeAndTapLogin(),
  onPhoneNumber: ({ detail }: WechatMiniprogram.CustomEvent) => session.answerPhone(detail),
  /** WeChat requires the binding; the phone sheet uses what it grants. */
  onAgreePrivacy: () => undefined,
  onNotNow: () => session.decline(),
  onCloseConsent: () => session.closeConsent(),
  onRetry: () => session.retry(),
  onReturned: () => session.confirmReturn(),
  onReturnFailed: ({ detail }: WechatMiniprogram.CustomEvent) => session.failReturn(detail),
  onOpenDocument: ({ currentTarget }: Tap<{ url?: string }>) =>
    session.documents.open(currentTarget.dataset.url),
  onLogoLoaded: ({ detail }: WechatMiniprogram.ImageLoad) => session.measureLogo(detail),
  onLogoMissing: () => session.failLogo(),
})
