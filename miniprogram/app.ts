import { deployment } from './deployment'
import { LoginSession } from './session/login-session'
import { miniProgram } from './wechat/mini-program'

const { envVersion } = wx.getAccountInfoSync().miniProgram

/** The composition root: the only file that imports from every folder. */
const session = new LoginSession({
  wechat: miniProgram,
  clock: {
    now: () => Date.now(),
    after: (milliseconds, run) => void setTimeout(run, milliseconds),
  },
  environment: deployment.environments[envVersion],
  timeout: deployment.timeout,
})

App({
  session,

  /** At every start and every return to the front: WeChat decides again whether the app can be reached. */
  onShow({ scene }) {
    session.enter(scene)
  },

  /**
   * GenAuth's guide and old cards use other page names. The redirect must happen within this call. It needs no query,
   * because the session reads the launch from WeChat's enter options.
   */
  onPageNotFound() {
    miniProgram.toLoginPage()
  },
})
