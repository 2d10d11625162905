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
    [{ errMsg: 'getPhoneNumber:fail user deny' }],
    [{ errMsg: 'getPhoneNumber:fail:user deny', errno: 103 }],
    [{ errMsg: 'getPhoneNumber:fail privacy permission is not authorized', errno: 104 }],
    [{ errMsg: 'getPhoneNumber:fail user cancel' }],
  ])('counts %j as a refusal', (detail) => {
    expect(outcome(detail)).toBe('access_denied')
  })

  it.each([
    [{ errMsg: 'getPhoneNumber:fail no permission', errno: 102 }],
    [{ errMsg: 'getPhoneNumber:fail appid no enough quota', errno: 1400001 }],
    [{ errMsg: 'getPhoneNumber:ok' }],
    [{ errMsg: 'getPhoneNumber:ok', code: '' }],
    [{ errMsg: 'getPhoneNumber:ok', code: 7 }],
    [{}],
    [null],
    [undefined],
  ])('gives no phone number for %j', (detail) => {
    expect(outcome(detail)).toBe('phone_unavailable')
  })
})
