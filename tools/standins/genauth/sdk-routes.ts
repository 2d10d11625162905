import { Type } from '@sinclair/typebox'

import { RelayPost } from '../../contract/messages'
import { type Backend, poolById } from './backend'
import { logIn } from './login'
import { prefixed, refusals } from './refusal'
import type { Server } from './server'
import { userObject, userOf } from './tokens'

const CustomDataBody = Type.Object({ targetType: Type.Literal('USER'), targetId: Type.String() })

/** Contract 2, as the Guard SDKs call it: the app posts the codes that the mini program relayed to it. */
export function sdkRoutes(server: Server, backend: Backend): void {
  server.post(
    '/api/v2/ecConn/wechatminiprogramapplaunch/authByCode',
    { schema: { body: RelayPost } },
    async ({ headers, body: { connId, code: loginCode, phoneInfoCode: phoneCode }, ip }) => {
      const pool = poolById(backend, prefixed(headers, 'userpool-id'))
      if (prefixed(headers, 'app-id') !== pool.tenant.appId) throw refusals.unknownApp()
      if (connId !== pool.tenant.connection.id) throw refusals.unknownConnection()
      const login = logIn(backend, pool, { loginCode, phoneCode })
      const user = await userObject(backend, login, ip)
      return { code: 200, message: '登录成功', data: { id: user._id, ...user } }
    },
  )

  /** Custom data of the person who just logged in: a bare array, which both SDKs read. Nobody has any here. */
  server.post(
    '/api/v2/udvs/get',
    { schema: { body: CustomDataBody } },
    async ({ headers: { authorization = '' }, body }) => {
      const userId = await userOf(backend, authorization.replace('Bearer ', ''))
      if (userId !== body.targetId) {
        throw refusals.unauthorized(['token 不属于该用户', 'The token is of another user'])
      }
      return []
    },
  )
}
