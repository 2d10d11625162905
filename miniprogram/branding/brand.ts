import type { BrandColors, BrandSettings, Localized, Tenant } from '../deployment-fields'
import { type LocaleName, locales, type Texts } from '../locales/index'

/** What a person sees of a tenant, in their language. */
export interface Brand {
  readonly name: string
  readonly logo: string
  readonly texts: Texts
  /** What is ticked at once: first everything that is required, then each of the others. */
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
  /** https, or `PRIVACY_GUIDE`. Absent where there is nothing to open. */
  readonly url?: string
}

/** What was published in place of the deployment's, in the person's language. */
export interface PublishedBrand {
  readonly name?: string
  readonly logo?: string
  readonly agreements?: readonly BrandAgreement[]
}

/** Stands for the guide that is declared in WeChat's console. It has no address and no version of ours. */
export const PRIVACY_GUIDE = 'privacy-guide'

/** The deployment's brand, with what was published in its place. */
export function brandOf(
  { brand, agreements }: Tenant,
  published: PublishedBrand | undefined,
  locale: LocaleName,
): Brand {
  const { name, logo, agreements: replacing }: PublishedBrand = published || {}
  const texts = { ...locales[locale], ...(brand.texts && brand.texts[locale]) }
  const shown: readonly BrandAgreement[] =
    replacing ||
    agreements.map(({ title, url, ...agreement }) => ({
      ...agreement,
      documents: [{ title: textIn(title, locale), url: textIn(url, locale) }],
    }))
  const required = shown.filter((agreement) => agreement.required)
  const guide = {
    id: PRIVACY_GUIDE,
    version: '',
    required: true,
    documents: [{ title: texts.form.privacyGuide, url: PRIVACY_GUIDE }],
  }
  const others = shown.filter((agreement) => !agreement.required)
  return {
    name: name || textIn(brand.name, locale),
    logo: logo || brand.logo,
    texts,
    consentRows: [[...required, guide], ...others.map((agreement) => [agreement])],
  }
}

function textIn(text: Localized, locale: LocaleName): string {
  return text[locale] || text['zh-CN']
}

/** The brand's colours as CSS variables for the page; styles/tokens.wxss picks light or dark. */
export function brandStyle({ light, dark }: BrandSettings['colors']): string {
  return variables('light', light) + variables('dark', dark)
}

/** A pressed button moves away from its text, so that no contrast is lost. */
function variables(mode: string, { primary, onPrimary }: BrandColors): string {
  const [, green = 0] = channels(onPrimary)
  const away = green > 127 ? 0 : 255
  const pressed = channels(primary).map((one) => Math.round(one + (away - one) * 0.16))
  return (
    `--${mode}-primary:${primary};--${mode}-on-primary:${onPrimary};` +
    `--${mode}-pressed:rgb(${pressed});--${mode}-tint:rgba(${channels(primary)},.1);`
  )
}

function channels(color: string): number[] {
  return [1, 3, 5].map((start) => parseInt(color.slice(start, start + 2), 16))
}
