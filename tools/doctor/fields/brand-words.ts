import type { ReplaceableText } from '../../../miniprogram/deployment-fields'
import { locales, type LocaleName } from '../../../miniprogram/locales/index'
import { error, field, judge, warning, type Finding, type Problem } from '../finding'
import { tenantsIn, type LocatedTenant, type Scope } from '../scope'
import { languagePath, languages, namesWeChat, textProblems } from './languages'
import { placeholdersIn } from '../texts'

/** Characters. A longer name or text breaks over too many lines of a small phone. */
const MAX = { name: 40, text: 60 }

export function brandWords(scope: Scope): Finding[] {
  return tenantsIn(scope).flatMap((located) => [...names(located), ...texts(located)])
}

function names({ tenant: { id, brand }, path }: LocatedTenant): Finding[] {
  const at = `${path}.brand.name`
  const fine = languages.map((language) => brand.name[language]).join(', ')
  const item = { id: 'brand.name', title: `${id}: name`, fine }
  const wechat = languages.filter((language) => namesWeChat(brand.name[language] ?? ''))
  return judge(item, [
    ...textProblems(at, brand.name, nameFault),
    ...wechat.map((language) =>
      warning(
        `${field(languagePath(at, language), brand.name[language])} names WeChat before the phone button (review rule 5.14.4)`,
      ),
    ),
  ])
}

function nameFault(name: string): string | undefined {
  const length = [...name].length
  return length > MAX.name ? `is ${length} characters long, more than ${MAX.name}` : undefined
}

/** The texts that a brand may replace, and whether the phone button follows them. */
const REPLACEABLE: Readonly<Record<ReplaceableText, 'before the phone button' | 'elsewhere'>> = {
  purpose: 'before the phone button',
  purposeWithoutPhone: 'before the phone button',
  loginWithPhone: 'before the phone button',
  login: 'before the phone button',
  signedIn: 'elsewhere',
  signedInHint: 'elsewhere',
  notFromApp: 'elsewhere',
  notFromAppHint: 'elsewhere',
}

/** Texts that the brand says in its own words. */
function texts({ tenant: { id, brand }, path }: LocatedTenant): Finding[] {
  const own = Object.entries(brand.texts ?? {})
  const count = own.reduce((sum, [, texts]) => sum + Object.keys(texts).length, 0)
  const item = {
    id: 'brand.texts',
    title: `${id}: texts`,
    fine: count ? `${count} of its own` : 'as shipped',
  }
  const problems = own.flatMap(([language, texts]): Problem[] => {
    const at = languagePath(`${path}.brand.texts`, language)
    if (!isLanguage(language)) return [error(`${at}: is no language of this mini program`)]
    return Object.entries(texts).flatMap(([key, text]) =>
      isReplaceable(key)
        ? ownTextProblems(`${at}.${key}`, text, { key, shipped: locales[language][key] })
        : [error(`${field(`${at}.${key}`, text)} is no text that a brand may replace`)],
    )
  })
  return judge(item, problems)
}

function isReplaceable(key: string): key is ReplaceableText {
  return key in REPLACEABLE
}

function isLanguage(name: string): name is LocaleName {
  return name in locales
}

function ownTextProblems(
  at: string,
  text: string,
  { key, shipped }: { readonly key: ReplaceableText; readonly shipped: string },
): Problem[] {
  const shown = field(at, text)
  const problems: Problem[] = []
  const asked = placeholdersIn(shipped).join(' ')
  const length = [...text].length
  if (text.trim() === '') problems.push(error(`${shown} is empty`))
  if (REPLACEABLE[key] === 'before the phone button' && namesWeChat(text)) {
    const fix = 'Say what the person gets, not who provides it.'
    problems.push(error(`${shown} names WeChat before the phone button (review rule 5.14.4)`, fix))
  }
  if (placeholdersIn(text).join(' ') !== asked) {
    problems.push(error(`${shown} does not keep the placeholders: ${asked || 'there are none'}`))
  }
  if (length > MAX.text) {
    problems.push(error(`${shown} is ${length} characters long, more than ${MAX.text}`))
  }
  return problems
}
