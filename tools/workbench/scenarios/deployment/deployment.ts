import { relay } from '../../../../miniprogram/contracts/relay'
import { signin } from '../../../../miniprogram/contracts/signin'
import { ticket } from '../../../../miniprogram/contracts/ticket'
import type { Deployment, Tenant } from '../../../../miniprogram/deployment-fields'

/**
 * A deployment in which every scenario can be played: all contracts, two tenants, one that lists its app and one that
 * does not, and another choice in each version.
 */
const look = {
  logo: '/branding/logo.png',
  colors: {
    light: { primary: '#a8321a', onPrimary: '#ffffff' },
    dark: { primary: '#f0957f', onPrimary: '#2b0d06' },
  },
}

const terms = {
  id: 'terms',
  version: '2026-01',
  required: true,
  title: { 'zh-CN': '《用户协议》' },
  url: { 'zh-CN': 'https://example.com/terms' },
} as const

/** Any app may launch it. */
const maple: Tenant = {
  id: 'maple',
  contracts: [tickets('62e221f85f5ac5cc47037a39'), relay(), tokens('630ed3137dd6f2fd7001da24')],
  launchingAppIds: [],
  brand: { name: { 'zh-CN': '枫叶咖啡', en: 'Maple Coffee' }, ...look },
  agreements: [terms],
}

/** Only its own app may. */
const bamboo: Tenant = {
  id: 'bamboo',
  contracts: [tickets('64b7c0d2a91e4f3358d6e1f0'), tokens('64b7c1519c2d7be04a8f3c66')],
  launchingAppIds: ['wx1234567890abcdef'],
  brand: { name: { 'zh-CN': '竹叶茶馆', en: 'Bamboo Tea' }, ...look },
  agreements: [terms],
}

/** The same, and it relays: as the only tenant, because several that relay are told apart by their apps. */
const willow: Tenant = {
  ...bamboo,
  id: 'willow',
  contracts: [tickets('65c8d1e3b02f504469e7f201'), relay(), tokens('65c8d2a4c19d8ef15c1a9b77')],
  brand: { name: { 'zh-CN': '柳岸书屋', en: 'Willow Books' }, ...look },
}

function tickets(userPoolId: string) {
  const path = '/oauth/app2wxapp/ticket/{userPoolId}'
  return ticket({ userPoolIds: [userPoolId], path, lifetime: 120 })
}

function tokens(appId: string) {
  return signin({
    appIds: [appId],
    extIdpConnIdentifier: 'mini-login',
    scope: 'openid phone',
    headers: { appId: 'x-authing-app-id', requestFrom: 'x-authing-request-from' },
  })
}

export const deployment: Deployment = {
  appId: 'touristappid',
  environments: {
    develop: { host: 'http://127.0.0.1:9430', tenants: [maple, bamboo] },
    trial: { host: 'https://core.genauth.ai', tenants: [willow] },
    release: { host: 'https://core.genauth.ai', tenants: [maple] },
  },
  timeout: 10_000,
}
