import type { FastifyInstance } from 'fastify'

import { readAgreed } from './agreed'
import { appIdHeader } from './app-headers'
import { poolOfApp, type Backend } from './backend'
import { v3Failure, v3Success } from './envelopes'
import { logIn, type HandedIn } from './login'
import { Refusal, refusals } from './refusal'
import { tokenSet } from './user-object'
import { wireObject, wireText, type WireObject } from './wire-values'

/** Contract 3: the mini program logs in by itself and holds the tokens. HTTP is always 200. */
export function signinRoutes(backend: Backend) {
  return async (server: FastifyInstance) => {
    server.setErrorHandler((error, _request, reply) => {
      if (!(error instanceof Refusal)) throw error
      return reply.code(200).send(v3Failure(error))
    })

    server.post('/api/v3/signin-by-mobile', async (request) => {
      const body = wireObject(request.body)
      const appId = appIdHeader(request.headers) ?? wireText(body, 'client_id')
      const pool = poolOfApp(backend, appId)
      requirePublicApp(backend)
      if (wireText(body, 'extIdpConnidentifier') !== pool.tenant.connection.identifier) {
        throw refusals.unknownConnection()
      }
      const options = wireObject(body['options'])
      const scope = readScope(options)
      // Before the login: a request that cannot succeed should not spend the codes.
      const agreed = readAgreed(wireObject(options['customData']))
      const login = logIn(backend, pool, { ...readCodes(body), agreed })
      return v3Success(tokenSet(backend, login, scope))
    })
  }
}

/** A mini program can keep no secret, so only an app that needs none can be used from one. */
function requirePublicApp({ settings }: Backend): void {
  if (settings.tokenEndpointAuthMethod !== 'none') throw refusals.unauthorized('缺少应用密钥')
}

function readScope(options: WireObject): string {
  const scope = wireText(options, 'scope') ?? 'openid profile'
  if (!scope.split(' ').includes('openid')) {
    throw refusals.invalidArgument('scope 必须包含 openid')
  }
  return scope
}

function readCodes(body: WireObject): HandedIn {
  const connection = wireText(body, 'connection')
  if (connection === 'wechat_mini_program_code') {
    const payload = wireObject(body['wechatMiniProgramCodePayload'])
    return { loginCode: requireCode(payload, 'wechatMiniProgramCodePayload') }
  }
  if (connection === 'wechat_mini_program_code_and_phone') {
    const payload = wireObject(body['wechatMiniProgramCodeAndPhonePayload'])
    return {
      loginCode: requireCode(wireObject(payload['wxLoginInfo']), 'wxLoginInfo'),
      phoneCode: requireCode(wireObject(payload['wxPhoneInfo']), 'wxPhoneInfo'),
    }
  }
  // wechat_mini_program_phone decrypts with a session key; no client of this project uses it.
  throw refusals.invalidArgument('不支持的 connection')
}

function requireCode(payload: WireObject, name: string): string {
  const code = wireText(payload, 'code')
  if (code === undefined) throw refusals.invalidArgument(`缺少 ${name}.code`)
  return code
}
