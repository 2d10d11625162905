import { Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'

import type { Adapter } from './adapter'
import type { WeChatConfig } from './config'
import { Refusal } from './refusal'
import { digest, seal, unseal } from './sealed'
import type { Store, User } from './store'
import { ask } from './wire'

/** What an answer of WeChat's may hold; HTTP is always 200. */
const Answer = Type.Partial(
  Type.Object({
    errcode: Type.Integer(),
    openid: Type.String(),
    unionid: Type.String(),
    phone_info: Type.Object({ phoneNumber: Type.String({ minLength: 1 }) }),
    access_token: Type.String(),
    expires_in: Type.Number(),
  }),
)
const KeptToken = Type.Object({ token: Type.String(), refreshAt: Type.Number() })

const REASONS = new Map<number, 'bad_code' | 'blocked' | 'too_many'>([
  [40029, 'bad_code'],
  [40163, 'bad_code'],
  [40226, 'blocked'],
  [45011, 'too_many'],
])
/** 40001, 40014 and 42001: somebody replaced the token, or it expired. */
const STALE = [40001, 40014, 42001]
/** Longer than WeChat is waited for. Seconds. */
const LOCK = 10
const WAIT = { step: 50, steps: 60 }

/** WeChat's own server, and a user table of one's own. */
export class WeChat implements Adapter {
  private readonly config: WeChatConfig
  private readonly store: Store
  private readonly now: () => number
  /** Another one after the AppSecret changed, which also opens it. */
  private readonly tokenKey: string

  constructor(config: WeChatConfig, store: Store, now: () => number) {
    this.config = config
    this.store = store
    this.now = now
    this.tokenKey = digest('wechat token', config.WECHAT_APP_ID, config.WECHAT_APP_SECRET)
  }

  async logIn(...[{ loginCode, phoneCode }, admit]: Parameters<Adapter['logIn']>) {
    const { openid, unionid = null } = await this.session(loginCode)
    const person = digest('openid', openid)
    await admit(person)
    const phone = phoneCode === undefined ? null : await this.phone(phoneCode, openid)
    const user = await this.store.logIn({ openid: person, phone }, !this.config.LOGIN_ONLY)
    return { ...allowed(user), openid, unionid }
  }

  /** https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html */
  private async session(code: string) {
    const { WECHAT_APP_ID: appid, WECHAT_APP_SECRET: secret } = this.config
    const query = { appid, secret, js_code: code, grant_type: 'authorization_code' }
    const answer = await ask(Answer, this.url('/sns/jscode2session', query))
    if (!answer.openid) throw refusalOf(answer.errcode)
    return { openid: answer.openid, unionid: answer.unionid }
  }

  /**
   * WeChat refuses the code of another person because it gets the openid, too.
   * https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-info/phone-number/getPhoneNumber.html
   */
  private async phone(code: string, openid: string): Promise<string> {
    const call = (access_token: string) => {
      const url = this.url('/wxa/business/getuserphonenumber', { access_token })
      return ask(Answer, url, { body: { code, openid } })
    }
    const token = await this.accessToken()
    let answer = await call(token)
    if (STALE.includes(answer.errcode ?? 0)) answer = await call(await this.accessToken(token))
    if (!answer.phone_info) throw refusalOf(answer.errcode)
    return answer.phone_info.phoneNumber
  }

  /** The token that all processes share; one of them fetches it, five minutes before the last one expires. */
  private async accessToken(stale?: string): Promise<string> {
    for (let step = 0; step < WAIT.steps; step += 1) {
      const kept = await this.keptToken(stale)
      if (kept !== undefined) return kept
      const lock = `${this.tokenKey} lock`
      if (await this.store.add(lock, '', LOCK)) {
        try {
          // It may have come between the look and the lock.
          return (await this.keptToken(stale)) ?? (await this.fetchToken())
        } finally {
          await this.store.take(lock)
        }
      }
      await new Promise((resolve) => setTimeout(resolve, WAIT.step))
    }
    throw new Refusal('busy', { problem: 'no access token came' })
  }

  private async keptToken(stale: string | undefined): Promise<string | undefined> {
    const sealed = await this.store.get(this.tokenKey)
    if (sealed === null) return undefined
    const kept = unseal(this.config.WECHAT_APP_SECRET, sealed)
    const { token, refreshAt } = Value.Parse(KeptToken, kept)
    return token !== stale && this.now() < refreshAt ? token : undefined
  }

  /** https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-access-token/getStableAccessToken.html */
  private async fetchToken(): Promise<string> {
    const { WECHAT_APP_ID: appid, WECHAT_APP_SECRET: secret } = this.config
    const body = { grant_type: 'client_credential', appid, secret }
    const answer = await ask(Answer, this.url('/cgi-bin/stable_token'), { body })
    const { access_token: token, expires_in = 0 } = answer
    if (!token) throw refusalOf(answer.errcode)
    const refreshAt = this.now() + Math.max(expires_in - 300, expires_in / 2) * 1000
    const kept = seal(secret, { token, refreshAt })
    await this.store.set(this.tokenKey, kept, Math.ceil(expires_in) + 1)
    return token
  }

  private url(path: string, query: Record<string, string> = {}): URL {
    return new URL(`${path}?${new URLSearchParams(query).toString()}`, this.config.WECHAT_URL)
  }
}

function allowed(user: User | null): { id: string; phone: string | null } {
  if (user === null) throw new Refusal('unknown_user')
  const { id, phone, status } = user
  switch (status) {
    case 'locked':
      throw new Refusal('user_locked')
    case 'disabled':
      throw new Refusal('user_disabled')
    case null:
      return { id, phone }
  }
}

/** Any other errcode is a mistake in the configuration, or WeChat is busy: the log has it. */
function refusalOf(errcode = 0): Refusal {
  const reason = REASONS.get(errcode) ?? 'busy'
  return new Refusal(reason, { errcode })
}
