import { relay } from './contracts/relay'
import { ticket } from './contracts/ticket'
import type { Deployment, Tenant } from './deployment-fields'

/**
 * THE file to edit. Each field is explained, with its unit and an example, in deployment-fields.ts.
 * As it is, it runs with this repository's simulator and mock backend, without an account.
 */
const maple: Tenant = {
  id: 'maple',
  contracts: [
    ticket({
      userPoolIds: ['62e221f85f5ac5cc47037a39'],
      path: '/oauth/app2wxapp/ticket/{userPoolId}',
      lifetime: 120,
    }),
    relay(),
  ],
  launchingAppIds: [],
  brand: {
    name: { 'zh-CN': '枫叶咖啡', 'zh-TW': '楓葉咖啡', en: 'Maple Coffee', ja: 'メープルコーヒー' },
    logo: '/branding/logo.png',
    colors: {
      light: { primary: '#a8321a', onPrimary: '#ffffff' },
      dark: { primary: '#f0957f', onPrimary: '#2b0d06' },
    },
    hero: '/branding/hero.svg',
  },
  agreements: [
    {
      id: 'terms',
      version: '2026-01',
      required: true,
      title: {
        'zh-CN': '《用户协议》',
        'zh-TW': '《使用者條款》',
        en: 'Terms of Service',
        ja: '利用規約',
      },
      url: { 'zh-CN': 'https://example.com/terms' },
    },
  ],
}

export const deployment: Deployment = {
  appId: 'touristappid',
  environments: {
    develop: { host: 'http://127.0.0.1:9430', tenants: [maple] },
    trial: { host: 'https://core.genauth.ai', tenants: [maple] },
    release: { host: 'https://core.genauth.ai', tenants: [maple] },
  },
  timeout: 10_000,
}
