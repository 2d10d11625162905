import { Type } from '@sinclair/typebox'

import { type Backend, resetBackend } from './backend'
import { Fault } from './faults'
import type { SeenRequest } from './request-log'
import type { Server } from './server'
import { Settings, strict } from './settings'
import { UserChange } from './users'
import { DEFAULT_OPENID, phoneInfo } from './wechat-server'

interface Controls {
  readonly backend: Backend
  readonly requests: SeenRequest[]
  readonly faults: Fault[]
  readonly answers: Map<string, unknown>
}

const text = Type.String({ minLength: 1 })
const optional = Type.Optional(text)
const object = <Fields extends Parameters<typeof Type.Object>[0]>(fields: Fields) =>
  Type.Object(fields, strict)

const errcode = Type.Union([
  ...([-1, 40013, 40029, 40226, 45011] as const).map((code) => Type.Literal(code)),
  Type.Null(),
])

/** What tests and the workbench control. No real backend has them. */
export function controlRoutes(server: Server, { backend, requests, faults, answers }: Controls) {
  const { wechat, pools, settings, clock } = backend

  server.post(
    '/standin/wechat/login-codes',
    { schema: { body: object({ openid: optional }) } },
    async ({ body: { openid = DEFAULT_OPENID } }) => ({
      code: wechat.issueLoginCode(openid),
      openid,
    }),
  )

  server.post(
    '/standin/wechat/phone-codes',
    {
      schema: { body: object({ openid: optional, phoneNumber: optional, countryCode: optional }) },
    },
    async ({ body: { openid = DEFAULT_OPENID, phoneNumber, countryCode } }) => {
      const phone = phoneNumber === undefined ? undefined : phoneInfo(phoneNumber, countryCode)
      return { code: wechat.issuePhoneCode(openid, phone) }
    },
  )

  server.patch('/standin/wechat', { schema: { body: object({ errcode }) } }, async ({ body }) =>
    Object.assign(wechat, body),
  )

  server.post(
    '/standin/users',
    { schema: { body: object({ ...UserChange.properties, userPoolId: optional }) } },
    async ({ body: { userPoolId = pools[0]?.tenant.userPoolId, ...change } }, reply) => {
      const pool = pools.find(({ tenant }) => tenant.userPoolId === userPoolId)
      const isSomebody = change.openid !== undefined || change.phone !== undefined
      if (!pool) return reply.code(404).send({ message: 'no such user pool' })
      if (!isSomebody) return reply.code(400).send({ message: 'openid or phone is missing' })
      return pool.users.addOrAlter(change)
    },
  )
  server.get('/standin/users', async () => pools.flatMap(({ users }) => users.all()))

  /** The ids that apps name, and the secrets. */
  server.get('/standin/tenants', async () => pools.map(({ tenant }) => tenant))

  server.get('/standin/settings', async () => settings)
  server.patch(
    '/standin/settings',
    { schema: { body: Type.Partial(Settings, strict) } },
    async ({ body }) => Object.assign(settings, body),
  )

  server.get('/standin/requests', async () => requests)

  server.post('/standin/faults', { schema: { body: Fault } }, async ({ body }) => {
    faults.push({ ...body })
    return faults
  })

  server.delete('/standin/faults', async (_request, reply) => {
    faults.length = 0
    return reply.code(204).send()
  })

  const advance = Type.Number()
  server.post('/standin/clock', { schema: { body: object({ advance }) } }, async ({ body }) => {
    clock.advance(body.advance)
    return { now: new Date(clock.now()).toISOString() }
  })

  server.delete('/standin', async (_request, reply) => {
    resetBackend(backend)
    requests.length = 0
    faults.length = 0
    answers.clear()
    return reply.code(204).send()
  })
}
