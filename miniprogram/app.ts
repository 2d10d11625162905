import { deployment } from './deployment'
import { LoginSession } from './session/login-session'
import { fieldsIn } from './untrusted'
import { miniProgram } from './wechat/mini-program'

/** The composition root: the only file that imports from every folder. */
const session = new LoginSession({
  wechat: miniProgram,
  clock: {
    now: () => Date.now(),
    after: (milliseconds, run) => void setTimeout(run, milliseconds),
  },
  environment: deployment.environments[miniProgram.envVersion()],
  timeout: deployment.timeout,
})

App({
  session,

  /** At every start and every return to the front: WeChat decides again whether the app can be reached. */
  onShow(options: unknown) {
    const { scene } = fieldsIn(options)
    session.enter(typeof scene === 'number' ? scene : 0)
  },

  /** What nobody foresaw. WeChat passes its text. */
  onError: (text: unknown) => miniProgram.report(text),
  onUnhandledRejection: (rejected: unknown) => miniProgram.report(fieldsIn(rejected).reason),

  /**
   * GenAuth's guide and old cards use other page names. The redirect must happen within this call. It needs no query,
   * because the session reads the launch from WeChat's enter options.
   */
  onPageNotFound() {
    miniProgram.toLoginPage()
  },
})
