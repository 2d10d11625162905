import { LoginFailure } from '../failure'
import { readPhoneCode } from './phone-answer'
import type { Answer, PostRequest, WeChat } from './wechat'

/** `errno` of general failures. https://developers.weixin.qq.com/miniprogram/dev/framework/usability/errno.html */
const TIME_OUT = 5

/** How long `wx.login` may take, in milliseconds. */
const LOGIN_TIMEOUT = 10_000

/** The port to the real `wx`. */
export const miniProgram: WeChat = {
  enterOptions: () => wx.getEnterOptionsSync(),
  language: () => wx.getAppBaseInfo().language,
  login,
  readPhoneCode,
  post,
  openPrivacyContract: () => wx.openPrivacyContract({}),
  copyLink: (url) => wx.setClipboardData({ data: url }),
}

/** Wrapped by hand: WeChat documents no Promise style for `wx.login`. A success without a code is a failure. */
function login(): Promise<string> {
  return new Promise((resolve, reject) => {
    wx.login({
      timeout: LOGIN_TIMEOUT,
      success: ({ code }) => (code ? resolve(code) : reject(new LoginFailure('login_unavailable'))),
      fail: (error) =>
        reject(new LoginFailure(isTimeout(error) ? 'timed_out' : 'login_unavailable')),
    })
  })
}

function post({ url, headers, body, timeout }: PostRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    wx.request({
      url,
      method: 'POST',
      header: { 'content-type': 'application/json', ...headers },
      data: body,
      timeout,
      success: (answer) => resolve({ status: answer.statusCode, body: answer.data }),
      fail: (error) =>
        reject(new LoginFailure(isTimeout(error) ? 'timed_out' : 'network_unreachable')),
    })
  })
}

/** Base libraries before 2.24.0 give no `errno`. */
function isTimeout(error: { errMsg?: string; errno?: number }): boolean {
  return error.errno === TIME_OUT || /time ?out/i.test(error.errMsg ?? '')
}
