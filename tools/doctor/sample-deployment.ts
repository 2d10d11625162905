import { locales } from '../../miniprogram/locales/index'
import type { Localized } from '../../miniprogram/deployment-fields'
import type { Deployment, Tenant } from './deployment'

/** One text in every language that the mini program speaks. */
export function inEveryLanguage(text: string): Localized {
  return { 'zh-CN': text, ...Object.fromEntries(Object.keys(locales).map((name) => [name, text])) }
}

/** Nobody's, but written as GenAuth writes them. */
export const poolId = '64a1b2c3d4e5f60718293a4b'
export const applicationId = '64a1b2c3d4e5f60718293a4c'
export const ownAppId = 'wx0011223344556677'

export const ticket = {
  name: 'ticket' as const,
  ids: [poolId],
  settings: { path: '/oauth/app2wxapp/ticket/{userPoolId}', lifetime: 120 },
}

export const relay = { name: 'relay' as const, ids: [], settings: {} }

export const signin = {
  name: 'signin' as const,
  ids: [applicationId],
  settings: {
    extIdpConnIdentifier: 'mini-login',
    scope: 'openid profile',
    headers: { appId: 'x-genauth-app-id', requestFrom: 'x-genauth-request-from' },
  },
}

/** A tenant with nothing to find fault with, and what a test changes of it. */
export function tenantOf(changes: Partial<Tenant> = {}): Tenant {
  return {
    id: 'acorn',
    contracts: [ticket],
    launchingAppIds: [ownAppId],
    brand: {
      name: inEveryLanguage('Acorn'),
      logo: '/branding/logo.png',
      colors: {
        light: { primary: '#8a2a15', onPrimary: '#ffffff' },
        dark: { primary: '#f0957f', onPrimary: '#2b0d06' },
      },
    },
    agreements: [agreement],
    ...changes,
  }
}

export const agreement: Tenant['agreements'][number] = {
  id: 'terms',
  version: '2026-01',
  required: true,
  title: inEveryLanguage('Terms'),
  url: inEveryLanguage('https://acorn.cn/terms'),
}

/** A deployment that is ready for the public, and what a test changes of it. */
export function deploymentOf(tenants: Tenant[] = [tenantOf()], host = 'https://login.acorn.cn') {
  const deployment: Deployment = {
    appId: 'wx8899aabbccddeeff',
    environments: {
      develop: { host: 'http://127.0.0.1:9430', tenants },
      trial: { host, tenants },
      release: { host, tenants },
    },
    timeout: 10_000,
  }
  return deployment
}
