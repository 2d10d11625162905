import type { Clock } from '../clock'
import { LoginFailure } from '../failure'
import { LOGIN_TIMEOUT, type WeChat } from './wechat'

/** How much later than promised WeChat may answer, in milliseconds. */
const MARGIN = 1000
/** How long the clipboard may take, in milliseconds. */
const COPY_TIMEOUT = 3000

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
  const answering: Pick<WeChat, 'login' | 'post' | 'get' | 'copyLink'> = {
    login: () => within(LOGIN_TIMEOUT + MARGIN, wechat.login()),
    post: (request) => within(request.timeout + MARGIN, wechat.post(request)),
    get: (url, timeout) => within(timeout + MARGIN, wechat.get(url, timeout)),
    copyLink: (url) => within(COPY_TIMEOUT, wechat.copyLink(url)).catch(() => false),
  }
  return Object.assign(Object.create(wechat) as WeChat, answering)
}
