import { fill, localeFor, locales, type Texts, unmarked } from '../../../miniprogram/locales/index'

/** Every text with its path, `failures.refused.title` among them. */
function textsOf(texts: Texts): [string, string][] {
  const walk = (value: object, path: string): [string, string][] =>
    Object.entries(value).flatMap(([key, inner]: [string, object | string]) =>
      typeof inner === 'string' ? [[path + key, inner]] : walk(inner, `${path}${key}.`),
    )
  return walk(texts, '')
}

const placeholders = (text: string) => text.match(/\{\w+\}/g) ?? []

describe('localeFor', () => {
  it.each([
    ['zh_CN', 'zh-CN'],
    ['zh-Hans', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['zh_TW', 'zh-TW'],
    ['zh_HK', 'zh-TW'],
    ['zh-Hant-MO', 'zh-TW'],
    ['en', 'en'],
    ['en-US', 'en'],
    ['JA-jp', 'ja'],
    ['xx', undefined],
    ['constructor', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %p as %p', (tag, locale) => {
    expect(localeFor(tag)).toBe(locale)
  })
})

describe('fill', () => {
  it('puts the name everywhere it belongs, whatever it holds', () => {
    expect(fill('{app} and {app}', '$& {app}')).toBe('$& {app} and $& {app}')
  })

  it('lets a line break at a mark, and not where the name has the same character', () => {
    expect(fill('返回|{app}', 'A|B')).toBe('返回\u200bA|B')
    expect(unmarked('返回|{app}')).toBe('返回{app}')
  })
})

describe.each(['zh-CN', 'zh-TW', 'ja'] as const)('A line in %s', (name) => {
  const shown = Object.fromEntries(textsOf(locales[name]))
  const titles = ['signedIn', 'oneMoreStep', 'notFromApp', 'form.consentTitle']
  const hints = [
    'purpose',
    'purposeWithoutPhone',
    'slow',
    'signedInHint',
    'switchByHand',
    'logInThere',
  ]
  hints.push('notFromAppHint', 'deletionHint', 'document.openInBrowser', 'form.consentText')
  for (const path of Object.keys(shown)) {
    if (/^failures.*title$/.test(path)) titles.push(path)
    if (/^failures.*hint$/.test(path)) hints.push(path)
  }

  /** What no line may break: between marks, spaces, and after punctuation. The name of the app is as long as it is. */
  const pieces = (text = '') => text.replace(/\{app\}/g, '').split(/[| ]|(?<=[，。、；：！？])/)

  // 320 px less the margins, by WeChat's largest text: 26 px, and 1.4 times as much for a title.
  it.each([
    ['title', titles, 7],
    ['hint', hints, 10],
  ])('of a %s can break before it is too long for a small phone with the largest text', (...of) => {
    const [, paths, most] = of
    const long = paths.flatMap((path) => pieces(shown[path])).filter(({ length }) => length > most)
    expect(long).toEqual([])
  })

  it('does not break at an edge, or twice at the same place', () => {
    const texts = Object.values(shown)
    expect(texts.filter((text) => /^\||\|$|\|\||[，。、；：！？] ?\|/.test(text))).toEqual([])
  })
})

describe.each(Object.entries(locales))('%s', (name, texts) => {
  it('is what its own name asks for', () => {
    expect(localeFor(name)).toBe(name)
  })

  it('is what backends call it', () => {
    expect(localeFor(texts.languageTag)).toBe(name)
  })

  it('has words for everything', () => {
    const empty = textsOf(texts).filter(([path, text]) => !text.trim() && !path.endsWith('.after'))
    expect(empty).toEqual([])
  })

  it('asks for nothing but the name of the app, and the time where one runs', () => {
    const unknown = textsOf(texts).filter(([, text]) =>
      placeholders(text).some((placeholder) => !['{app}', '{time}'].includes(placeholder)),
    )
    expect(unknown).toEqual([])
  })

  it('does not name WeChat (review rule 5.14.4)', () => {
    const naming = textsOf(texts).filter(([, text]) => /微信|wechat|weixin/i.test(text))
    // No phone button stands on that page, and nothing else says what to update.
    expect(naming.filter(([path]) => !path.startsWith('failures.wechat_outdated.'))).toEqual([])
  })

  it('has results that need no name and no cleaning', () => {
    const messages = [texts.granted, ...Object.values(texts.failures).map(({ title }) => title)]
    expect(messages.filter((message) => /[&={}]/.test(message))).toEqual([])
  })
})

it.each(Object.entries(locales))(
  "has a word in %s that WeChat's dialog takes on its button: 4 characters at most",
  (_name, { ok }) => {
    expect(ok).toMatch(/^.{1,4}$/)
  },
)
