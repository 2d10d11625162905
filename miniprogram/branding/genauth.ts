import type { WeChat } from '../wechat/wechat'
import { localeFor, type LocaleName } from '../locales/index'
import { type Fields, fieldsIn } from '../untrusted'
import type { PublishedBrand } from './brand'
import { type PublicAgreement, readPublicConfig } from './public-config'

/** A brand that is published outside `deployment.ts`. */
export interface PublicConfig extends PublicConfigSettings {
  /** Returns what the last visit fetched. Fetches what is published now in the background, for the next visit. */
  load(wechat: WeChat, host: string, locale: LocaleName): PublishedBrand | undefined
}

export interface PublicConfigSettings {
  /** The application whose name, logo and agreements are shown. */
  readonly appId: string
  /** Where it is published, if not at the environment's host. Example: `https://console.authing.cn`. */
  readonly host?: string
}

/** Milliseconds. No person waits for it. */
const TIMEOUT = 10_000
/** An answer whose JSON is longer than this, in UTF-16 units, is not kept. */
const LONGEST_KEPT = 100_000

/**
 * Name, logo and agreements as GenAuth's console has them: `GET /api/v2/applications/{appId}/public-config`. A visit
 * shows what the visit before it fetched, so that the page does not change while a person reads it.
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
          const kept = status === 200 && readPublicConfig(body) && essentialOf(fieldsIn(body))
          if (kept && JSON.stringify(kept).length < LONGEST_KEPT) wechat.store(key, kept)
        })
        .catch(() => undefined)
      const brand = readPublicConfig(wechat.stored(key)) || {}
      const { agreements } = brand
      return { ...brand, ...(agreements && { agreements: inLanguage(agreements, locale) }) }
    },
  }
}

/** The fields that are shown, as they came: they are checked each time they are read from storage. */
function essentialOf({ code, data }: Fields) {
  const { name, logo, agreementEnabled, agreements } = fieldsIn(data)
  return { code, data: { name, logo, agreementEnabled, agreements } }
}

/** If none is in the person's language or Chinese, all are shown: a required agreement is never left out. */
function inLanguage(
  agreements: readonly PublicAgreement[],
  locale: LocaleName,
): readonly PublicAgreement[] {
  const inLocale = (wanted: LocaleName) =>
    agreements.filter(({ lang }) => localeFor(lang) === wanted)
  return [inLocale(locale), inLocale('zh-CN')].find(({ length }) => length > 0) || agreements
}
