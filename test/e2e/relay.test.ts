import { useTester } from './tester'

/** As the Guard SDK for Android posts what it got. */
const sdkHeaders = {
  'x-authing-userpool-id': '62e221f85f5ac5cc47037a39',
  'x-authing-app-id': '630ed3137dd6f2fd7001da24',
  'x-authing-request-from': 'Guard-Android@1.5.8',
}
const connId = '630db7e681fdc33c8befea17'

const tester = useTester()

async function relay(query: Record<string, string> = {}): Promise<void> {
  await tester.launch(query)
  await tester.tick()
  await tester.sharePhone()
  await tester.see('#return')
}

it('hands both codes to an app that launched the home page, and posts nothing', async () => {
  await relay()
  expect(JSON.parse(await tester.appParameter())).toEqual({
    code: expect.stringMatching(/.+/),
    phoneInfoCode: expect.stringMatching(/.+/),
  })
  expect(await tester.ask('GET', '/standin/requests')).toEqual([])
})

it('gives codes with which the app logs in at the backend', async () => {
  await relay({ state: 's1' })
  const { code, phoneInfoCode, state } = JSON.parse(await tester.appParameter())
  const path = '/api/v2/ecConn/wechatminiprogramapplaunch/authByCode'
  const body = { connId, iv: '', encryptedData: '', code, phoneInfoCode }
  const answer = await tester.ask('POST', path, body, sdkHeaders)
  expect([state, answer.code, answer.data]).toEqual([
    's1',
    200,
    expect.objectContaining({ phone: '13800138000', token: expect.any(String) }),
  ])
})

it('gives the login code alone where the app wants no phone number', async () => {
  await tester.launch({ getPhone: '0' })
  await tester.tick()
  await tester.tap('#login')
  expect(Object.keys(JSON.parse(await tester.appParameter()))).toEqual(['code'])
})

it('counts down the life of the codes', async () => {
  await relay({ lang: 'en' })
  expect(await tester.text('#countdown')).toMatch(/within (5:00|4:5\d)$/)
})

it('tells the app of a refusal by an empty result, the one sign that its SDK knows', async () => {
  await tester.launch({})
  await tester.tap('#not-now')
  expect(await tester.appParameter()).toBe('')
})
