import type { FastifyInstance } from 'fastify'

import type { Backend } from './backend'
import { classicFailure } from './envelopes'
import { refusals } from './refusal'

/** What anybody may know of an app: ids, brand, agreements, connections. No token is needed. */
export function publicConfigRoute(backend: Backend) {
  return async (server: FastifyInstance) => {
    server.get<{ Params: { appId: string } }>(
      '/api/v2/applications/:appId/public-config',
      async (request) => {
        if (request.params.appId !== backend.tenant.appId) {
          return classicFailure(refusals.unknownApp())
        }
        const data = publicConfig(backend, request.headers.host ?? '')
        return { code: 200, message: '获取应用公开配置成功', data }
      },
    )
  }
}

/** Keys as in a real answer of 2023, the ones no login page reads left out. */
function publicConfig({ tenant, settings }: Backend, requestHostname: string) {
  return {
    id: tenant.appId,
    userPoolId: tenant.userPoolId,
    identifier: 'maple-coffee',
    name: tenant.appName,
    description: null,
    logo: '',
    userpoolLogo: '',
    userpoolName: tenant.appName,
    requestHostname,
    css: '',
    customBrandingEnabled: false,
    welcomeMessage: null,
    // Of the app; login-only mode belongs to the connection and is not published.
    registerDisabled: false,
    appType: 'native',
    ssoEnabled: false,
    verifyCodeLength: 6,
    protocol: 'oidc',
    socialConnections: [],
    ecConnections: [appLaunchConnection({ tenant })],
    identityProviders: [],
    redirectUris: [],
    oidcConfig: {
      grant_types: ['authorization_code', 'refresh_token'],
      token_endpoint_auth_method: settings.tokenEndpointAuthMethod,
      client_id: tenant.appId,
      scope: 'openid profile email phone offline_access',
    },
    userPortal: { title: '登录', favicon: '', defaultLang: 'browser' },
    agreementEnabled: settings.agreementEnabled,
    agreements: settings.agreementEnabled ? agreements({ tenant }) : [],
    api: { headers: { keys: headerNames } },
  }
}

/** UNSOURCED as a whole: no real one is public; these are the keys the Android SDK's parser reads. */
function appLaunchConnection({ tenant }: Pick<Backend, 'tenant'>) {
  const { id, identifier, mobileAppId, originalId } = tenant.connection
  return {
    id,
    type: 'wechat:miniprogram:app-launch',
    identifier,
    fields: { mobileAppID: mobileAppId, originalID: originalId },
  }
}

/** `availableAt`: 0 register page, 1 login page, 2 both. Titles may hold HTML. */
function agreements({ tenant }: Pick<Backend, 'tenant'>) {
  const common = { userPoolId: tenant.userPoolId, appId: tenant.appId, required: true }
  const link = (text: string) => `<a href="https://maple-coffee.example/privacy">${text}</a>`
  return [
    { lang: 'zh-CN', title: `我已阅读并同意${link('《隐私政策》')}` },
    { lang: 'en-US', title: `I have read and agree to the ${link('Privacy Policy')}` },
  ].map((agreement, order) => ({
    id: 1683 + order,
    ...common,
    ...agreement,
    order,
    availableAt: 2,
  }))
}

const headerNames = {
  'userpool-id': 'x-authing-userpool-id',
  'tenant-id': 'x-authing-app-tenant-id',
  'app-id': 'x-authing-app-id',
  'sdk-version': 'x-authing-sdk-version',
  'request-from': 'x-authing-request-from',
  lang: 'x-authing-lang',
  token: 'x-authing-token',
}
