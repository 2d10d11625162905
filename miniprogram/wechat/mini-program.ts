import { LoginFailure } from '../failure'
import { loginFailureOf, requestFailureOf } from './errno'
import { readPhoneCode } from './phone-answer'
import type { Answer, PostRequest, WeChat } from './wechat'

/** How long `wx.login` may take, in milliseconds. */
const LOGIN_TIMEOUT = 10_000

/** The port to the real `wx`. */
export const miniProgram: WeChat = {
  enterOptions: () => wx.getEnterOptionsSync(),
  language: () => wx.getAppBaseInfo().language,
  login,
  readPhoneCode,
  post,
  uniqueKey: () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`,
  openPrivacyContract: () => wx.openPrivacyContract({}),
  copyLink: (url) => wx.setClipboardData({ data: url }),
}

/** Wrapped by hand: WeChat documents no Promise style for `wx.login`. A success without a code is a failure. */
function login(): Promise<string> {
  return new Promise((resolve, reject) => {
    wx.login({
      timeout: LOGIN_TIMEOUT,
      success: ({ code }) => (code ? resolve(code) : reject(new LoginFailure('login_unavailable'))),
      fail: (error) => reject(loginFailureOf(error)),
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
      success: ({ statusCode, data, header }) =>
        resolve({ status: statusCode, body: data, retryAfter: retryAfterIn(header) }),
      fail: (error) => reject(requestFailureOf(error)),
    })
  })
}

/** Devices differ in how they write header names. */
function retryAfterIn(header: object | undefined): string | undefined {
  const headers = (header || {}) as Readonly<Record<string, unknown>>
  const name = Object.keys(headers).find((key) => key.toLowerCase() === 'retry-after')
  return name === undefined ? undefined : String(headers[name])
}
