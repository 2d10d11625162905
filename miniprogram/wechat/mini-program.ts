import { LoginFailure } from '../failure'
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
  // The asynchronous form: nobody waits for it, and its failure throws nothing.
  store: (key, data) => wx.setStorage({ key, data, fail: () => undefined }),
  phoneButton: () =>
    `getPhoneNumber${wx.canIUse('getPrivacySetting') ? '|agreePrivacyAuthorization' : ''}`,
  // Base libraries before 2.32.3 have none.
  openPrivacyContract: (fail) =>
    wx.openPrivacyContract ? wx.openPrivacyContract({ fail }) : fail(),
  openPage: (url, fail) => wx.navigateTo({ url, fail }),
  toLoginPage: () => wx.redirectTo({ url: '/routes/explore' }),
  back: () => wx.navigateBack(),
  copyLink: (data) =>
    new Promise((resolve) => {
      wx.setClipboardData({ data, success: () => resolve(true), fail: () => resolve(false) })
    }),
  explain: (content, confirmText) => wx.showModal({ content, confirmText, showCancel: false }),
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
function retryAfterIn(header: object | undefined): string | undefined {
  const headers = (header || {}) as Readonly<Record<string, unknown>>
  const name = Object.keys(headers).find((key) => key.toLowerCase() === 'retry-after')
  return name === undefined ? undefined : String(headers[name])
}
