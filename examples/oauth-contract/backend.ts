import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'

import fastify from 'fastify'

import { systemClock } from '../../tools/standins/genauth/clock'
import { proves } from '../../tools/standins/genauth/proof-key'
import { SingleUse } from '../../tools/standins/genauth/single-use'
import { WeChatServer } from '../../tools/standins/genauth/wechat-server'

interface Login {
  readonly clientId: string
  readonly challenge: string
  readonly phoneNumber: string | undefined
}

/** Seconds that a code is good. RFC 6749 §4.1.2 allows 600 at most. */
const CODE_LIFETIME = 60

/** The smallest backend that `oauth()` can log in with: both endpoints, and WeChat's server behind them. */
export async function startOAuthBackend() {
  const wechat = new WeChatServer(systemClock)
  const logins = new SingleUse<Login>(systemClock)
  const server = fastify({ logger: false, forceCloseConnections: true })
  const posted: Record<string, string>[] = []

  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )

  server.setErrorHandler((_error, _request, reply) =>
    reply.status(400).send({ error: 'invalid_grant' }),
  )

  /** For the mini program: both WeChat codes for an authorization code. */
  server.post<{ Body: Record<string, string> }>('/oauth/wechat', ({ body }) => {
    posted.push(body)
    const { client_id = '', code_challenge = '', login_code = '', phone_code } = body
    const { openid } = wechat.code2Session(login_code)
    const phone = phone_code && wechat.getUserPhoneNumber(phone_code, openid)
    const phoneNumber = phone ? phone.phoneNumber : undefined
    const code = randomBytes(32).toString('base64url')
    logins.issue(
      code,
      { clientId: client_id, challenge: code_challenge, phoneNumber },
      CODE_LIFETIME,
    )
    return { code, expires_in: CODE_LIFETIME }
  })

  /** For the app: the code and the verifier for tokens. RFC 6749 §4.1.3, RFC 7636 §4.5 */
  server.post<{ Body: Record<string, string> }>('/oauth/token', ({ body }) => {
    const login = logins.take(body['code'] ?? '')
    const isHolder =
      login?.clientId === body['client_id'] &&
      proves(body['code_verifier'], { challenge: login?.challenge ?? '', method: 'S256' })
    if (!login || !isHolder) throw new Error('invalid_grant')
    const { phoneNumber: phone_number } = login
    return {
      access_token: randomBytes(32).toString('base64url'),
      token_type: 'Bearer',
      phone_number,
    }
  })

  await server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = server.server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, wechat, posted, close: () => server.close() }
}

export type OAuthBackend = Awaited<ReturnType<typeof startOAuthBackend>>
