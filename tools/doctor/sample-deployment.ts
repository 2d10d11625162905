import { locales } from '../../miniprogram/locales/index'
import type { Deployment, Tenant } from './fields'

/** Nobody's, but written as GenAuth writes them. */
export const poolId = '64a1b2c3d4e5f60718293a4b'
export const applicationId = '64a1b2c3d4e5f60718293a4c'
export const ownAppId = 'wx0011223344556677'

/** One text in every language that the mini program speaks. */
export function inEveryLanguage(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(locales).map((name) => [name, text]))
}

export const ticket = {
  name: 'ticket',
  ids: [poolId],
  fallback: false,
  settings: { userPoolIds: [poolId], path: '/oauth/app2wxapp/ticket/{userPoolId}', lifetime: 120 },
}

export const relay = { name: 'relay', ids: [], fallback: true, settings: {} }

export const signin = {
  name: 'signin',
  ids: [applicationId],
  fallback: false,
  settings: {
    appIds: [applicationId],
    extIdpConnIdentifier: 'mini-login',
    scope: 'openid profile',
    headers: { appId: 'x-genauth-app-id', requestFrom: 'x-genauth-request-from' },
  },
}

export const agreement = {
  id: 'terms',
  version: '2026-01',
  required: true,
  title: inEveryLanguage('Terms'),
  url: inEveryLanguage('https://acorn.cn/terms'),
}

const brand = {
  name: inEveryLanguage('Acorn'),
  logo: '/branding/logo.png',
  colors: {
    light: { primary: '#8a2a15', onPrimary: '#ffffff' },
    dark: { primary: '#f0957f', onPrimary: '#2b0d06' },
  },
}

/** A tenant with nothing to find fault with, and what a test changes of it. */
export function tenantOf(changes: Partial<Tenant> = {}): Tenant {
  return {
    id: 'acorn',
    contracts: [ticket],
    launchingAppIds: [ownAppId],
    brand,
    agreements: [agreement],
    ...changes,
  }
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
