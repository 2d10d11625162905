import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'

import { type Backend, poolOfApp } from './backend'
import { refusals } from './refusal'
import type { Server } from './server'
import { ACCESS_TOKEN, issuer, profileOf, publicKeys, tokenSet, userOf, verified } from './tokens'

/** UNSOURCED which of the two a GenAuth server takes: Authing's SDKs send the first, GenAuth's the second. */
const GRANT_TYPES = [
  'http://authing.cn/oidc/grant_type/authing_token',
  'http://genauth.ai/oidc/grant_type/genauth_token',
] as const

const TokenBody = Type.Object({
  client_id: Type.String(),
  grant_type: Type.Union(GRANT_TYPES.map((type) => Type.Literal(type))),
  /** Of the user, as contract 2 gave it. */
  token: Type.String(),
  scope: Type.Optional(Type.String()),
})

/** The step after contract 2, if the app uses OpenID Connect, and what an app's server needs to check an id_token. */
export function oidcRoutes(server: Server, backend: Backend): void {
  server.post('/oidc/token', { schema: { body: TokenBody } }, async (request) => {
    const { client_id: appId, token, scope = 'openid' } = request.body
    const userId = await userOf(backend, token)
    const user = poolOfApp(backend, appId).users.byId(userId)
    if (!user) throw refusals.unauthorized(['token 无效', 'The token is of another user pool'])
    const tokens = await tokenSet(backend, user, { appId, scope, origin: originOf(request) })
    return { ...tokens, token_type: 'Bearer', expires_in: ACCESS_TOKEN }
  })

  server.get('/oidc/me', async ({ headers: { authorization = '' } }) => {
    const { sub, aud } = await verified(backend, authorization.replace('Bearer ', ''))
    const user = poolOfApp(backend, String(aud)).users.byId(sub)
    if (!user) throw refusals.unauthorized(['token 无效', 'The token is of another user pool'])
    return { sub, nickname: user.nickname, ...profileOf(user) }
  })

  server.get('/oidc/.well-known/openid-configuration', async (request) => {
    const at = issuer(originOf(request))
    return {
      issuer: at,
      token_endpoint: `${at}/token`,
      userinfo_endpoint: `${at}/me`,
      jwks_uri: `${at}/.well-known/jwks.json`,
      id_token_signing_alg_values_supported: ['RS256'],
    }
  })

  server.get('/oidc/.well-known/jwks.json', publicKeys)
}

/** Where this server was reached. */
export function originOf({ host }: Pick<FastifyRequest, 'host'>): string {
  return `http://${host}`
}
