import type { Deployment } from './deployment-fields'

/**
 * THE file to edit. Each field is explained, with its unit and an example, in deployment-fields.ts.
 * What stands here runs against the stand-ins of this repository, without an account or a backend.
 */
export const deployment: Deployment = {
  environments: {
    develop: { host: 'http://127.0.0.1:9430' },
    trial: { host: 'https://core.genauth.ai' },
    release: { host: 'https://core.genauth.ai' },
  },
  timeout: 10_000,
  launchingAppIds: [],
  contracts: {
    ticket: {
      userPoolIds: ['62e221f85f5ac5cc47037a39'],
      path: '/oauth/app2wxapp/ticket/{userPoolId}',
      lifetime: 120,
    },
    relay: {},
  },
  brand: {
    name: { 'zh-CN': '枫叶咖啡', 'zh-TW': '楓葉咖啡', en: 'Maple Coffee', ja: 'メープルコーヒー' },
    logo: '/branding/logo.png',
    colors: {
      light: { primary: '#a8321a', onPrimary: '#ffffff' },
      dark: { primary: '#f0957f', onPrimary: '#2b0d06' },
    },
  },
  agreements: [
    {
      title: {
        'zh-CN': '《用户协议》',
        'zh-TW': '《使用者條款》',
        en: 'Terms of Service',
        ja: '利用規約',
      },
      url: 'https://example.com/terms',
    },
  ],
}
