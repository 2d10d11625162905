import { createHash, randomBytes } from 'node:crypto'

import fastify from 'fastify'

/** WeChat's server, as far as a login needs it. A real one is asked at api.weixin.qq.com, with the AppSecret. */
export interface WeChatServer {
  /** `sns/jscode2session`. @throws if WeChat does not know the code */
  code2Session(loginCode: string): { openid: string }
  /** `wxa/business/getuserphonenumber`. @throws if WeChat does not know the code, or not of this person */
  getUserPhoneNumber(phoneCode: string, openid: string): { phoneNumber: string }
}

interface Login {
  readonly clientId: string
  readonly challenge: string
  readonly phoneNumber: string | undefined
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number
}

type Form = Record<string, string>

/** Seconds that a code is good. RFC 6749 §4.1.2 allows 600 at most. */
const CODE_LIFETIME = 60

/** The smallest backend that `oauth()` can log in with: both endpoints. */
export async function startOAuthBackend(wechat: WeChatServer) {
  const logins = new Map<string, Login>()
  const server = fastify({ logger: false, forceCloseConnections: true })
  const posted: Form[] = []

  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )

  server.setErrorHandler((_error, _request, reply) =>
    reply.status(400).send({ error: 'invalid_grant' }),
  )

  /** For the mini program: both WeChat codes for an authorization code. */
  server.post<{ Body: Form }>('/oauth/wechat', ({ body }) => {
    posted.push(body)
    const { client_id: clientId = '', code_challenge: challenge = '', login_code = '' } = body
    const { openid } = wechat.code2Session(login_code)
    const { phone_code } = body
    const phone = phone_code ? wechat.getUserPhoneNumber(phone_code, openid) : undefined
    const code = randomBytes(32).toString('base64url')
    const expiresAt = Date.now() + CODE_LIFETIME * 1000
    logins.set(code, { clientId, challenge, phoneNumber: phone?.phoneNumber, expiresAt })
    return { code, expires_in: CODE_LIFETIME }
  })

  /** For the app: the code and the verifier for tokens. RFC 6749 §4.1.3, RFC 7636 §4.5 */
  server.post<{ Body: Form }>('/oauth/token', ({ body }) => {
    const { code = '', client_id, code_verifier = '' } = body
    const login = logins.get(code)
    // Right or wrong, a code is good for one try.
    logins.delete(code)
    const challenge = createHash('sha256').update(code_verifier).digest('base64url')
    const isHolder = login?.clientId === client_id && login?.challenge === challenge
    if (!login || !isHolder || login.expiresAt <= Date.now()) throw new Error('invalid_grant')
    return {
      access_token: randomBytes(32).toString('base64url'),
      token_type: 'Bearer',
      phone_number: login.phoneNumber,
    }
  })

  const url = await server.listen({ port: 0, host: '127.0.0.1' })
  return { url, posted, close: () => server.close() }
}
