import { asLoginFailure, LoginFailure } from '../../miniprogram/failure'

describe('LoginFailure', () => {
  it('is an error that says its kind and nothing else', () => {
    const failure = new LoginFailure('refused', 'reason of the backend')
    expect(failure).toBeInstanceOf(Error)
    expect(String(failure)).toBe('LoginFailure: refused')
  })
})

describe('asLoginFailure', () => {
  it('keeps a failure', () => {
    const failure = new LoginFailure('timed_out')
    expect(asLoginFailure(failure)).toBe(failure)
  })

  it.each([[new TypeError('x')], ['text'], [undefined]])('makes one of %p', (thrown) => {
    expect(asLoginFailure(thrown).kind).toBe('bad_answer')
  })
})
