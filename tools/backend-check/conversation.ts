import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Consent, LoginResult } from '../../miniprogram/contracts/contract'
import type { EnabledContract } from '../../miniprogram/contracts/enabled'
import { exchange } from '../../miniprogram/contracts/exchange'
import { asLoginFailure, LoginFailure } from '../../miniprogram/failure'
import { readLaunch } from '../../miniprogram/launch/launch'
import type { Answer, PostRequest } from '../../miniprogram/wechat/wechat'

/** What came back from the backend. */
export interface Reply {
  readonly status: number
  readonly body: unknown
  readonly type: string
  /** The header. */
  readonly retryAfter: string | undefined
  readonly milliseconds: number
}

/** One login: what the backend answered, and what the mini program makes of it. */
export interface Turn {
  /** `undefined`: no answer in time, or no connection. */
  readonly reply: Reply | undefined
  readonly outcome: LoginResult | LoginFailure
}

export interface Asked {
  readonly loginCode: string
  readonly phoneCode?: string | undefined
  /** Of the language on screen. */
  readonly lang?: string
  readonly consents?: readonly Consent[]
  /** Of the launch, besides what names the contract. */
  readonly query?: Readonly<Record<string, string>>
  /** Two logins with the same key are the same login. */
  readonly key?: string
  /** Sent in place of what the mini program posts. */
  readonly body?: object | string
}

/** The deployment's `timeout` as shipped. */
export const TIMEOUT = 10_000

/** Plays the mini program before a backend: the same code posts, and reads what comes. */
export class Conversation {
  readonly replies: Reply[] = []
  private readonly host: string
  private readonly contract: EnabledContract
  private readonly query: Readonly<Record<string, string>>

  /** `query`: of a launch that the contract serves. */
  constructor(host: string, contract: EnabledContract, query: Readonly<Record<string, string>>) {
    this.host = host
    this.contract = contract
    this.query = query
  }

  async logIn(asked: Asked): Promise<Turn> {
    const { loginCode, phoneCode, lang = 'zh-CN', consents = [], key = randomUUID() } = asked
    const query = { ...this.query, ...asked.query, getPhone: phoneCode === undefined ? '0' : '1' }
    const login = this.contract.accept(readLaunch({ query, scene: 1069 }))
    if (!login?.request) throw new Error('the contract does not serve its own launch')
    let reply: Reply | undefined
    const post = async (request: PostRequest): Promise<Answer> => {
      const body = asked.body ?? request.body
      reply = await this.ask(request.url, { headers: request.headers, body })
      return reply
    }
    const outcome = await exchange(
      login,
      { loginCode, phoneCode, age: 0, lang, consents },
      {
        wechat: { post, uniqueKey: () => key },
        endpoint: { host: this.host, timeout: TIMEOUT },
        message: 'ok',
        // A request that never left is not repeated here: the report shall show it.
        isWanted: () => false,
      },
    ).catch(asLoginFailure)
    return { reply, outcome }
  }

  /** What the app's server asks. */
  redeem(path: string, body: object): Promise<Reply> {
    return this.ask(this.host + path, { headers: {}, body })
  }

  /** As WeChat posts: redirects are not followed. @throws LoginFailure */
  private async ask(
    url: string,
    { headers, body }: { headers: Readonly<Record<string, string>>; body: object | string },
  ): Promise<Reply> {
    const started = performance.now()
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT),
      })
      const reply = {
        status: response.status,
        body: parsed(await response.text()),
        type: response.headers.get('content-type') ?? '',
        retryAfter: response.headers.get('retry-after') ?? undefined,
        milliseconds: Math.round(performance.now() - started),
      }
      this.replies.push(reply)
      return reply
    } catch (thrown) {
      const isLate = thrown instanceof Error && thrown.name === 'TimeoutError'
      throw new LoginFailure(isLate ? 'timed_out' : 'connection_lost', {}, thrown)
    }
  }
}

/** As `wx.request` does: JSON if it is some, otherwise the text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** RFC 7636 §4.2 */
export function proofKey(): { readonly verifier: string; readonly query: Record<string, string> } {
  const verifier = randomBytes(32).toString('base64url')
  const code_challenge = createHash('sha256').update(verifier).digest('base64url')
  return { verifier, query: { code_challenge, code_challenge_method: 'S256' } }
}
