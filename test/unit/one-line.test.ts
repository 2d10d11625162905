import { oneLine } from '../../miniprogram/one-line'

describe('oneLine', () => {
  it('leaves a plain text as it is, percent signs and emoji included', () => {
    expect(oneLine('授权成功 100% 🎉')).toBe('授权成功 100% 🎉')
  })

  it.each([
    ['line breaks', 'one\r\ntwo\u2028three'],
    ['control characters', 'one\u0000two\u009fthree'],
    ['characters without width', 'one\u200btwo\u3164three\ufeff'],
    ['half a character', 'one\ud83ctwo\udf89three'],
    ['characters that turn the direction', 'one\u202etwo\u2067\u061cthree'],
  ])('puts a space for %s', (_name, text) => {
    expect(oneLine(text)).toBe('one two three')
  })

  it.each([
    ['fillers that leave no ink', '\u115f\u1160\uffa0\u3164'],
    ['the empty Braille cell', '\u2800'],
    ['marks on nothing', '\u034f\ufe0f\u0338'],
    ['tags', '\u{e0001}\u{e0041}'],
    ['a skin tone of nobody', '\u{1f3fd}'],
  ])('finds nothing in %s', (_name, text) => {
    expect([oneLine(text), oneLine(` ${text} ${text}`)]).toEqual(['', ''])
  })

  it('drops from the ends what would join what stands around the text', () => {
    expect(oneLine('\u0338a \u0903\u0d4e')).toBe('a \u0903')
  })

  it('leaves four marks of 120 on a character, and the sound marks, skin tones and Thai of living people', () => {
    expect(oneLine(`a${'\u0301'.repeat(120)}b`)).toBe(`a${'\u0301'.repeat(4)}b`)
    for (const text of ['ﾊﾞｽ', '👍🏽', 'น้ำ', '❤️', 'ề']) expect(oneLine(text)).toBe(text)
  })

  it('never joins the = before it or the & after it, whatever single character it is given', () => {
    const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
    const joined: string[] = []
    for (let point = 0; point <= 0x10ffff; point += 1) {
      const character = String.fromCodePoint(point)
      if (/[\p{Cn}\p{Co}\p{Script=Han}]/u.test(character)) continue
      const line = oneLine(character)
      const ends = line && [...graphemes.segment(`=${line}&`)].map(({ segment }) => segment)
      if (ends && (ends[0] !== '=' || ends.at(-1) !== '&')) joined.push(point.toString(16))
    }
    expect(joined).toEqual([])
  })

  it('cuts a long text between characters', () => {
    expect(oneLine('🎉'.repeat(500))).toBe('🎉'.repeat(120))
  })

  it('cuts where it is told to', () => {
    expect(oneLine('a bcd', 2)).toBe('a')
  })

  it('reads no more than 4000 units of a text of megabytes', () => {
    expect(oneLine(`${' '.repeat(4000)}a`)).toBe('')
  })
})
