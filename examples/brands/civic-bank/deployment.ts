import { genauthPublicConfig } from '../../../miniprogram/branding/genauth'
import { relay } from '../../../miniprogram/contracts/relay'
import { signin } from '../../../miniprogram/contracts/signin'
import { ticket } from '../../../miniprogram/contracts/ticket'
import type { Agreement } from '../../../miniprogram/branding/brand'
import type { Deployment, Tenant } from '../../../miniprogram/deployment-fields'

/** Sober: no colour but that of the button. */
const surfaces: Tenant['brand']['surfaces'] = {
  light: { background: '#ffffff', sheet: '#ffffff', text: '#14211f' },
  dark: { background: '#101716', sheet: '#1b2423', text: '#e6eeec' },
}

/** Two brands in one mini program, each with its own app, and with everything on that is optional. Terms of the second are read inside. */
const personal: Tenant = {
  id: 'civic-personal',
  contracts: [
    ...bothContracts('62e221f85f5ac5cc47037a39'),
    signin({
      appIds: ['630ed3137dd6f2fd7001da24'],
      extIdpConnIdentifier: 'mini-login',
      scope: 'openid profile phone',
      headers: { appId: 'x-authing-app-id', requestFrom: 'x-authing-request-from' },
    }),
  ],
  launchingAppIds: ['wx1234567890abcdef'],
  brand: {
    name: {
      'zh-CN': '城市公民储蓄银行',
      'zh-TW': '城市公民儲蓄銀行',
      en: 'Civic Savings Bank of Northern Provinces',
      ja: '市民貯蓄投資銀行',
    },
    logo: '/branding/logo.png',
    colors: {
      light: { primary: '#0d4f45', onPrimary: '#ffffff' },
      dark: { primary: '#7fd1c0', onPrimary: '#04241f' },
    },
    surfaces,
  },
  agreements: [
    terms({
      'zh-CN': '《个人客户协议》',
      'zh-TW': '《個人客戶協議》',
      en: 'Personal Banking Agreement',
      ja: '個人のお客様向け規定',
    }),
  ],
  publicConfig: genauthPublicConfig({ appId: '630ed3137dd6f2fd7001da24' }),
}

const business: Tenant = {
  id: 'civic-business',
  contracts: bothContracts('64b7c0d2a91e4f3358d6e1f0'),
  launchingAppIds: ['wxfedcba0987654321'],
  brand: {
    name: {
      'zh-CN': '城市公民储蓄银行企业版',
      'zh-TW': '城市公民儲蓄銀行企業版',
      en: 'Civic Savings Bank North for Business',
      ja: '市民貯蓄投資銀行ビジネス',
    },
    logo: '/branding/logo.png',
    colors: {
      light: { primary: '#7a4a00', onPrimary: '#ffffff' },
      dark: { primary: '#e8bd6b', onPrimary: '#2b1a00' },
    },
    surfaces,
  },
  agreements: [
    {
      ...terms({
        'zh-CN': '《企业客户协议》',
        'zh-TW': '《企業客戶協議》',
        en: 'Business Banking Agreement',
        ja: '法人のお客様向け規定',
      }),
      text: {
        'zh-CN': `一、本协议适用于使用企业版的企业及其授权操作员。
二、手机号只用于确认操作员的身份。`,
        en: `1. This agreement is for companies and the people whom they authorize.
2. The phone number is only used to confirm who these are.`,
      },
    },
  ],
}

function bothContracts(userPoolId: string): Tenant['contracts'] {
  const path = '/oauth/app2wxapp/ticket/{userPoolId}'
  return [ticket({ userPoolIds: [userPoolId], path, lifetime: 120 }), relay()]
}

function terms(title: Agreement['title']): Agreement {
  const url = { 'zh-CN': 'https://civic-bank.example/terms' }
  return { id: 'terms', version: '2026-03', required: true, title, url }
}

const tenants = [personal, business] as const

export const deployment: Deployment = {
  appId: 'touristappid',
  environments: {
    develop: { host: 'http://127.0.0.1:9432', tenants },
    trial: { host: 'https://core.genauth.ai', tenants },
    release: { host: 'https://core.genauth.ai', tenants },
  },
  timeout: 10_000,
}
