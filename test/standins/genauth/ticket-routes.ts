import type { FastifyInstance } from 'fastify'

import type { Backend } from './backend'
import { classicFailure, type ClassicEnvelope } from './envelopes'
import { logIn } from './login'
import { proves, readProofKey, sameText } from './proof-key'
import { Refusal, refusals } from './refusal'
import { userObject } from './user-object'
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
      requirePool(backend, request.params.userPoolId)
      return issueTicket(backend, wireObject(request.body))
    })

    server.post<PoolRoute>('/oauth/app2wxapp/auth/:userPoolId', async (request) => {
      requirePool(backend, request.params.userPoolId)
      // The guide's samples send the ticket in the query too.
      const body = { ...wireObject(request.query), ...wireObject(request.body) }
      return exchangeTicket(backend, body, request.ip)
    })
  }
}

function requirePool({ tenant }: Backend, userPoolId: string): void {
  if (userPoolId !== tenant.userPoolId) throw refusals.unknownUserPool()
}

function issueTicket(backend: Backend, body: WireObject): ClassicEnvelope {
  const loginCode = wireText(wireObject(body['wxLoginInfo']), 'code')
  if (loginCode === undefined) throw refusals.invalidArgument('缺少 wxLoginInfo.code')
  const phoneCode = wireText(wireObject(body['wxPhoneInfo']), 'code')
  // Before the login: a request that cannot succeed should not spend the codes.
  const proofKey = readProofKey(body)
  const login = logIn(backend, { loginCode, phoneCode })
  const expiresIn = backend.settings.ticketExpriresAfter
  const ticket = backend.tickets.issue({ login, proofKey }, expiresIn)
  return { code: 200, message: '授权成功', data: { ticket, expiresIn } }
}

/**
 * A ticket is spent by the first exchange that knows the pool's secret, right verifier or not.
 * UNSOURCED: the error codes of this endpoint; 400 and 401 are the V3 classes.
 */
function exchangeTicket(backend: Backend, body: WireObject, ip: string): ClassicEnvelope {
  requireSecret(backend, wireText(body, 'secret'))
  const ticket = wireText(body, 'ticket')
  if (ticket === undefined) throw refusals.invalidArgument('缺少 ticket')
  const content = backend.tickets.take(ticket)
  if (content === undefined) throw refusals.invalidArgument('ticket 无效或已过期')
  const { login, proofKey } = content
  if (proofKey !== undefined && !proves(wireText(body, 'code_verifier'), proofKey)) {
    throw refusals.invalidArgument('code_verifier 错误')
  }
  // A JSON text inside JSON: the documented answer is parsed twice.
  const data = JSON.stringify(userObject(backend, login, ip))
  return { code: 200, message: '获取用户信息成功', data }
}

function requireSecret({ settings, tenant }: Backend, secret: string | undefined): void {
  if (!settings.ticketExchangeUserInfoNeedSecret) return
  if (secret === undefined || !sameText(secret, tenant.poolSecret)) {
    throw refusals.unauthorized('用户池密钥错误')
  }
}
