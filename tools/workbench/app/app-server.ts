import { Type } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { createRemoteJWKSet, jwtVerify } from 'jose'

import { fieldsOf } from '../../standins/genauth/wire'
import type { Tenant } from '../../standins/genauth/tenant'

export interface AppServerOptions {
  /** Origin of the auth backend. */
  readonly genauthUrl: string
  /** With the secret that is the reason why this server exists: the app itself cannot keep it. */
  readonly pool: Tenant
}

/** What the app learns of the user, out of the twenty fields GenAuth gives. */
export interface AppUser {
  readonly id: string
  readonly name: string
  readonly phone: string | null
  /** GenAuth's user token, or the id_token, a JWT. */
  readonly token: string
}

export type ExchangeAnswer = (
  | { readonly user: AppUser }
  | { readonly failure: { readonly code: string; readonly message: string } }
) & {
  /** What the server sent and got for it, for the workbench. Absent if it asked nobody. */
  readonly wire?: Wire
}

export interface Wire {
  /** `POST /oauth/…` */
  readonly request: string
  /** JSON, without the pool's secret: that never leaves the server. */
  readonly body: string
  /** HTTP status; 0 if there was no answer. */
  readonly status: number
  readonly answer: string
  /** The same request for a terminal, with the secret in a variable of its shell. */
  readonly curl: string
}

const text = Type.String()
/** What the app read from the result, by contract: ticket, relay, signin. */
const Result = {
  ticket: Type.Object({ ticket: text, code_verifier: Type.Optional(text) }),
  relay: Type.Object({ code: text, phoneInfoCode: Type.Optional(text) }),
  signin: Type.Object({ id_token: text }),
}

/**
 * The customer's own server. It adds the pool's secret; GenAuth checks the ticket and its verifier, and `state` is for
 * the app, which alone knows what it asked for.
 */
export function appServer(server: FastifyInstance, { genauthUrl, pool }: AppServerOptions): void {
  const { userPoolId, poolSecret, appId, connection } = pool
  const keys = createRemoteJWKSet(new URL(`${genauthUrl}/oidc/.well-known/jwks.json`))

  const post = async (path: string, body: object, headers = {}): Promise<ExchangeAnswer> => {
    const sent = { ...body, ...('secret' in body && { secret: '…' }) }
    const told = JSON.stringify(sent)
    const curl = curlOf(genauthUrl + path, { 'content-type': 'application/json', ...headers }, told)
    const request = { request: `POST ${path}`, body: told, curl }
    try {
      const response = await fetch(genauthUrl + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
      const { status } = response
      const answer = await response.text()
      return { ...readOrFail(answer), wire: { ...request, status, answer } }
    } catch {
      return { ...UNREACHABLE, wire: { ...request, status: 0, answer: '' } }
    }
  }

  const exchange = (path: string, schema: object, ask: (body: object) => Promise<ExchangeAnswer>) =>
    server.post(`/app/exchange/${path}`, { schema: { body: schema } }, ({ body }) =>
      ask(fieldsOf(body)).catch(() => UNREACHABLE),
    )

  exchange('ticket', Result.ticket, (body) =>
    post(`/oauth/app2wxapp/auth/${userPoolId}`, { secret: poolSecret, ...body }),
  )
  exchange('relay', Result.relay, (body) =>
    post(
      '/api/v2/ecConn/wechatminiprogramapplaunch/authByCode',
      { connId: connection.id, iv: '', encryptedData: '', ...body },
      { 'x-authing-userpool-id': userPoolId, 'x-authing-app-id': appId },
    ),
  )
  exchange('signin', Result.signin, async (body) => {
    const token = String(fieldsOf(body)['id_token'])
    const issuer = [genauthUrl, genauthUrl.replace('127.0.0.1', 'localhost')].map(
      (url) => `${url}/oidc`,
    )
    const { payload } = await jwtVerify(token, keys, { issuer, audience: appId })
    const { sub = '', phone_number } = payload
    const phone = typeof phone_number === 'string' ? phone_number : null
    return { user: { id: sub, name: sub.slice(0, 6), phone, token } }
  })
}

/** A quote would end what is between quotes. */
function curlOf(url: string, headers: Readonly<Record<string, string>>, body: string): string {
  const named = Object.entries(headers).map(([name, value]) => `-H '${name}: ${value}'`)
  const data = body
    .replaceAll("'", String.raw`'\''`)
    .replace('"secret":"…"', `"secret":"'"$POOL_SECRET"'"`)
  return [`curl '${url}'`, ...named, `-d '${data}'`].join(' \\\n  ')
}

const UNREACHABLE = { failure: { code: '502', message: 'The auth server cannot be reached.' } }

function readOrFail(answer: string): ExchangeAnswer {
  try {
    return readAnswer(JSON.parse(answer))
  } catch {
    return UNREACHABLE
  }
}

/**
 * Any answer that is documented: codes as number or text, `data` as JSON text or object, or, as in GenAuth's guide, the
 * user alone. A ticket is spent by now, so that a strict reader loses the login.
 * @throws if there is no user in it
 */
export function readAnswer(answer: unknown): ExchangeAnswer {
  const fields = fieldsOf(answer)
  const { code = fields['statusCode'], message, data } = fields
  const status = typeof code === 'number' ? String(code) : code
  if (typeof status === 'string' && status !== '200') {
    return { failure: { code: status, message: typeof message === 'string' ? message : '' } }
  }
  const inner: unknown = typeof data === 'string' ? JSON.parse(data) : data
  const user = status === undefined ? fields : fieldsOf(inner)
  const id = user['_id'] ?? user['id']
  const { nickname, phone, token } = user
  if (typeof id !== 'string' || typeof token !== 'string') throw new Error('no user')
  return {
    user: {
      id,
      name: typeof nickname === 'string' ? nickname : '',
      phone: typeof phone === 'string' ? phone : null,
      token,
    },
  }
}
