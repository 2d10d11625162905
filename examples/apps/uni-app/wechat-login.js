import { finish, Refusal, start } from './login-server'

const ATTEMPT = 'wechat-login-attempt'
const SEEN = 'wechat-login-seen'

/**
 * What the app shows.
 * @typedef {{ loggedIn(session: string): void, failed(message: string): void }} LoginPage
 */

// region launch
/**
 * The button calls it. Nothing waits for the result: somebody who comes back without one taps again.
 * @param {LoginPage} page
 */
export async function logIn(page) {
  const weixin = await findWeChat()
  if (!weixin) return page.failed('Please install WeChat')
  try {
    const { attempt, path } = await start('en')
    uni.setStorageSync(ATTEMPT, attempt)
    weixin.launchMiniProgram(
      { id: 'gh_a781a791e29e', path, type: 0 },
      // @ts-expect-error Seen in practice, not documented: gets the mini program's text.
      (extMsg) => deliver(extMsg, page),
      // The same: called if WeChat refused the launch.
      (/** @type {{ code?: number }} */ error) =>
        page.failed(`WeChat refused the launch: ${error?.code ?? ''}`),
    )
  } catch {
    page.failed('Please try again')
  }
}
// endregion

/**
 * Undefined: WeChat is not in the package or not on the phone.
 * @returns {Promise<PlusShareShareService | undefined>}
 */
function findWeChat() {
  if (!plus.runtime.isApplicationExist({ pname: 'com.tencent.mm', action: 'weixin://' })) {
    return Promise.resolve(undefined)
  }
  return new Promise((resolve) =>
    plus.share.getServices(
      (services) => resolve(services.find(({ id }) => String(id) === 'weixin')),
      () => resolve(undefined),
    ),
  )
}

// region result
/**
 * Call it in onShow of App.vue, which runs at a cold start too: the documented way.
 * @param {LoginPage} page
 */
export function readResult(page) {
  return deliver(plus.runtime.arguments, page)
}

/**
 * Each text once: `plus.runtime.arguments` cannot be emptied, and both ways may bring the same text.
 * @param {unknown} extMsg
 * @param {LoginPage} page
 */
async function deliver(extMsg, page) {
  const attempt = uni.getStorageSync(ATTEMPT)
  if (typeof extMsg !== 'string' || extMsg === '' || !attempt) return
  if (uni.getStorageSync(SEEN) === extMsg) return
  uni.setStorageSync(SEEN, extMsg)
  try {
    const session = await finish(attempt, extMsg)
    if (session) page.loggedIn(session)
  } catch (error) {
    page.failed(error instanceof Refusal ? error.message : 'Please try again')
  }
}
// endregion
