import { itWith, useTester } from './tester'

/** What the app's developer knows of the backend. */
interface Tenant {
  userPoolId: string
  appId: string
  connection: { id: string }
}

const tester = useTester()
const test = itWith('relay')

const fieldOf = (value: unknown, name: string): unknown => Reflect.get(Object(value), name)

async function relay(query: Record<string, string> = {}): Promise<void> {
  await tester.launch(query)
  await tester.tick()
  await tester.sharePhone()
  await tester.see('#return')
}

test('hands both codes to an app that launched the home page, and posts nothing', async () => {
  await relay()
  expect(JSON.parse(await tester.appParameter())).toEqual({
    code: expect.stringMatching(/.+/),
    phoneInfoCode: expect.stringMatching(/.+/),
  })
  const requests = Object.values(await tester.ask('GET', '/standin/requests'))
  expect(requests.filter((one) => fieldOf(one, 'method') === 'POST')).toEqual([])
})

test('gives codes with which the app logs in at the backend', async () => {
  await relay({ state: 's1' })
  const { code, phoneInfoCode, state } = JSON.parse(await tester.appParameter())
  const path = '/api/v2/ecConn/wechatminiprogramapplaunch/authByCode'
  const { userPoolId, appId, connection } = (
    await tester.ask('GET', '/standin/tenants')
  )[0] as Tenant
  const body = { connId: connection.id, iv: '', encryptedData: '', code, phoneInfoCode }
  const answer = await tester.ask('POST', path, body, {
    'x-authing-userpool-id': userPoolId,
    'x-authing-app-id': appId,
    'x-authing-request-from': 'Guard-Android@1.5.8',
  })
  expect([state, answer.code, answer.data]).toEqual([
    's1',
    200,
    expect.objectContaining({ phone: '13800138000', token: expect.any(String) }),
  ])
})

test('gives the login code alone where the app wants no phone number', async () => {
  await tester.launch({ getPhone: '0' })
  await tester.tick()
  await tester.tap('#login')
  expect(Object.keys(JSON.parse(await tester.appParameter()))).toEqual(['code'])
})
