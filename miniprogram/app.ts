import { contractsOf } from './contracts/index'
import { deployment } from './deployment'
import { LoginSession } from './session/login-session'
import { miniProgram } from './wechat/mini-program'

const { envVersion } = wx.getAccountInfoSync().miniProgram
const { timeout, environments } = deployment
const environment = environments[envVersion]

/** The composition root: the only file that names everybody. */
const session = new LoginSession({
  wechat: miniProgram,
  clock: {
    now: () => Date.now(),
    after: (milliseconds, run) => void setTimeout(run, milliseconds),
  },
  acceptLaunch: contractsOf(environment.tenants, { host: environment.host, timeout }),
  environment,
})

App({
  session,

  /** At every start and every return to the front: WeChat decides anew whether the app can be reached. */
  onShow({ scene }) {
    session.enter(scene)
  },

  /**
   * The guide's prose and old cards name the page otherwise. The redirect must happen within this call; the launch is
   * read from WeChat's enter options, so its query need not come along.
   */
  onPageNotFound() {
    miniProgram.toLoginPage()
  },
})
