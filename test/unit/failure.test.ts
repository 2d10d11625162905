import {
  asLoginFailure,
  type FailureKind,
  failures,
  LoginFailure,
  textKeyOf,
} from '../../miniprogram/failure'
import { locales } from '../../miniprogram/locales/index'

describe('LoginFailure', () => {
  it('is like an error that says its kind and nothing else', () => {
    const failure = new LoginFailure('refused', { reason: 'reason of the backend', apiCode: 2004 })
    expect(failure.stack).toContain('failure.test')
    expect(String(failure)).toBe('LoginFailure: refused')
  })
})

describe('failures', () => {
  it.each(Object.entries(locales))('have words in %s', (_name, { failures: texts }) => {
    const kinds = Object.keys(failures) as FailureKind[]
    expect(kinds.filter((kind) => texts[textKeyOf(kind)] === undefined)).toEqual([])
  })
})

describe('asLoginFailure', () => {
  it('keeps a failure', () => {
    const failure = new LoginFailure('timed_out')
    expect(asLoginFailure(failure)).toBe(failure)
  })

  it.each([[new TypeError('x')], ['text'], [undefined]])(
    'makes one of %p, and keeps it',
    (thrown) => {
      expect(asLoginFailure(thrown)).toMatchObject({ kind: 'bad_answer', cause: thrown })
    },
  )
})
