import { locales } from '../../../miniprogram/locales/index'
import { consentSentence } from '../../../miniprogram/session/consent-sentence'

const named = (...titles: string[]) => titles.map((title) => ({ title, url: 'https://a.cn' }))

describe('The sentence that a person ticks', () => {
  it.each([
    ['zh-CN', ['《甲》'], '我已阅读并同意《甲》'],
    ['zh-CN', ['《甲》', '《乙》'], '我已阅读并同意《甲》和《乙》'],
    ['zh-CN', ['《甲》', '《乙》', '《丙》'], '我已阅读并同意《甲》、《乙》和《丙》'],
    ['zh-TW', ['《甲》', '《乙》', '《丙》'], '我已閱讀並同意《甲》、《乙》及《丙》'],
    ['en', ['A', 'B', 'C'], 'I have read and agree to the A, B and C'],
    ['ja', ['A', 'B'], '「A」と「B」に同意します'],
    ['ja', ['A', 'B', 'C'], '「A」、「B」と「C」に同意します'],
  ] as const)('names its documents in %s: %p', (locale, titles, sentence) => {
    expect(consentSentence(locales[locale].agree, named(...titles)).name).toBe(sentence)
  })

  it('lets no line begin with a particle in Japanese', () => {
    const { documents, after } = consentSentence(locales.ja.agree, named('A', 'B'))
    expect([documents[1]?.before, after]).toEqual([
      '」\u2060と\u200b「',
      '」\u2060に\u200b同意します',
    ])
  })

  it.each(Object.entries(locales))('says in %s that the person need not agree', (_name, texts) => {
    const optional = /[（(].+[）)]/
    const { name } = consentSentence(texts.agreeOptional, named('X'))
    expect([optional.test(name), optional.test(texts.agree.before + texts.agree.after)]).toEqual([
      true,
      false,
    ])
  })

  it('underlines what has no title marks of its own', () => {
    const { documents } = consentSentence(locales['zh-CN'].agree, named('《甲》', 'Terms'))
    expect(documents.map(({ underlined }) => underlined)).toEqual([false, true])
  })
})
