import { LoginFailure } from '../../../miniprogram/failure'
import { readPhoneCode } from '../../../miniprogram/wechat/phone-answer'

function outcome(detail: unknown): string {
  const answer = readPhoneCode(detail)
  return answer instanceof LoginFailure ? answer.kind : answer
}

describe('readPhoneCode', () => {
  it('gives the code', () => {
    expect(outcome({ errMsg: 'getPhoneNumber:ok', code: 'c1' })).toBe('c1')
  })

  it.each([
    ['access_denied', { errMsg: 'getPhoneNumber:fail user deny' }],
    ['access_denied', { errMsg: 'getPhoneNumber:fail:user deny', errno: 103 }],
    ['privacy_denied', { errMsg: 'getPhoneNumber:fail privacy permission', errno: 104 }],
    ['phone_not_permitted', { errMsg: 'getPhoneNumber:fail no permission', errno: 102 }],
    ['phone_quota_used', { errMsg: 'getPhoneNumber:fail appid no enough quota', errno: 1400001 }],
  ])('says %s for %j', (kind, detail) => {
    expect(outcome(detail)).toBe(kind)
  })

  it.each([
    [{ errMsg: 'getPhoneNumber:ok' }],
    [{ errMsg: 'getPhoneNumber:ok', code: '' }],
    [{ errMsg: 'getPhoneNumber:ok', code: 7 }],
    [{ errMsg: 'getPhoneNumber:ok', code: null }],
    [{}],
    ['getPhoneNumber:ok'],
    [null],
    [undefined],
  ])('gives no phone number for %j, ok or not', (detail) => {
    expect(outcome(detail)).toBe('phone_unavailable')
  })
})
