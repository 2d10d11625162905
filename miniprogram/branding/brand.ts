import type { BarColors } from '../wechat/wechat'
import { type LocaleName, locales, type Texts } from '../locales/index'

/** A text in each language; `zh-CN` is used if one is missing. */
export type Localized = { readonly 'zh-CN': string } & Partial<Record<LocaleName, string>>

export interface BrandSettings {
  /** The app's name as people know it. Example: `{ 'zh-CN': '枫叶咖啡', en: 'Maple Coffee' }`. */
  readonly name: Localized
  /**
   * A picture in the package, square, at least 192 × 192 px; one that is over 1.5 times as wide as high, or as high as
   * wide, is shown on a white card. Example: `/branding/logo.png`.
   */
  readonly logo: string
  /** Button and links, and the text on the button, in light and dark mode. Contrast must be at least 4.5 : 1. */
  readonly colors: { readonly light: BrandColors; readonly dark: BrandColors }
  /**
   * What everything stands on, for a brand whose page is not white, or dark in light mode, too. Example:
   * `{ light: { background: '#14122b', sheet: '#211e42', text: '#eceaff' } }`.
   */
  readonly surfaces?:
    | { readonly light?: BrandSurfaces | undefined; readonly dark?: BrandSurfaces | undefined }
    | undefined
  /**
   * A picture in the package for the top of the page, at least 860 px wide. Its lower edge is behind the logo, its middle
   * behind the name above a result; a tablet shows the middle third of its height. Example: `/branding/hero.svg`.
   */
  readonly hero?: string
  /**
   * A button to the chat of your mini program's customer service, on the page opened by itself and when an account is
   * disabled. Switch the service on in WeChat's console before. Example: `true`.
   */
  readonly contactButton?: boolean
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

export interface BrandSurfaces {
  /** Of the page and the bar above it: `#rrggbb`. */
  readonly background: string
  /** Of the half-screen that slides over it: `#rrggbb`. */
  readonly sheet: string
  /** On both; texts that matter less are mixed from it. `#rrggbb`. */
  readonly text: string
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
  /** CSS variables for the page: its colours, and the number of consent rows. */
  readonly style: string
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
    agreements.map(({ id, version, required, title, url, text }) => {
      const published = { title: inLanguage(title, locale), url: inLanguage(url, locale) }
      const inside = text && { text: inLanguage(text, locale) }
      return { id, version, required, documents: [{ ...published, ...inside }] }
    })
  const required = shown.filter((agreement) => agreement.required)
  const guide = {
    id: PRIVACY_GUIDE,
    version: '',
    required: true,
    documents: [{ title: texts.form.privacyGuide, url: PRIVACY_GUIDE }],
  }
  const others = shown.filter((agreement) => !agreement.required)
  const consentRows = [required.concat(guide)].concat(others.map((agreement) => [agreement]))
  return {
    name: name || inLanguage(brand.name, locale),
    logo: logo || brand.logo,
    style: brandStyle(brand) + `--rows:${consentRows.length};`,
    texts,
    contact: brand.contact ? inLanguage(brand.contact, locale) : '',
    deletionUrl: brand.deletionUrl ? inLanguage(brand.deletionUrl, locale) : '',
    consentRows,
  }
}

/** All agreements, one row after the other. */
export function agreementsIn(rows: Brand['consentRows']): readonly BrandAgreement[] {
  return joined(rows)
}

/** All documents, one agreement after the other. */
export function documentsIn(agreements: readonly BrandAgreement[]): readonly BrandDocument[] {
  return joined(agreements.map(({ documents }) => documents))
}

/** By `concat` with one list at a time: for `...` in a call the compiler brings 2 KB of helpers. */
function joined<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  const none: readonly Item[] = []
  return lists.reduce((all, list) => all.concat(list), none)
}

function inLanguage(text: Localized, locale: LocaleName): string {
  return text[locale] || text['zh-CN']
}

/** The brand's colours as CSS variables for the page; styles/tokens.wxss picks light or dark. */
export function brandStyle({
  colors,
  surfaces = {},
}: Pick<BrandSettings, 'colors' | 'surfaces'>): string {
  const { light, dark } = colors
  return variables('light', light, surfaces.light) + variables('dark', dark, surfaces.dark)
}

/** The colour of a pressed button moves away from that of its text, so that contrast only grows. */
function variables(
  mode: string,
  { primary, onPrimary }: BrandColors,
  surfaces?: BrandSurfaces,
): string {
  const away = isDark(onPrimary) ? '#ffffff' : '#000000'
  const own: Readonly<Record<string, string>> = {
    primary,
    'on-primary': onPrimary,
    pressed: mixed(primary, away, 0.16),
    tint: faint(primary, 0.1),
    glow: faint(primary, 0.3),
    ...(surfaces && surfaceVariables(surfaces)),
  }
  return Object.keys(own)
    .map((name) => `--${mode}-${name}:${own[name]};`)
    .join('')
}

/** A dark page has the colours of the night, whatever the theme. */
function surfaceVariables({ background, sheet, text }: BrandSurfaces) {
  const time = isDark(background) ? 'night' : 'day'
  return {
    surface: background,
    sheet,
    text,
    'text-quiet': mixed(text, background, 0.28),
    fill: faint(text, isDark(background) ? 0.1 : 0.06),
    success: `var(--success-by-${time})`,
    error: `var(--error-by-${time})`,
    'error-tint': `var(--error-tint-by-${time})`,
  }
}

/** As in styles/tokens.wxss, theme.json and app.wxss. */
const BACKGROUNDS = { light: '#fcf8f5', dark: '#1b1715' }

export function barColors({ surfaces = {} }: BrandSettings, mode: 'light' | 'dark'): BarColors {
  const { background = BACKGROUNDS[mode] } = surfaces[mode] || {}
  return { front: isDark(background) ? '#ffffff' : '#000000', background }
}

/** Darker than a middle grey, as far as the channel says that the eye weighs most. */
function isDark(color: string): boolean {
  return (channels(color)[1] || 0) < 128
}

function mixed(color: string, other: string, share: number): string {
  const others = channels(other)
  const channel = (one: number, at: number) => Math.round(one + ((others[at] || 0) - one) * share)
  return `rgb(${channels(color).map(channel).join()})`
}

function faint(color: string, share: number): string {
  return `rgba(${channels(color).join()},${share})`
}

function channels(color: string): number[] {
  return [1, 3, 5].map((start) => parseInt(color.slice(start, start + 2), 16))
}
