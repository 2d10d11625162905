import { APP_SECRET } from './wechat-server'
import { testbed } from './testbed'

const bed = testbed()
const app = { appid: 'wx1234567890abcdef', secret: APP_SECRET }
const session = (asked: object) =>
  bed.get(`/sns/jscode2session?${new URLSearchParams({ ...app, ...asked }).toString()}`)
const stableToken = (asked: object = {}) =>
  bed.post('/cgi-bin/stable_token', { ...app, grant_type: 'client_credential', ...asked })
const phone = (token: unknown, body: object) =>
  bed.post(`/wxa/business/getuserphonenumber?access_token=${String(token)}`, body)

test('A login code, a token and a phone code are what WeChat makes of them', async () => {
  const js_code = await bed.loginCode('alice')
  expect(await session({ js_code, grant_type: 'authorization_code' })).toMatchObject({
    openid: 'alice',
  })
  const { access_token, expires_in } = await stableToken()
  expect(expires_in).toBe(7200)
  const code = await bed.phoneCode('alice', '13900000001')
  expect(await phone(access_token, { code, openid: 'alice' })).toMatchObject({
    errcode: 0,
    phone_info: { phoneNumber: '13900000001' },
  })
})

test.each([
  ['an unknown AppID', 40013, () => stableToken({ appid: 'wx1' })],
  ['a wrong AppSecret', 40125, () => stableToken({ secret: 'x' })],
  ['a wrong grant', 40002, () => stableToken({ grant_type: 'x' })],
  ['a grant that is missing', 40002, () => session({ js_code: 'x' })],
  ['an unknown code', 40029, () => session({ js_code: 'x', grant_type: 'authorization_code' })],
  ['no token', 41001, () => bed.post('/wxa/business/getuserphonenumber', { code: 'x' })],
  ['an unknown token', 40001, () => phone('x', { code: 'x' })],
])('%s is %i', async (_what, errcode, ask) => {
  expect(await ask()).toEqual({ errcode, errmsg: expect.any(String) })
})

test('A token stays the same until it soon expires, and the one before it stays good', async () => {
  const first = await stableToken()
  await bed.post('/standin/clock', { advance: 6899 })
  expect(await stableToken()).toEqual({ ...first, expires_in: 301 })
  await bed.post('/standin/clock', { advance: 1 })
  expect((await stableToken())['access_token']).not.toBe(first['access_token'])
  const code = await bed.phoneCode('alice')
  expect(await phone(first['access_token'], { code })).toMatchObject({ errcode: 0 })
  await stableToken({ force_refresh: true })
  expect(await phone(first['access_token'], { code })).toMatchObject({ errcode: 40001 })
})
