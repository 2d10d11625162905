import { oneLine } from '../../miniprogram/one-line'

describe('oneLine', () => {
  it('leaves a plain text as it is, percent signs and emoji included', () => {
    expect(oneLine('授权成功 100% 🎉')).toBe('授权成功 100% 🎉')
  })

  it.each([
    ['line breaks', 'one\r\ntwo\u2028three'],
    ['control characters', 'one\u0000two\u009fthree'],
    ['characters without width', 'one\u200btwo\u3164three\ufeff'],
    ['characters that turn the direction', 'one\u202etwo\u2067\u061cthree'],
  ])('puts a space for %s', (_name, text) => {
    expect(oneLine(text)).toBe('one two three')
  })

  it('cuts a long text between characters', () => {
    expect(oneLine('🎉'.repeat(500))).toBe('🎉'.repeat(120))
  })

  it('cuts where it is told to', () => {
    expect(oneLine('a bcd', 2)).toBe('a')
  })

  it('drops half a character', () => {
    expect(oneLine('a\ud83cb')).toBe('ab')
  })

  it('reads no more than 4000 units of a text of megabytes', () => {
    expect(oneLine(`${' '.repeat(4000)}a`)).toBe('')
  })
})
