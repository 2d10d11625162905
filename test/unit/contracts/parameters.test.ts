import fc from 'fast-check'
import { anyText } from '../any-text'
import { codePayload, readableState, readState } from '../../../miniprogram/contracts/parameters'
import { readLaunch } from '../../../miniprogram/launch/launch'
import { codes, kindThrown, launchOf } from './stage'

const unreadable = [
  ['empty', ''],
  ['with =', 'a=b'],
  ['with &', 'a&b'],
  ['with a space', 'a b'],
  ['with a slash', 'a/b'],
  ['with +', 'a+b'],
  ['with %', '100%'],
  ['with a line break at the end', 'abc\n'],
  ['with a null character', 'a\u0000'],
  ['not ASCII', '中'],
  ['with a quotation mark', 'a"b'],
  ['too long', 'x'.repeat(513)],
] as const

const readable = ['a', 'af0ifjsldkj', 'A-z_0.9~', '__proto__', 'x'.repeat(512)]

describe('readState', () => {
  it.each(readable)('reads %p', (state) => {
    expect(readState(launchOf({ state }))).toBe(state)
  })

  it('reads none where there is none', () => {
    expect(readState(launchOf({}))).toBeUndefined()
  })

  it.each(unreadable)('refuses one that is %s', (_case, state) => {
    expect(kindThrown(() => readState(launchOf({ state })))).toBe('invalid_launch')
  })
})

describe('readableState', () => {
  it.each(readable)('reads %p', (state) => {
    expect(readableState(launchOf({ state }))).toBe(state)
  })

  it.each(unreadable)('is silent about one that is %s', (_case, state) => {
    expect(readableState(launchOf({ state }))).toBeUndefined()
  })

  it('gives only what survives an address unchanged', () => {
    fc.assert(
      fc.property(anyText(), (given) => {
        const state = readableState(readLaunch({ query: { state: given } }))
        expect(state === undefined || encodeURIComponent(state) === state).toBe(true)
      }),
    )
  })
})

describe('codePayload', () => {
  it('names both codes as GenAuth does', () => {
    expect(codePayload({ ...codes, loginCode: 'l1', phoneCode: 'p1' })).toEqual({
      wxLoginInfo: { code: 'l1' },
      wxPhoneInfo: { code: 'p1' },
    })
  })

  it('has no place for a phone code that is not there', () => {
    expect(Object.keys(codePayload({ ...codes, phoneCode: undefined }))).toEqual(['wxLoginInfo'])
  })
})
