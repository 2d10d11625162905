import { en } from './en'
import { ja } from './ja'
import { type Texts, zhCN } from './zh-CN'
import { zhTW } from './zh-TW'

export type { Texts }

/** The only list of languages. To add one, add a file and a line here, under its name without a region. */
export const locales = { 'zh-CN': zhCN, 'zh-TW': zhTW, en, ja }

export type LocaleName = keyof typeof locales

/** Regions and the script that use traditional characters. */
const TRADITIONAL = /[-_](tw|hk|mo|hant)([-_]|$)/i

/**
 * The language for a tag as WeChat (`zh_CN`), GenAuth (`en-US`) or BCP 47 (`zh-Hant-HK`) write it.
 * `undefined` if there is none.
 */
export function localeFor(tag = ''): LocaleName | undefined {
  const [language] = tag.toLowerCase().split(/[-_]/)
  if (language === 'zh') return TRADITIONAL.test(tag) ? 'zh-TW' : 'zh-CN'
  return (Object.keys(locales) as LocaleName[]).find((name) => name === language)
}

/** Replaces `{app}` by the brand's name. */
export function fill(text: string, app: string): string {
  return text.split('{app}').join(app)
}
