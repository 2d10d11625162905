import type { FastifyInstance, FastifyRequest } from 'fastify'

import { appIdHeader, poolIdHeader } from './app-headers'
import { poolById, type Backend, type Pool } from './backend'
import { classicFailure } from './envelopes'
import { logIn } from './login'
import { Refusal, refusals } from './refusal'
import { userObject } from './user-object'
import { wireObject, wireText } from './wire-values'

/** Contract 2: the app posts the codes that the mini program relayed to it, as the Guard SDKs do. */
export function relayRoutes(backend: Backend) {
  return async (server: FastifyInstance) => {
    server.setErrorHandler((error, _request, reply) => {
      if (!(error instanceof Refusal)) throw error
      return reply.code(200).send(classicFailure(error))
    })

    server.post('/api/v2/ecConn/wechatminiprogramapplaunch/authByCode', async (request) => {
      const pool = requireKnownSender(backend, request)
      const body = wireObject(request.body)
      if (wireText(body, 'connId') !== pool.tenant.connection.id) {
        throw refusals.unknownConnection()
      }
      const loginCode = wireText(body, 'code')
      // Android drops the key when extMsg was no JSON, and posts all the same.
      if (loginCode === undefined) throw refusals.invalidArgument('缺少 code')
      const login = logIn(backend, pool, {
        loginCode,
        phoneCode: wireText(body, 'phoneInfoCode'),
      })
      const user = userObject(backend, login, request.ip)
      return { code: 200, message: '登录成功', data: { id: user._id, ...user } }
    })
  }
}

function requireKnownSender(backend: Backend, { headers }: FastifyRequest): Pool {
  const pool = poolById(backend, poolIdHeader(headers))
  if (appIdHeader(headers) !== pool.tenant.appId) throw refusals.unknownApp()
  return pool
}
