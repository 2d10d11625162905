import { LoginFailure } from '../failure'
import { type Fields, fieldsIn, textIn, wholeNumberIn } from '../untrusted'
import { isOlder, KNOWS_REDIRECTS, MINIMUM_BASE_LIBRARY } from './base-library'
import { loginFailureOf, readPhoneCode, requestFailureOf } from './errno'
import { logsOf, writeTo } from './log'
import {
  type Answer,
  type EnvVersion,
  LOGIN_TIMEOUT,
  type PostRequest,
  type WeChat,
} from './wechat'

/** The port to the real `wx`. A function of it that is missing or throws counts as one that fails. */
export const miniProgram: WeChat = {
  envVersion,
  isOutdated: () =>
    envVersion() !== 'develop' && isOlder(textIn(baseInfo().SDKVersion), MINIMUM_BASE_LIBRARY),
  report,
  enterOptions: () => fieldsIn(attempt(() => wx.getEnterOptionsSync())),
  language: () => textIn(baseInfo().language),
  login,
  readPhoneCode,
  post,
  uniqueKey: () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`,
  get: (url, timeout) => send({ url, timeout }),
  stored: (key) => attempt(() => wx.getStorageSync<unknown>(key)),
  // Asynchronous: nothing waits for it.
  store: (key, data) => ask((fail) => wx.setStorage({ key, data, fail }), report),
  phoneButton: () =>
    `getPhoneNumber${attempt(() => wx.canIUse('getPrivacySetting')) ? '|agreePrivacyAuthorization' : ''}`,
  openPrivacyContract: () => works((answer) => wx.openPrivacyContract(answer)),
  openPage: (url) => works((answer) => wx.navigateTo({ url, ...answer })),
  toLoginPage,
  copyLink: (data) => works((answer) => wx.setClipboardData({ data, ...answer })),
  theme: () => (baseInfo().theme === 'dark' ? 'dark' : 'light'),
  onThemeChange: (run) => void attempt(() => wx.onThemeChange(run)),
  paint: ({ front: frontColor, background: backgroundColor }) => {
    ask((fail) => wx.setNavigationBarColor({ frontColor, backgroundColor, fail }), ignore)
    ask((fail) => wx.setBackgroundColor({ backgroundColor, fail }), ignore)
  },
  vibrate: () => ask((fail) => wx.vibrateShort({ type: 'light', fail }), ignore),
  explain: (content, confirmText) =>
    ask((fail) => wx.showModal({ content, confirmText, showCancel: false, fail }), report),
}

/** Asks WeChat for something that it answers later; an error at once is a failure, too. */
function ask(
  run: (fail: (error: unknown) => void) => unknown,
  fail: (error: unknown) => void,
): void {
  try {
    run(fail)
  } catch (thrown) {
    fail(thrown)
  }
}

/** Asks WeChat for something that works or not. */
function works(
  run: (answer: { success: () => void; fail: (error: unknown) => void }) => unknown,
): Promise<boolean> {
  return new Promise((resolve) => {
    ask(
      (fail) => run({ success: () => resolve(true), fail }),
      (error) => {
        report(error)
        resolve(false)
      },
    )
  })
}

/** Of what nobody misses. */
function ignore(): void {
  // Old phones and WeChat for computers have no motor and no bar.
}

/** Asks WeChat for something that it answers at once; `undefined` if it cannot. */
function attempt<Value>(run: () => Value): Value | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}

function toLoginPage(): void {
  ask((fail) => wx.redirectTo({ url: '/routes/explore', fail }), report)
}

function report(thrown: unknown): void {
  writeTo(logsOf(envVersion()), thrown)
}

function envVersion(): EnvVersion {
  const { miniProgram: account } = fieldsIn(attempt(() => wx.getAccountInfoSync()))
  const named = fieldsIn(account).envVersion
  return named === 'develop' || named === 'trial' ? named : 'release'
}

/** Base libraries before 2.20.1 have the older function alone. */
function baseInfo(): Fields {
  const info = fieldsIn(attempt(() => wx.getAppBaseInfo()))
  return info.SDKVersion ? info : { ...fieldsIn(attempt(() => wx.getSystemInfoSync())), ...info }
}

/** WeChat documents no Promise style for `wx.login`. A success without a code counts as a failure. */
function login(): Promise<string> {
  return new Promise((resolve, reject) => {
    ask(
      (fail) =>
        wx.login({
          timeout: LOGIN_TIMEOUT,
          success: (given: unknown) => {
            const code = textIn(fieldsIn(given).code)
            if (code) resolve(code)
            else reject(new LoginFailure('login_unavailable', {}, given))
          },
          fail,
        }),
      (error) => reject(loginFailureOf(error)),
    )
  })
}

function post({ url, headers, body, timeout }: PostRequest): Promise<Answer> {
  const header = { 'content-type': 'application/json', ...headers }
  return send({ url, method: 'POST', header, data: body, timeout })
}

/**
 * A redirect is not followed: it would carry codes to another host, whose answer would be taken for the backend's. Base
 * libraries before 3.2.2 follow it all the same. There, a host that cannot be reached may be one that the backend
 * redirected to, so no failure proves that a request never left.
 */
function send(
  request: Pick<WechatMiniprogram.RequestOption, 'url' | 'method' | 'header' | 'data' | 'timeout'>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    ask(
      (fail) =>
        wx.request({
          ...request,
          redirect: 'manual',
          success: (given: unknown) => {
            const { statusCode, data, header } = fieldsIn(given)
            const status = wholeNumberIn(statusCode) || 0
            resolve({ status, body: data, retryAfter: retryAfterIn(header) })
          },
          fail,
        }),
      (error) => reject(requestFailureOf(error, mayFollow())),
    )
  })
}

function mayFollow(): boolean {
  const version = textIn(baseInfo().SDKVersion)
  return version === '' || isOlder(version, KNOWS_REDIRECTS)
}

/** Devices differ in how they write header names. */
function retryAfterIn(header: unknown): string | undefined {
  const headers = fieldsIn(header)
  const name = Object.keys(headers).find((key) => key.toLowerCase() === 'retry-after')
  return name === undefined ? undefined : String(headers[name])
}
