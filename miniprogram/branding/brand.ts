import { type LocaleName, locales, type Texts } from '../locales/index'

/** A text in each language; `zh-CN` is used if one is missing. */
export type Localized = { readonly 'zh-CN': string } & Partial<Record<LocaleName, string>>

export interface BrandSettings {
  /** The app's name as people know it. Example: `{ 'zh-CN': '枫叶咖啡', en: 'Maple Coffee' }`. */
  readonly name: Localized
  /** A picture in the package, square, at least 192 × 192 px. Example: `/branding/logo.png`. */
  readonly logo: string
  /** Button and links, and the text on the button, in light and dark mode. Contrast must be at least 4.5 : 1. */
  readonly colors: { readonly light: BrandColors; readonly dark: BrandColors }
  /** How people reach you, shown when the mini program is opened by itself. Example: `{ 'zh-CN': '客服 400-000-0000' }`. */
  readonly contact?: Localized
  /** Where people delete their account, over https. Example: `{ 'zh-CN': 'https://example.com/delete' }`. */
  readonly deletionUrl?: Localized
  /**
   * Texts of your own, per language; `{app}` becomes the name. Before the phone button no text may name WeChat (review
   * rule 5.14.4). A Chinese or Japanese line may break at `|`. Example: `{ en: { purpose: 'Log in to {app} to book' } }`.
   */
  readonly texts?: Partial<Record<LocaleName, Partial<Pick<Texts, ReplaceableText>>>>
}

export type ReplaceableText =
  | 'purpose'
  | 'purposeWithoutPhone'
  | 'loginWithPhone'
  | 'login'
  | 'signedIn'
  | 'signedInHint'
  | 'notFromApp'
  | 'notFromAppHint'
  | 'deletionHint'

export interface BrandColors {
  /** `#rrggbb`. */
  readonly primary: string
  /** `#rrggbb`. */
  readonly onPrimary: string
}

export interface Agreement {
  /** Names the document in the proof of consent. Never changed. Example: `terms`. */
  readonly id: string
  /** A new version asks again. Example: `2026-01`. */
  readonly version: string
  /** False: it has a row of its own that nobody has to tick. Example: `true`. */
  readonly required: boolean
  /** Example: `{ 'zh-CN': '《用户协议》', en: 'Terms of Service' }`. */
  readonly title: Localized
  /** Where the document is published, over https. Example: `{ 'zh-CN': 'https://example.com/terms' }`. */
  readonly url: Localized
  /**
   * The document itself, plain, a paragraph on each line: it is then read in the mini program, without a business
   * domain, WeChat's consent or the network. Example: `{ 'zh-CN': '一、服务内容\n本应用……' }`.
   */
  readonly text?: Localized
}

/** What the deployment says of a brand. */
export interface OwnBrand {
  readonly brand: BrandSettings
  readonly agreements: readonly Agreement[]
}

/** What a person sees of a tenant, in their language. */
export interface Brand {
  readonly name: string
  readonly logo: string
  readonly texts: Texts
  /** Empty if the brand names none. */
  readonly contact: string
  /** Empty if the brand names none. */
  readonly deletionUrl: string
  /** Agreements that are ticked together: first all that are required, then each of the others alone. */
  readonly consentRows: readonly (readonly BrandAgreement[])[]
}

export interface BrandAgreement {
  readonly id: string
  readonly version: string
  readonly required: boolean
  readonly documents: readonly BrandDocument[]
}

export interface BrandDocument {
  readonly title: string
  /** https, or `PRIVACY_GUIDE`. Absent if there is nothing to open. */
  readonly url?: string
  /** What stands at that address, if it can be read here. */
  readonly text?: string
}

/** What was published to replace the deployment's values, in the person's language. */
export interface PublishedBrand {
  readonly name?: string
  readonly logo?: string
  readonly agreements?: readonly BrandAgreement[]
}

/** In place of an address: the privacy guide from WeChat's console, which has neither address nor version. */
export const PRIVACY_GUIDE = 'privacy-guide'

/** The deployment's brand, replaced by what was published. */
export function brandOf(
  { brand, agreements }: OwnBrand,
  published: PublishedBrand | undefined,
  locale: LocaleName,
): Brand {
  const { name, logo, agreements: replacing }: PublishedBrand = published || {}
  const texts = { ...locales[locale], ...(brand.texts && brand.texts[locale]) }
  const shown: readonly BrandAgreement[] =
    replacing ||
    agreements.map(({ title, url, text, ...agreement }) => {
      const published = { title: inLanguage(title, locale), url: inLanguage(url, locale) }
      const inside = text && { text: inLanguage(text, locale) }
      return { ...agreement, documents: [{ ...published, ...inside }] }
    })
  const required = shown.filter((agreement) => agreement.required)
  const guide = {
    id: PRIVACY_GUIDE,
    version: '',
    required: true,
    documents: [{ title: texts.form.privacyGuide, url: PRIVACY_GUIDE }],
  }
  const others = shown.filter((agreement) => !agreement.required)
  return {
    name: name || inLanguage(brand.name, locale),
    logo: logo || brand.logo,
    texts,
    contact: brand.contact ? inLanguage(brand.contact, locale) : '',
    deletionUrl: brand.deletionUrl ? inLanguage(brand.deletionUrl, locale) : '',
    consentRows: [[...required, guide], ...others.map((agreement) => [agreement])],
  }
}

function inLanguage(text: Localized, locale: LocaleName): string {
  return text[locale] || text['zh-CN']
}

/** The brand's colours as CSS variables for the page; styles/tokens.wxss picks light or dark. */
export function brandStyle({ light, dark }: BrandSettings['colors']): string {
  return variables('light', light) + variables('dark', dark)
}

/** The colour of a pressed button moves away from that of its text, so that contrast only grows. */
function variables(mode: string, { primary, onPrimary }: BrandColors): string {
  const [, green = 0] = channels(onPrimary)
  const away = green > 127 ? 0 : 255
  const pressed = channels(primary).map((one) => Math.round(one + (away - one) * 0.16))
  return (
    `--${mode}-primary:${primary};--${mode}-on-primary:${onPrimary};` +
    `--${mode}-pressed:rgb(${pressed.join()});--${mode}-tint:rgba(${channels(primary).join()},.1);`
  )
}

function channels(color: string): number[] {
  return [1, 3, 5].map((start) => parseInt(color.slice(start, start + 2), 16))
}
