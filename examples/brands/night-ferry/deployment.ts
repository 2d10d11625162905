import { relay } from '../../../miniprogram/contracts/relay'
import { ticket } from '../../../miniprogram/contracts/ticket'
import type { Agreement } from '../../../miniprogram/branding/brand'
import type { Deployment, Tenant } from '../../../miniprogram/deployment-fields'

/** A shop that keeps dark colours and words of its own; its documents open inside. */
const SITE = 'https://night-ferry.example'

const ferry: Tenant = {
  id: 'night-ferry',
  contracts: [
    ticket({
      userPoolIds: ['62e221f85f5ac5cc47037a39'],
      path: '/oauth/app2wxapp/ticket/{userPoolId}',
      lifetime: 120,
    }),
    relay(),
  ],
  launchingAppIds: ['wx1234567890abcdef'],
  brand: {
    name: {
      'zh-CN': '夜航书店',
      'zh-TW': '夜航書店',
      en: 'Night Ferry Books',
      ja: '夜航書店',
    },
    logo: '/branding/logo.png',
    colors: {
      light: { primary: '#d5daf5', onPrimary: '#1b1740' },
      dark: { primary: '#d5daf5', onPrimary: '#1b1740' },
    },
    surfaces: {
      light: { background: '#14122b', sheet: '#211d4e', text: '#f2f0ff' },
      dark: { background: '#14122b', sheet: '#211d4e', text: '#f2f0ff' },
    },
    hero: '/branding/hero.svg',
    contactButton: true,
    texts: {
      'zh-CN': {
        purpose: '{app}|申请使用|你的手机号，为你|找回书架',
        signedIn: '欢迎登船',
        signedInHint: '返回|{app}，从上次|那一页读起',
        notFromAppHint: '打开{app}，用手机号|找回你的书架',
      },
      'zh-TW': {
        purpose: '{app}|想使用|你的手機號碼，為你|找回書架',
        signedIn: '歡迎登船',
        signedInHint: '返回|{app}，從上次|那一頁讀起',
        notFromAppHint: '開啟{app}，用手機號碼|找回你的書架',
      },
      en: {
        purpose: '{app} uses your phone number to find your bookshelf',
        signedIn: 'Welcome aboard',
        signedInHint: 'Return to {app} and pick up where you left off',
        notFromAppHint: 'Open {app} and tap Log in to find your bookshelf',
      },
      ja: {
        purpose: '{app}の|本棚を|探すために|電話番号を|使用します',
        signedIn: 'ようこそ、夜の船へ',
        signedInHint: '{app}に|戻って、続きから|どうぞ',
        notFromAppHint: '{app}を|開くと、電話番号で|本棚が|見つかります',
      },
    },
  },
  agreements: [
    document('terms', {
      required: true,
      title: {
        'zh-CN': '《乘客须知》',
        'zh-TW': '《乘客須知》',
        en: 'Passenger Terms',
        ja: '乗船規約',
      },
    }),
    document('privacy', {
      required: true,
      title: {
        'zh-CN': '《隐私政策》',
        'zh-TW': '《隱私權政策》',
        en: 'Privacy Policy',
        ja: 'プライバシーポリシー',
      },
    }),
    document('news', {
      required: false,
      title: {
        'zh-CN': '《新书短信与邮件》',
        'zh-TW': '《新書簡訊與郵件》',
        en: 'News by SMS and E-mail',
        ja: '新刊のお知らせ（SMS・メール）',
      },
    }),
  ],
  businessDomains: [SITE],
}

function document(id: string, rest: Pick<Agreement, 'required' | 'title'>): Agreement {
  const at = (language: string) => `${SITE}/${language}/${id}`
  const url = { 'zh-CN': at('zh-cn'), 'zh-TW': at('zh-tw'), en: at('en'), ja: at('ja') }
  return { id, version: '2026-02', url, ...rest }
}

export const deployment: Deployment = {
  appId: 'touristappid',
  environments: {
    develop: { host: 'http://127.0.0.1:9431', tenants: [ferry] },
    trial: { host: 'https://core.genauth.ai', tenants: [ferry] },
    release: { host: 'https://core.genauth.ai', tenants: [ferry] },
  },
  timeout: 10_000,
}
