import type { Clock } from '../clock'
import { LoginFailure } from '../failure'
import { LOGIN_TIMEOUT, type WeChat } from './wechat'

/** How much later than promised WeChat may answer, in milliseconds. */
const MARGIN = 1000
/** How long a page or the clipboard may take, in milliseconds. */
const WORKS_TIMEOUT = 5000

/** What WeChat promises to answer. Without a line below, another one does not compile. */
export type Answered = {
  [Name in keyof WeChat]: ReturnType<WeChat[Name]> extends Promise<unknown> ? Name : never
}[keyof WeChat]

/**
 * The same WeChat, but everything that it promises to answer is answered in time. WeChat sometimes never calls back.
 * An answer that comes later is dropped.
 */
export function watched(wechat: WeChat, clock: Clock): WeChat {
  function within<Value>(milliseconds: number, answer: Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      answer.then(resolve, reject)
      clock.after(milliseconds, () => reject(new LoginFailure('timed_out')))
    })
  }
  function works(answer: Promise<boolean>): Promise<boolean> {
    return within(WORKS_TIMEOUT, answer).catch((thrown: unknown) => {
      wechat.report(thrown)
      return false
    })
  }
  const answering: Pick<WeChat, Answered> = {
    login: () => within(LOGIN_TIMEOUT + MARGIN, wechat.login()),
    post: (request) => within(request.timeout + MARGIN, wechat.post(request)),
    get: (url, timeout) => within(timeout + MARGIN, wechat.get(url, timeout)),
    openPrivacyContract: () => works(wechat.openPrivacyContract()),
    openPage: (url) => works(wechat.openPage(url)),
    copyLink: (url) => works(wechat.copyLink(url)),
  }
  return Object.assign(Object.create(wechat) as WeChat, answering)
}
