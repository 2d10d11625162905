import { randomUUID } from 'node:crypto'
import { Type } from '@sinclair/typebox'

import { ExchangePost, TicketPost } from '../../contract/messages'
import { type Backend, type Pool, poolById } from './backend'
import { logIn } from './login'
import { proves, readProofKey, sameText } from './proof-key'
import { refusals } from './refusal'
import type { Server } from './server'
import { secondsNow, signedBySecret, userObject } from './tokens'
import type { Login } from './users'

const params = Type.Object({ userPoolId: Type.String() })

/**
 * Contract 1, the ticket of GenAuth's guide. UNSOURCED: the endpoint that issues tickets, and its fields, are this
 * project's default, to be confirmed with GenAuth.
 */
export function ticketRoutes(server: Server, backend: Backend): void {
  const paths = backend.pools.map(({ tenant }) => tenant.ticketPath)
  for (const path of new Set(paths)) {
    server.post(
      path.replace('{userPoolId}', ':userPoolId'),
      { schema: { params, body: TicketPost } },
      async ({ params: { userPoolId }, body }) =>
        issueTicket(backend, poolById(backend, userPoolId), body),
    )
  }

  server.post(
    '/oauth/app2wxapp/auth/:userPoolId',
    // The guide's samples send the ticket in the query too.
    { schema: { params, querystring: ExchangePost, body: ExchangePost } },
    async ({ params: { userPoolId }, query, body, ip }) => {
      const pool = poolById(backend, userPoolId)
      const asked = { ...query, ...body }
      const { ticketExchangeUserInfoNeedSecret: isAsked } = backend.settings
      if (isAsked && !sameText(asked.secret ?? '', pool.tenant.poolSecret)) {
        throw refusals.unauthorized(['用户池密钥错误', 'Wrong secret of the user pool'])
      }
      const login = exchangeTicket(pool, asked)
      // A JSON text inside JSON: the documented answer is parsed twice.
      const data = JSON.stringify(await userObject(backend, login, ip))
      return { code: 200, message: '获取用户信息成功', data }
    },
  )
}

async function issueTicket(backend: Backend, pool: Pool, body: TicketPost) {
  const { wxLoginInfo, wxPhoneInfo, agreements: agreed } = body
  // Before the login: a request that cannot succeed should not spend the codes.
  const proofKey = readProofKey(body)
  const codes = { loginCode: wxLoginInfo.code, phoneCode: wxPhoneInfo?.code }
  const login = logIn(backend, pool, { ...codes, agreed })
  const expiresIn = backend.settings.ticketExpriresAfter
  const iat = secondsNow(backend)
  // The sample looks like a JWT. It says nothing about the person: that stays here.
  const ticket = await signedBySecret({ jti: randomUUID(), iat, exp: iat + expiresIn })
  pool.tickets.issue(ticket, { login, proofKey }, expiresIn)
  return { code: 200, message: '授权成功', data: { ticket, expiresIn } }
}

/**
 * A ticket is spent by the first exchange that knows the pool's secret, right verifier or not.
 * UNSOURCED: the error codes of this endpoint; 400 and 401 are the V3 classes.
 */
function exchangeTicket({ tickets }: Pool, { ticket = '', code_verifier }: ExchangePost): Login {
  const content = tickets.take(ticket)
  if (content === undefined) {
    throw refusals.invalidArgument(['ticket 无效或已过期', 'The ticket is invalid or has expired'])
  }
  const { login, proofKey } = content
  if (proofKey !== undefined && !proves(code_verifier, proofKey)) {
    throw refusals.invalidArgument(['code_verifier 错误', 'Wrong code_verifier'])
  }
  return login
}
