import { LoginFailure } from '../failure'
import { fieldsIn } from '../untrusted'
import { loginFailureOf, readPhoneCode, requestFailureOf } from './errno'
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
  get: (url, timeout) => send({ url, timeout }),
  stored,
  // Asynchronous: nothing waits for it, and a failure does not throw.
  store: (key, data) => wx.setStorage({ key, data, fail: () => undefined }),
  phoneButton: () =>
    `getPhoneNumber${wx.canIUse('getPrivacySetting') ? '|agreePrivacyAuthorization' : ''}`,
  // Base libraries before 2.32.3 do not have it.
  openPrivacyContract: (fail) =>
    wx.openPrivacyContract ? wx.openPrivacyContract({ fail }) : fail(),
  openPage: (url, fail) => void wx.navigateTo({ url, fail }),
  toLoginPage: () => void wx.redirectTo({ url: '/routes/explore' }),
  back: () => void wx.navigateBack(),
  copyLink: (data) =>
    new Promise((resolve) => {
      wx.setClipboardData({ data, success: () => resolve(true), fail: () => resolve(false) })
    }),
  explain: (content, confirmText) => void wx.showModal({ content, confirmText, showCancel: false }),
}

/** WeChat documents no Promise style for `wx.login`. A success without a code counts as a failure. */
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
  const header = { 'content-type': 'application/json', ...headers }
  return send({ url, method: 'POST', header, data: body, timeout })
}

function stored(key: string): unknown {
  try {
    return wx.getStorageSync(key)
  } catch {
    return undefined
  }
}

function send(
  request: Pick<WechatMiniprogram.RequestOption, 'url' | 'method' | 'header' | 'data' | 'timeout'>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    wx.request({
      ...request,
      success: ({ statusCode, data, header }) =>
        resolve({ status: statusCode, body: data, retryAfter: retryAfterIn(header) }),
      fail: (error) => reject(requestFailureOf(error)),
    })
  })
}

/** Devices differ in how they write header names. */
function retryAfterIn(header: unknown): string | undefined {
  const headers = fieldsIn(header)
  const name = Object.keys(headers).find((key) => key.toLowerCase() === 'retry-after')
  return name === undefined ? undefined : String(headers[name])
}
