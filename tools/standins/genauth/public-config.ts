import { createReadStream } from 'node:fs'
import { Type } from '@sinclair/typebox'

import { type Backend, poolOfApp } from './backend'
import { originOf } from './oidc-routes'
import { publishedAgreements } from './published-agreements'
import type { Server } from './server'
import type { Settings } from './settings'
import type { Tenant } from './tenant'

/** Where a server keeps the pictures that were uploaded in its console. */
const photos = '/user-contents/photos'
const params = Type.Object({ appId: Type.String() })

/** What anybody may know of an app: ids, brand, agreements, connections. No token is needed. */
export function publicConfigRoutes(server: Server, backend: Backend): void {
  server.get(
    '/api/v2/applications/:appId/public-config',
    { schema: { params } },
    async (request) => {
      const { tenant } = poolOfApp(backend, request.params.appId)
      const data = publicConfig(tenant, backend.settings, originOf(request))
      const changed = { ...data, ...backend.settings.publicConfig }
      return { code: 200, message: '获取应用公开配置成功', data: changed }
    },
  )

  server.get(`${photos}/:appId.png`, { schema: { params } }, async ({ params: { appId } }, reply) =>
    reply.type('image/png').send(createReadStream(poolOfApp(backend, appId).tenant.logo)),
  )
}

/** Keys as in a real answer of 2023, the ones no login page reads left out. */
function publicConfig(tenant: Tenant, settings: Settings, origin: string) {
  return {
    id: tenant.appId,
    userPoolId: tenant.userPoolId,
    identifier: tenant.connection.identifier,
    name: tenant.appName,
    description: null,
    logo: `${origin}${photos}/${tenant.appId}.png`,
    userpoolLogo: '',
    userpoolName: tenant.appName,
    requestHostname: new URL(origin).host,
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
    ecConnections: [appLaunchConnection(tenant)],
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
    agreements: settings.agreementEnabled ? publishedAgreements(tenant) : [],
    api: { headers: { keys: headerNames } },
  }
}

/** UNSOURCED as a whole: no real one is public; these are the keys the Android SDK's parser reads. */
function appLaunchConnection({ connection }: Tenant) {
  const { id, identifier, mobileAppId, originalId } = connection
  return {
    id,
    type: 'wechat:miniprogram:app-launch',
    identifier,
    fields: { mobileAppID: mobileAppId, originalID: originalId },
  }
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
