import type { Tenant } from './tenant'

type Link = (document: string, text: string) => string

/** In order. HTML, as an administrator writes it in the console. */
type Titles = (link: Link) => {
  readonly terms: string
  readonly membership: string
  readonly offers: string
  readonly age: string
  readonly former: string
}

/** GenAuth's four languages, under its own tags. */
const languages: Record<string, Titles> = {
  'zh-CN': (link) => ({
    terms: `我已阅读并同意${link('terms', '《用户协议》')}与${link('privacy', '《隐私政策》')}`,
    membership: `同意<b>${link('membership', '《会员章程》')}</b>`,
    offers: '愿意通过短信接收优惠信息',
    age: '我已年满 14 周岁',
    former: `同意${link('former', '《旧版协议》')}`,
  }),
  'en-US': (link) => ({
    terms: `I have read and agree to the ${link('terms', 'Terms of Service')} and the ${link('privacy', 'Privacy Policy')}`,
    membership: `I accept the <b>${link('membership', 'Membership Rules')}</b>`,
    offers: 'Send me offers by SMS',
    age: 'I am at least 14 years old',
    former: `I accept the ${link('former', 'Former Terms')}`,
  }),
  'zh-TW': (link) => ({
    terms: `我已閱讀並同意${link('terms', '《使用者協議》')}與${link('privacy', '《隱私權政策》')}`,
    membership: `同意<b>${link('membership', '《會員章程》')}</b>`,
    offers: '願意透過簡訊接收優惠資訊',
    age: '我已年滿 14 歲',
    former: `同意${link('former', '《舊版協議》')}`,
  }),
  'ja-JP': (link) => ({
    terms: `${link('terms', '利用規約')}と${link('privacy', 'プライバシーポリシー')}を読み、同意します`,
    membership: `<b>${link('membership', '会員規約')}</b>に同意します`,
    offers: 'SMS でお得な情報を受け取る',
    age: '14 歳以上です',
    former: `${link('former', '旧規約')}に同意します`,
  }),
}

/** `availableAt`: 0 register page, 1 login page, 2 both, null (for historical reasons) neither. */
const places = {
  terms: { order: 0, required: true, availableAt: 2 },
  membership: { order: 1, required: true, availableAt: 1 },
  offers: { order: 2, required: false, availableAt: 1 },
  age: { order: 3, required: true, availableAt: 0 },
  former: { order: 4, required: true, availableAt: null },
} as const

/**
 * What public config lists: every language at once, each row with an id of its own. Keys as in a real answer of 2023.
 * Not sorted: no public source says that a server does.
 */
export function publishedAgreements({ userPoolId, appId, site }: Tenant) {
  const rows = Object.entries(languages).flatMap(([lang, titles]) => {
    const link: Link = (document, text) =>
      `<a href="${site}/${document}?lang=${lang}&amp;from=login" target="_blank">${text}</a>`
    return Object.entries(titles(link)).map(([kind, title]) => ({
      lang,
      title,
      ...places[kind as keyof typeof places],
    }))
  })
  return rows.map((row, index) => ({ id: 1683 + index, userPoolId, appId, ...row })).reverse()
}
