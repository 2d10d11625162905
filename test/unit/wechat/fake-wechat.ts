import type { LoginFailure } from '../../../miniprogram/failure'
import type { EnterOptions } from '../../../miniprogram/launch/launch'
import { readPhoneCode } from '../../../miniprogram/wechat/errno'
import type { Answer, EnvVersion, PostRequest, WeChat } from '../../../miniprogram/wechat/wechat'

/** WeChat as a test wants it: every answer waits until the test gives it. */
export class FakeWeChat implements WeChat {
  entered: EnterOptions = {}
  spoken = 'zh_CN'
  opened: string[] = []
  readonly logins: Pending<string>[] = []
  readonly posts: (PostRequest & Pending<GivenAnswer>)[] = []
  private keys = 0

  outdated = false
  /** Failures that were written to the log. */
  readonly reported: unknown[] = []

  version: EnvVersion = 'develop'
  envVersion = () => this.version
  isOutdated = () => this.outdated
  report = (thrown: unknown) => void this.reported.push(thrown)
  enterOptions = () => this.entered
  language = () => this.spoken
  readPhoneCode = readPhoneCode
  login = () => pend(this.logins, {})
  post = (request: PostRequest): Promise<Answer> =>
    pend(this.posts, request).then((given) => ({ retryAfter: undefined, ...given }))
  /** `key-1`, `key-2`, … */
  uniqueKey = () => `key-${(this.keys += 1)}`
  readonly gets: ({ url: string } & Pending<Answer>)[] = []
  /** What is kept on the device, by key. */
  readonly storage: Record<string, unknown> = {}
  /** Does opening a page or the privacy guide fail? */
  refuses = false
  /** Does the clipboard take a link? */
  copies = true
  button = 'getPhoneNumber|agreePrivacyAuthorization'

  get = (url: string) => pend(this.gets, { url })
  stored = (key: string) => this.storage[key]
  store = (key: string, value: object) =>
    void (this.storage[key] = JSON.parse(JSON.stringify(value)) as unknown)
  phoneButton = () => this.button
  openPrivacyContract = () => this.note('privacy guide')
  openPage = (url: string) => this.note(url)
  toLoginPage = () => void this.opened.push('login page')
  copyLink = (url: string) => {
    this.opened.push(`copied ${url}`)
    return Promise.resolve(this.copies)
  }
  mode: 'light' | 'dark' = 'light'
  theme = () => this.mode
  onThemeChange = (run: () => void) => void (this.changeTheme = run)
  /** The person sets the phone to light or dark. */
  changeTheme: () => void = () => undefined
  /** Backgrounds of the bar, the last one last. */
  readonly painted: string[] = []
  paint = ({ background }: { readonly background: string }) => void this.painted.push(background)
  vibrations = 0
  vibrate = () => void (this.vibrations += 1)
  explain = (text: string) => void this.opened.push(text)

  private note(what: string): Promise<boolean> {
    if (!this.refuses) this.opened.push(what)
    return Promise.resolve(!this.refuses)
  }

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
