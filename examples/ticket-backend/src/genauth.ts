import { decodeJwt } from 'jose'
import { Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'

import type { Adapter, Codes } from './adapter'
import type { GenauthConfig } from './config'
import { Refusal } from './refusal'
import { digest } from './sealed'
import { ask } from './wire'

const Answer = Type.Object({
  statusCode: Type.Integer(),
  apiCode: Type.Optional(Type.Integer()),
  message: Type.Optional(Type.String()),
  requestId: Type.Optional(Type.String()),
  data: Type.Optional(Type.Unknown()),
})
const Tokens = Type.Object({ id_token: Type.String() })

/** GenAuth V3 `signin-by-mobile`; the users are GenAuth's. */
export class Genauth implements Adapter {
  private readonly config: GenauthConfig

  constructor(config: GenauthConfig) {
    this.config = config
  }

  async logIn(...[codes, admit]: Parameters<Adapter['logIn']>) {
    const { GENAUTH_URL, GENAUTH_CONNECTION } = this.config
    const { headers, fields } = this.credentials()
    const answer = await ask(Answer, new URL('/api/v3/signin-by-mobile', GENAUTH_URL), {
      headers: { ...headers, [this.header('lang')]: codes.language },
      body: { ...connectionOf(codes), extIdpConnidentifier: GENAUTH_CONNECTION, ...fields },
    })
    const { statusCode, apiCode, message = '', requestId = '' } = answer
    const log = { statusCode, apiCode: apiCode ?? 0, requestId }
    if (statusCode === 429) throw new Refusal('too_many', log)
    // 401: the application's secret is wrong, which the person cannot help.
    if (statusCode === 401 || statusCode >= 500) throw new Refusal('busy', log)
    if (statusCode !== 200) {
      const said = message === '' ? {} : { [codes.language]: message }
      throw new Refusal('refused', log, { code: apiCode ?? statusCode, ...said })
    }
    if (!Value.Check(Tokens, answer.data)) throw new Refusal('busy', log)
    // Its signature needs no check: it came straight from GenAuth. OpenID Connect Core 1.0, 3.1.3.7
    const { sub = '', phone_number: phone } = decodeJwt(answer.data.id_token)
    if (sub === '') throw new Refusal('busy', log)
    await admit(digest('sub', sub))
    const number = typeof phone === 'string' ? phone : null
    return { id: sub, phone: number, openid: null, unionid: null, genauth: { ...answer.data } }
  }

  private header(name: string): string {
    return `${this.config.GENAUTH_HEADERS}-${name}`
  }

  private credentials() {
    const { GENAUTH_APP_ID: id, GENAUTH_APP_SECRET: secret, GENAUTH_AUTH_METHOD } = this.config
    const headers: Record<string, string> = { [this.header('app-id')]: id }
    if (secret === undefined) return { headers, fields: {} }
    switch (GENAUTH_AUTH_METHOD) {
      case 'client_secret_post':
        return { headers, fields: { client_id: id, client_secret: secret } }
      case 'client_secret_basic': {
        const basic = Buffer.from(`${id}:${secret}`).toString('base64')
        return { headers: { ...headers, authorization: `Basic ${basic}` }, fields: {} }
      }
    }
  }
}

function connectionOf({ loginCode, phoneCode, consents }: Codes) {
  const customData = consents.length > 0 ? { customData: { agreements: consents } } : {}
  const options = { scope: 'openid profile phone', ...customData }
  const code = { code: loginCode }
  return phoneCode === undefined
    ? { connection: 'wechat_mini_program_code', wechatMiniProgramCodePayload: code, options }
    : {
        connection: 'wechat_mini_program_code_and_phone',
        wechatMiniProgramCodeAndPhonePayload: {
          wxLoginInfo: code,
          wxPhoneInfo: { code: phoneCode },
        },
        options,
      }
}
