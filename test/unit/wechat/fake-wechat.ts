import { LoginFailure } from '../../../miniprogram/failure'
import type { EnterOptions } from '../../../miniprogram/launch/launch'
import { readPhoneCode } from '../../../miniprogram/wechat/phone-answer'
import type { Answer, PostRequest, WeChat } from '../../../miniprogram/wechat/wechat'

/** WeChat as a test wants it: every answer waits until the test gives it. */
export class FakeWeChat implements WeChat {
  entered: EnterOptions = {}
  spoken = 'zh_CN'
  opened: string[] = []
  readonly logins: Pending<string>[] = []
  readonly posts: (PostRequest & Pending<GivenAnswer>)[] = []
  private keys = 0

  enterOptions = () => this.entered
  language = () => this.spoken
  readPhoneCode = readPhoneCode
  login = () => pend(this.logins, {})
  post = (request: PostRequest): Promise<Answer> =>
    pend(this.posts, request).then((given) => ({ retryAfter: undefined, ...given }))
  /** `key-1`, `key-2`, … */
  uniqueKey = () => `key-${(this.keys += 1)}`
  openPrivacyContract = () => void this.opened.push('privacy guide')
  copyLink = (url: string) => void this.opened.push(url)

  /** The body of every post, in order. */
  get bodies(): object[] {
    return this.posts.map(({ body }) => body)
  }
}

/** An answer as a test writes it: most backends send no `Retry-After`. */
export interface GivenAnswer extends Omit<Answer, 'retryAfter'> {
  readonly retryAfter?: string
}

interface Pending<Value> {
  resolve(value: Value): void
  reject(failure: LoginFailure): void
}

function pend<Value, Asked extends object>(
  list: (Asked & Pending<Value>)[],
  asked: Asked,
): Promise<Value> {
  return new Promise((resolve, reject) => list.push({ ...asked, resolve, reject }))
}
