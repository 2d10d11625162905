import type { FastifyInstance } from 'fastify'

import { readAgreed } from './agreed'
import { poolById, type Backend, type Pool } from './backend'
import { classicFailure, type ClassicEnvelope } from './envelopes'
import { logIn } from './login'
import { proves, readProofKey, sameText } from './proof-key'
import { Refusal, refusals } from './refusal'
import { userObject } from './user-object'
import type { Login } from './users'
import { wireObject, wireText, type WireObject } from './wire-values'

interface PoolRoute {
  Params: { userPoolId: string }
}

/**
 * Contract 1, the ticket of GenAuth's guide. That one is issued is documented, where is not: the
 * issuing endpoint and its fields are this project's default, to be confirmed with GenAuth.
 */
export function ticketRoutes(backend: Backend) {
  return async (server: FastifyInstance) => {
    server.setErrorHandler((error, _request, reply) => {
      if (!(error instanceof Refusal)) throw error
      // This contract knows no detour, so no data: an app reads nothing but code and message.
      return reply.code(200).send({ ...classicFailure(error), data: null })
    })

    server.post<PoolRoute>('/oauth/app2wxapp/ticket/:userPoolId', async (request) => {
      const pool = poolById(backend, request.params.userPoolId)
      return issueTicket(backend, pool, wireObject(request.body))
    })

    server.post<PoolRoute>('/oauth/app2wxapp/auth/:userPoolId', async (request) => {
      const pool = poolById(backend, request.params.userPoolId)
      // The guide's samples send the ticket in the query too.
      const body = { ...wireObject(request.query), ...wireObject(request.body) }
      requireSecret(backend, pool, wireText(body, 'secret'))
      const login = exchangeTicket(pool, body)
      // A JSON text inside JSON: the documented answer is parsed twice.
      const data = JSON.stringify(userObject(backend, login, request.ip))
      return { code: 200, message: '获取用户信息成功', data }
    })
  }
}

function issueTicket(backend: Backend, pool: Pool, body: WireObject): ClassicEnvelope {
  const loginCode = wireText(wireObject(body['wxLoginInfo']), 'code')
  if (loginCode === undefined) throw refusals.invalidArgument('缺少 wxLoginInfo.code')
  const phoneCode = wireText(wireObject(body['wxPhoneInfo']), 'code')
  // Before the login: a request that cannot succeed should not spend the codes.
  const proofKey = readProofKey(body)
  const agreed = readAgreed(body)
  const login = logIn(backend, pool, { loginCode, phoneCode, agreed })
  const expiresIn = backend.settings.ticketExpriresAfter
  const ticket = pool.tickets.issue({ login, proofKey }, expiresIn)
  return { code: 200, message: '授权成功', data: { ticket, expiresIn } }
}

/**
 * A ticket is spent by the first exchange that knows the pool's secret, right verifier or not.
 * UNSOURCED: the error codes of this endpoint; 400 and 401 are the V3 classes.
 */
function exchangeTicket({ tickets }: Pool, body: WireObject): Login {
  const ticket = wireText(body, 'ticket')
  if (ticket === undefined) throw refusals.invalidArgument('缺少 ticket')
  const content = tickets.take(ticket)
  if (content === undefined) throw refusals.invalidArgument('ticket 无效或已过期')
  const { login, proofKey } = content
  if (proofKey !== undefined && !proves(wireText(body, 'code_verifier'), proofKey)) {
    throw refusals.invalidArgument('code_verifier 错误')
  }
  return login
}

function requireSecret({ settings }: Backend, { tenant }: Pool, secret: string | undefined): void {
  if (!settings.ticketExchangeUserInfoNeedSecret) return
  if (secret === undefined || !sameText(secret, tenant.poolSecret)) {
    throw refusals.unauthorized('用户池密钥错误')
  }
}
