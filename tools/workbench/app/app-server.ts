import type { FastifyInstance } from 'fastify'

export interface AppServerOptions {
  /** Origin of the auth backend. */
  readonly genauthUrl: string
  readonly userPoolId: string
  /** The reason why this server exists: the app itself cannot keep it. */
  readonly poolSecret: string
}

/** What the app learns of the user, out of the twenty fields GenAuth gives. */
export interface AppUser {
  readonly id: string
  readonly name: string
  readonly phone: string | null
  /** GenAuth's user token, a JWT. */
  readonly token: string
  readonly tokenExpiredAt: string
}

export type ExchangeAnswer =
  | { readonly user: AppUser }
  | { readonly failure: { readonly code: number; readonly message: string } }

interface ExchangeBody {
  ticket: string
  code_verifier?: string
}

const exchangeSchema = {
  body: {
    type: 'object',
    required: ['ticket'],
    properties: { ticket: { type: 'string' }, code_verifier: { type: 'string' } },
  },
}

/**
 * The customer's own server. It adds the pool secret and judges nothing: GenAuth checks the ticket
 * and its verifier, and `state` is for the app, which alone knows what it asked for.
 */
export function appServer(options: AppServerOptions) {
  return async (server: FastifyInstance) => {
    server.post<{ Body: ExchangeBody }>(
      '/app/exchange',
      { schema: exchangeSchema },
      async ({ body }): Promise<ExchangeAnswer> => {
        try {
          return await exchange(options, body)
        } catch {
          return { failure: { code: 502, message: 'The auth server cannot be reached.' } }
        }
      },
    )
  }
}

/** @throws when there is no answer, or none in the documented shape */
async function exchange(options: AppServerOptions, body: ExchangeBody): Promise<ExchangeAnswer> {
  const { genauthUrl, userPoolId, poolSecret } = options
  const response = await fetch(`${genauthUrl}/oauth/app2wxapp/auth/${userPoolId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret: poolSecret, ...body }),
  })
  const { code, message, data } = (await response.json()) as ExchangeEnvelope
  if (code !== 200) return { failure: { code, message } }
  return { user: appUser(JSON.parse(data) as GenauthUser) }
}

interface ExchangeEnvelope {
  readonly code: number
  readonly message: string
  /** JSON text: GenAuth encodes the user twice. */
  readonly data: string
}

interface GenauthUser {
  readonly _id: string
  readonly nickname: string
  readonly phone: string | null
  readonly token: string
  readonly tokenExpiredAt: string
}

function appUser({ _id, nickname, phone, token, tokenExpiredAt }: GenauthUser): AppUser {
  return { id: _id, name: nickname, phone, token, tokenExpiredAt }
}
