import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { FastifyInstance } from 'fastify'

import { poolOfApp, type Backend } from './backend'
import { classicFailure } from './envelopes'
import { publishedAgreements } from './published-agreements'
import { Refusal } from './refusal'
import type { Settings } from './settings'
import type { Tenant } from './tenant'

/** Where a server keeps the pictures that were uploaded in its console. */
const photos = '/user-contents/photos'

/** What anybody may know of an app: ids, brand, agreements, connections. No token is needed. */
export function publicConfigRoutes(backend: Backend) {
  return async (server: FastifyInstance) => {
    server.get<{ Params: { appId: string } }>(
      '/api/v2/applications/:appId/public-config',
      async ({ params, socket }, reply) => {
        const { delay, status = 200, body } = backend.settings.publicConfig
        if (delay !== undefined) await backend.clock.wait(delay)
        const address = `127.0.0.1:${socket.localPort}`
        const answer = body === undefined ? answerFor(backend, params.appId, address) : body
        return reply
          .code(status)
          .type('application/json; charset=utf-8')
          .send(typeof answer === 'string' ? answer : JSON.stringify(answer))
      },
    )

    for (const { tenant } of backend.pools) {
      server.get(`${photos}/${tenant.identifier}.png`, async (_request, reply) =>
        reply
          .type('image/png')
          .send(await readFile(join(__dirname, 'logos', `${tenant.identifier}.png`))),
      )
    }
  }
}

function answerFor(backend: Backend, appId: string, address: string): object {
  try {
    const { tenant } = poolOfApp(backend, appId)
    const data = publicConfig(tenant, backend.settings, address)
    const changed = { ...data, ...backend.settings.publicConfig.data }
    return { code: 200, message: '获取应用公开配置成功', data: changed }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return classicFailure(error)
  }
}

/** Keys as in a real answer of 2023, the ones no login page reads left out. */
function publicConfig(tenant: Tenant, settings: Settings, address: string) {
  return {
    id: tenant.appId,
    userPoolId: tenant.userPoolId,
    identifier: tenant.identifier,
    name: tenant.appName,
    description: null,
    logo: `http://${address}${photos}/${tenant.identifier}.png`,
    userpoolLogo: '',
    userpoolName: tenant.appName,
    requestHostname: address,
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
