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
  const language = tag.toLowerCase().split(/[-_]/)[0]
  if (language === 'zh') return TRADITIONAL.test(tag) ? 'zh-TW' : 'zh-CN'
  return (Object.keys(locales) as LocaleName[]).find((name) => name === language)
}

/** A text for the screen: `{app}` is the brand's name, and a line may break at `|` (zero width space, U+200B). */
export function fill(text: string, app: string): string {
  return text.split('|').join('\u200b').split('{app}').join(app)
}

/** A text for a machine: without the marks where a line may break. */
export function unmarked(text: string): string {
  return text.split('|').join('')
}
