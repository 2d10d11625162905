import { locales, type LocaleName } from '../../../miniprogram/locales/index'
import type { Localized } from '../../../miniprogram/deployment-fields'
import { error, field, warning, type Problem } from '../finding'

export const languages = Object.keys(locales) as LocaleName[]

/** Where a language is missing, people read this one. */
const FALLBACK = 'zh-CN'

/** The path of one language's text, which is a key that needs quotes: `title["zh-TW"]`. */
export function languagePath(path: string, language: string): string {
  return `${path}["${language}"]`
}

/** What is missing from a text, and what `fault` finds in those that are there. */
export function textProblems(
  path: string,
  texts: Localized,
  fault: (text: string) => string | undefined,
): Problem[] {
  const missing = languages.filter((language) => !texts[language]?.trim())
  const there = languages.filter((language) => !missing.includes(language))
  return [
    ...missingProblems(path, missing),
    ...there.flatMap((language): Problem[] => {
      const found = fault(texts[language] ?? '')
      return found
        ? [error(`${field(languagePath(path, language), texts[language])} ${found}`)]
        : []
    }),
  ]
}

function missingProblems(path: string, missing: readonly LocaleName[]): Problem[] {
  if (missing.length === 0) return []
  if (missing.includes(FALLBACK)) {
    return [error(`${languagePath(path, FALLBACK)}: is missing, which every other falls back to`)]
  }
  const detail = `${path}: has no ${missing.join(', ')}; people who read it see ${FALLBACK}`
  return [warning(detail, 'Add the language, or leave it so.')]
}

/** Names that a page must not show before the button that asks for the phone number (review rule 5.14.4). */
export function namesWeChat(text: string): boolean {
  return /微信|wechat|weixin/i.test(text)
}
