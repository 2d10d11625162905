import { randomUUID } from 'node:crypto'
import { SigninPost } from '../../contract/messages'
import { type Backend, poolOfApp } from './backend'
import { type HandedIn, logIn } from './login'
import { originOf } from './oidc-routes'
import { prefixed, refusals } from './refusal'
import type { Server } from './server'
import { ACCESS_TOKEN, tokenSet } from './tokens'

/** Of every app here, for the methods that need one. */
const APP_SECRET = 'mock-client-secret'

/** Contract 3: the mini program logs in by itself and holds the tokens. */
export function signinRoutes(server: Server, backend: Backend): void {
  server.post('/api/v3/signin-by-mobile', { schema: { body: SigninPost } }, async (request) => {
    const { headers, body } = request
    const appId = prefixed(headers, 'app-id') ?? body.client_id
    const pool = poolOfApp(backend, appId)
    const { tenant } = pool
    // A mini program can keep no secret, so only an app that needs none can be used from one.
    const method = backend.settings.tokenEndpointAuthMethod
    if (method !== 'none' && secretIn(request, tenant.appId)[method] !== APP_SECRET) {
      throw refusals.unauthorized(['缺少应用密钥', 'The client secret is missing'])
    }
    if (body.extIdpConnidentifier !== tenant.connection.identifier) {
      throw refusals.unknownConnection()
    }
    const { scope = 'openid profile', customData } = body.options ?? {}
    const agreed = customData?.agreements
    const { user } = logIn(backend, pool, { ...codesIn(body), agreed })
    const asked = { appId: tenant.appId, scope, origin: originOf(request) }
    // Not a slip: the DTO and the documentation spell it expire_in.
    const lifetime = { token_type: 'bearer', expire_in: ACCESS_TOKEN }
    const data = { ...(await tokenSet(backend, user, asked)), ...lifetime }
    return { statusCode: 200, message: '操作成功', requestId: randomUUID(), data }
  })
}

/** RFC 6749, 2.3.1. */
function secretIn({ headers, body }: Asking, appId: string) {
  const [, basic = ''] = headers.authorization?.split('Basic ') ?? []
  const [id, secret] = Buffer.from(basic, 'base64').toString().split(':')
  return {
    client_secret_post: body.client_id === appId ? body.client_secret : undefined,
    client_secret_basic: id === appId ? secret : undefined,
  }
}
interface Asking {
  readonly headers: { readonly authorization?: string | undefined }
  readonly body: SigninPost
}

function codesIn(body: SigninPost): HandedIn {
  switch (body.connection) {
    case 'wechat_mini_program_code':
      return { loginCode: body.wechatMiniProgramCodePayload.code }
    case 'wechat_mini_program_code_and_phone': {
      const { wxLoginInfo, wxPhoneInfo } = body.wechatMiniProgramCodeAndPhonePayload
      return { loginCode: wxLoginInfo.code, phoneCode: wxPhoneInfo.code }
    }
  }
}
