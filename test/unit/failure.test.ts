import {
  asLoginFailure,
  type FailureKind,
  failures,
  LoginFailure,
  textKeyOf,
} from '../../miniprogram/failure'
import { locales } from '../../miniprogram/locales/index'

describe('LoginFailure', () => {
  it('is an error that says its kind and nothing else', () => {
    const failure = new LoginFailure('refused', { reason: 'reason of the backend', apiCode: 2004 })
    expect(failure).toBeInstanceOf(Error)
    expect(String(failure)).toBe('LoginFailure: refused')
  })

  it('keeps what the backend said', () => {
    const details = {
      reason: 'no',
      statusCode: 403,
      apiCode: 2004,
      requestId: 'r1',
      retryAfter: 30,
    }
    expect(new LoginFailure('refused', details).details).toEqual(details)
  })

  it('has no details if nobody gave any', () => {
    expect(new LoginFailure('timed_out').details).toEqual({})
  })
})

describe('failures', () => {
  it.each(Object.entries(locales))('have words in %s', (_name, { failures: texts }) => {
    const kinds = Object.keys(failures) as FailureKind[]
    expect(kinds.filter((kind) => texts[textKeyOf(kind)] === undefined)).toEqual([])
  })

  it('offer no other try where only somebody else can help', () => {
    const final = Object.entries(failures).filter(([, { retry }]) => !retry)
    expect(final.map(([kind]) => kind).sort()).toEqual([
      'domain_not_listed',
      'interaction_required',
      'invalid_launch',
      'login_blocked',
      'phone_blocked',
      'phone_not_declared',
      'phone_not_permitted',
      'phone_quota_used',
      'unauthorized_client',
      'unknown_user',
      'user_disabled',
      'user_locked',
      'wechat_outdated',
    ])
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
