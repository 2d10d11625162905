import type { Clock } from '../clock'
import type { WeChat } from '../wechat/wechat'

/** A login code expires after 300 s. An older one than this is not posted, so that it is still valid on arrival. Milliseconds. */
const FRESH_FOR = 240_000

interface Fetched {
  /** Milliseconds since 1970. */
  readonly since: number
  readonly promise: Promise<string>
}

/** Fetches one login code for a login and keeps it until it is used or too old. */
export class LoginCode {
  private fetched: Fetched | undefined = undefined
  private readonly wechat: Pick<WeChat, 'login'>
  private readonly clock: Clock

  constructor(wechat: Pick<WeChat, 'login'>, clock: Clock) {
    this.wechat = wechat
    this.clock = clock
  }

  /** @throws LoginFailure `login_unavailable`, `login_blocked`, `timed_out` */
  fetch(): Promise<string> {
    const now = this.clock.now()
    const { fetched } = this
    if (fetched && now >= fetched.since && now - fetched.since < FRESH_FOR) return fetched.promise
    const promise = this.wechat.login()
    // If the person refuses the phone sheet, nothing waits for the code any more.
    promise.catch(() => undefined)
    this.fetched = { since: now, promise }
    return promise
  }

  /** After a use, or for another launch: the next `fetch` asks WeChat. */
  forget(): void {
    this.fetched = undefined
  }
}
