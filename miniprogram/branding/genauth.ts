import type { WeChat } from '../wechat/wechat'
import { localeFor, type LocaleName } from '../locales/index'
import type { PublishedBrand } from './brand'
import { type PublicAgreement, readPublicConfig } from './public-config'

/** Where a brand is published, beside `deployment.ts`. */
export interface PublicConfig extends PublicConfigSettings {
  /** What was published at the last visit, at once; what is published now is fetched behind, for the next visit. */
  load(wechat: WeChat, host: string, locale: LocaleName): PublishedBrand | undefined
}

export interface PublicConfigSettings {
  /** The application whose name, logo and agreements are shown. */
  readonly appId: string
  /** Where it is published, if not at the environment's host. Example: `https://console.authing.cn`. */
  readonly host?: string
}

/** Milliseconds. Nobody waits for it. */
const TIMEOUT = 10_000
/** An answer of more JSON than this, in UTF-16 units, is not kept. */
const LONGEST_KEPT = 100_000

/**
 * Name, logo and agreements as GenAuth's console has them: `GET /api/v2/applications/{appId}/public-config`. A visit
 * shows what the visit before it fetched, so that nothing on the page changes while a person reads it.
 */
export function genauthPublicConfig(settings: PublicConfigSettings): PublicConfig {
  return {
    ...settings,
    load(wechat, environmentHost, locale) {
      const { appId, host = environmentHost } = settings
      const key = `public-config.${appId}`
      wechat
        .get(`${host}/api/v2/applications/${appId}/public-config`, TIMEOUT)
        .then(({ status, body }) => {
          const kept = status === 200 && readPublicConfig(body) && essentialOf(body as Answer)
          if (kept && JSON.stringify(kept).length < LONGEST_KEPT) wechat.store(key, kept)
        })
        .catch(() => undefined)
      const { agreements, ...brand } = readPublicConfig(wechat.stored(key)) || {}
      return { ...brand, ...(agreements && { agreements: inLanguage(agreements, locale) }) }
    },
  }
}

interface Answer {
  readonly code: unknown
  readonly data: Readonly<Record<string, unknown>>
}

/** What is shown of it, unread: it is checked whenever it comes from storage. */
function essentialOf({ code, data: { name, logo, agreementEnabled, agreements } }: Answer) {
  return { code, data: { name, logo, agreementEnabled, agreements } }
}

/** What is published in none of our languages is shown as it is: nobody is asked for less. */
function inLanguage(
  agreements: readonly PublicAgreement[],
  locale: LocaleName,
): readonly PublicAgreement[] {
  const inLocale = (wanted: LocaleName) =>
    agreements.filter(({ lang }) => localeFor(lang) === wanted)
  return [inLocale(locale), inLocale('zh-CN')].find(({ length }) => length > 0) || agreements
}
