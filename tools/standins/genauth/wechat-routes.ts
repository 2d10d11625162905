import type { Backend } from './backend'
import type { Server } from './server'
import { APP_SECRET, type Errcode, WeChatError } from './wechat-server'
import { fieldsOf } from './wire'

/**
 * api.weixin.qq.com, for a backend of one's own. Every answer is HTTP 200; `errcode` tells an error. It takes any AppID,
 * and "mock-app-secret".
 */
export function wechatRoutes(server: Server, { wechat }: Backend): void {
  server.get('/sns/jscode2session', async ({ query }) =>
    answer(() => {
      const { appid, secret, js_code, grant_type } = fieldsOf(query)
      requireApp(appid, secret)
      refuse(grant_type !== 'authorization_code', 40002)
      return wechat.code2Session(String(js_code))
    }),
  )

  server.post('/cgi-bin/stable_token', async ({ body }) =>
    answer(() => {
      const { appid, secret, grant_type, force_refresh } = fieldsOf(body)
      refuse(grant_type !== 'client_credential', 40002)
      requireApp(appid, secret)
      return wechat.stableToken(force_refresh === true)
    }),
  )

  server.post('/wxa/business/getuserphonenumber', async ({ query, body }) =>
    answer(() => {
      const { access_token } = fieldsOf(query)
      refuse(access_token === undefined, 41001)
      wechat.requireToken(String(access_token))
      const { code, openid } = fieldsOf(body)
      const of = typeof openid === 'string' ? openid : undefined
      return { errcode: 0, errmsg: 'ok', phone_info: wechat.getUserPhoneNumber(String(code), of) }
    }),
  )
}

function requireApp(appid: unknown, secret: unknown): void {
  refuse(!/^wx[0-9a-f]{16}$/.test(String(appid)), 40013)
  refuse(secret !== APP_SECRET, 40125)
}

function refuse(isWrong: boolean, errcode: Errcode): void {
  if (isWrong) throw new WeChatError(errcode)
}

function answer(give: () => object): object {
  try {
    return give()
  } catch (error) {
    if (!(error instanceof WeChatError)) throw error
    return { errcode: error.errcode, errmsg: error.message }
  }
}
