import { stillClock } from './testbed'
import { AdvancingClock } from './clock'
import { phoneInfo, WeChatError, WeChatServer } from './wechat-server'

const clock = new AdvancingClock(stillClock())
const wechat = new WeChatServer(clock)

beforeEach(() => {
  clock.reset()
  wechat.reset()
})

test('A login code names its person, once', () => {
  const code = wechat.issueLoginCode('alice')
  expect(wechat.code2Session(code)).toMatchObject({ openid: 'alice' })
  expect(() => wechat.code2Session(code)).toThrow(expect.objectContaining({ errcode: 40029 }))
})

test.each([
  [299, 'alice'],
  [300, '40029 invalid code'],
])('A login code of %i s gives %s', (age, answer) => {
  const code = wechat.issueLoginCode('alice')
  clock.advance(age)
  const use = () => {
    try {
      return wechat.code2Session(code).openid
    } catch (error) {
      return error instanceof WeChatError && `${error.errcode} ${error.message}`
    }
  }
  expect(use()).toBe(answer)
})

test('A phone code gives the number of its person, once and within 300 s', () => {
  const code = wechat.issuePhoneCode('alice', phoneInfo('13900000001'))
  const old = wechat.issuePhoneCode('alice')
  expect(wechat.getUserPhoneNumber(code, 'alice')).toEqual({
    phoneNumber: '13900000001',
    purePhoneNumber: '13900000001',
    countryCode: '86',
  })
  expect(() => wechat.getUserPhoneNumber(code, 'alice')).toThrow(WeChatError)
  clock.advance(300)
  expect(() => wechat.getUserPhoneNumber(old, 'alice')).toThrow(WeChatError)
})

test('A foreign number is led by its country code', () => {
  expect(phoneInfo('7911123456', '44').phoneNumber).toBe('+447911123456')
})

test('The phone code of another person is refused', () => {
  const code = wechat.issuePhoneCode('alice')
  expect(() => wechat.getUserPhoneNumber(code, 'bob')).toThrow(
    expect.objectContaining({ errcode: 40029 }),
  )
})

test('A phone code is no login code, and the other way round', () => {
  expect(() => wechat.code2Session(wechat.issuePhoneCode('alice'))).toThrow(WeChatError)
  expect(() => wechat.getUserPhoneNumber(wechat.issueLoginCode('alice'))).toThrow(WeChatError)
})

test('A person has the same unionid and number in every login', () => {
  const session = () => wechat.code2Session(wechat.issueLoginCode('alice'))
  const number = () => wechat.getUserPhoneNumber(wechat.issuePhoneCode('alice')).phoneNumber
  expect(session().unionid).toBe(session().unionid)
  expect(number()).toBe(number())
})
