import type { FastifyInstance } from 'fastify'

import { resetBackend, type Backend } from './backend'
import type { Fault } from './faults'
import type { SeenRequest } from './request-log'
import * as schemas from './standin-schemas'
import type { Settings } from './settings'
import type { UserChange } from './users'
import { DEFAULT_OPENID, phoneInfo, type Errcode } from './wechat-server'

interface Controls {
  readonly backend: Backend
  readonly requests: SeenRequest[]
  readonly faults: Fault[]
}

/** The strings that tests and demo pull. No real backend has them. */
export function standinRoutes(controls: Controls) {
  return async (server: FastifyInstance) => {
    wechatRoutes(server, controls.backend)
    administratorRoutes(server, controls.backend)
    observerRoutes(server, controls)
  }
}

function wechatRoutes(server: FastifyInstance, { wechat }: Backend): void {
  server.post<{ Body: { openid?: string } | null }>(
    '/standin/wechat/login-codes',
    { schema: schemas.loginCode },
    async ({ body }) => {
      const openid = body?.openid ?? DEFAULT_OPENID
      return { code: wechat.issueLoginCode(openid), openid }
    },
  )

  server.post<{ Body: { openid?: string; phoneNumber?: string; countryCode?: string } }>(
    '/standin/wechat/phone-codes',
    { schema: schemas.phoneCode },
    async ({ body: { openid = DEFAULT_OPENID, phoneNumber, countryCode } }) => {
      const phone = phoneNumber === undefined ? undefined : phoneInfo(phoneNumber, countryCode)
      return { code: wechat.issuePhoneCode(openid, phone) }
    },
  )

  server.patch<{ Body: { errcode: Errcode | null } }>(
    '/standin/wechat',
    { schema: schemas.wechat },
    async ({ body }) => {
      wechat.errcode = body.errcode
      return { errcode: wechat.errcode }
    },
  )
}

function administratorRoutes(server: FastifyInstance, { pools, settings }: Backend): void {
  server.post<{ Body: UserChange & { userPoolId?: string } }>(
    '/standin/users',
    { schema: schemas.user },
    async ({ body: { userPoolId, ...change } }, reply) => {
      const pool = pools.find(
        ({ tenant }) => tenant.userPoolId === (userPoolId ?? pools[0]?.tenant.userPoolId),
      )
      return (
        pool?.users.addOrAlter(change) ?? reply.code(404).send({ message: 'no such user pool' })
      )
    },
  )
  server.get('/standin/users', async () => pools.flatMap(({ users }) => users.all()))
  server.get('/standin/settings', async () => settings)
  server.patch<{ Body: Partial<Settings> }>(
    '/standin/settings',
    { schema: schemas.settings },
    async ({ body }) => Object.assign(settings, body),
  )
}

function observerRoutes(server: FastifyInstance, { backend, requests, faults }: Controls): void {
  server.get('/standin/requests', async () => requests)

  server.post<{ Body: Fault }>('/standin/faults', { schema: schemas.fault }, async ({ body }) => {
    faults.push({ ...body })
    return faults
  })

  server.post<{ Body: { advance: number } }>(
    '/standin/clock',
    { schema: schemas.clock },
    async ({ body }) => {
      backend.clock.advance(body.advance)
      return { now: new Date(backend.clock.now()).toISOString() }
    },
  )

  server.delete('/standin', async (_request, reply) => {
    resetBackend(backend)
    requests.length = 0
    faults.length = 0
    return reply.code(204).send()
  })
}
