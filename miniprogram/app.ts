import type { Clock } from './clock'
import { deployment } from './deployment'
import { LoginSession } from './session/login-session'
import { fieldsIn, isRecord } from './untrusted'
import { miniProgram } from './wechat/mini-program'
import { watched } from './wechat/watchdog'

const clock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, run) => void setTimeout(run, milliseconds),
}

/** The composition root: the only file that imports from every folder. */
const session = new LoginSession({
  wechat: watched(miniProgram, clock),
  clock,
  environment: deployment.environments[miniProgram.envVersion()],
  timeout: deployment.timeout,
})

App({
  session,

  /** At every start and every return to the front: WeChat decides again whether the app can be reached. */
  onShow(options: unknown) {
    session.enter(isRecord(options) ? options : miniProgram.enterOptions())
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
