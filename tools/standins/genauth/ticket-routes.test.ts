import { createHash } from 'node:crypto'

import { authPath, exchange, issueTicket, startTestbed, ticketPath, type Testbed } from './testbed'

const verifier = 'a-verifier-of-at-least-forty-three-characters_~.'
const challenge = createHash('sha256').update(verifier).digest('base64url')

let testbed: Testbed

beforeAll(async () => {
  testbed = await startTestbed()
})
afterAll(() => testbed.genauth.close())
beforeEach(() => testbed.reset())

test('Codes become a ticket that survives a reader splitting on & and =', async () => {
  const answer = await testbed.post(ticketPath, {
    wxLoginInfo: { code: await testbed.loginCode('alice') },
    wxPhoneInfo: { code: await testbed.phoneCode('alice') },
  })
  expect(answer).toEqual({
    code: 200,
    message: '授权成功',
    data: { ticket: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/), expiresIn: 120 },
  })
})

test('The exchange gives the documented user, as JSON text inside JSON', async () => {
  const wxPhoneInfo = { code: await testbed.phoneCode('alice', '13900000001') }
  const answer = await exchange(testbed, { ticket: await issueTicket(testbed, { wxPhoneInfo }) })
  expect(answer).toMatchObject({ code: 200, message: '获取用户信息成功' })
  const user = JSON.parse(String(answer['data'])) as Record<string, unknown>
  expect(Object.keys(user).sort()).toEqual(
    (
      'emailVerified username nickname company photo loginsCount registerMethod blocked isDeleted ' +
      'oauth metadata _id unionid openid lastIP lastLogin signedUp token tokenExpiredAt phone'
    )
      .split(' ')
      .sort(),
  )
  expect(user).toMatchObject({ openid: 'alice', phone: '13900000001', loginsCount: 1 })
  expect(JSON.parse(String(user['oauth']))).toMatchObject({ phone: '13900000001' })
  const [, claims = ''] = String(user['token']).split('.')
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
    data: { id: user['_id'] },
    exp: Date.parse(String(user['tokenExpiredAt'])) / 1000,
  })
})

test('A ticket works once', async () => {
  const ticket = await issueTicket(testbed)
  expect(await exchange(testbed, { ticket })).toMatchObject({ code: 200 })
  expect(await exchange(testbed, { ticket })).toMatchObject({ code: 400, data: null })
})

test.each([
  [119, 200],
  [120, 400],
])('A ticket of %i s gives %i', async (advance, code) => {
  const ticket = await issueTicket(testbed)
  await testbed.post('/standin/clock', { advance })
  expect(await exchange(testbed, { ticket })).toMatchObject({ code })
})

test('The life of tickets is a setting', async () => {
  await testbed.patch('/standin/settings', { ticketExpriresAfter: 10 })
  const ticket = await issueTicket(testbed)
  await testbed.post('/standin/clock', { advance: 10 })
  expect(await exchange(testbed, { ticket })).toMatchObject({ code: 400 })
})

test('Without the pool secret nothing is exchanged and the ticket stays good', async () => {
  const ticket = await issueTicket(testbed)
  expect(await testbed.post(authPath, { ticket })).toMatchObject({ code: 401 })
  expect(await testbed.post(authPath, { ticket, secret: 'guess' })).toMatchObject({ code: 401 })
  expect(await exchange(testbed, { ticket })).toMatchObject({ code: 200 })
})

test('A pool that needs no secret exchanges without one', async () => {
  await testbed.patch('/standin/settings', { ticketExchangeUserInfoNeedSecret: false })
  const ticket = await issueTicket(testbed)
  expect(await testbed.post(authPath, { ticket })).toMatchObject({ code: 200 })
})

test('The ticket may stand in the query, as in the samples of the guide', async () => {
  const { poolSecret: secret } = testbed.genauth.tenant
  const path = `${authPath}?ticket=${await issueTicket(testbed)}`
  expect(await testbed.post(path, { secret })).toMatchObject({ code: 200 })
})

describe('A ticket bound to a challenge', () => {
  const bound = { code_challenge: challenge, code_challenge_method: 'S256' }

  test('is exchanged with the verifier', async () => {
    const ticket = await issueTicket(testbed, bound)
    expect(await exchange(testbed, { ticket, code_verifier: verifier })).toMatchObject({
      code: 200,
    })
  })

  test('is refused without the verifier', async () => {
    expect(await exchange(testbed, { ticket: await issueTicket(testbed, bound) })).toMatchObject({
      code: 400,
    })
  })

  test('is spent by a wrong verifier', async () => {
    const ticket = await issueTicket(testbed, bound)
    const wrong = verifier.replace('a', 'b')
    expect(await exchange(testbed, { ticket, code_verifier: wrong })).toMatchObject({ code: 400 })
    expect(await exchange(testbed, { ticket, code_verifier: verifier })).toMatchObject({
      code: 400,
    })
  })

  test('may be bound in plain, which is the method when none is named', async () => {
    const ticket = await issueTicket(testbed, { code_challenge: verifier })
    expect(await exchange(testbed, { ticket, code_verifier: verifier })).toMatchObject({
      code: 200,
    })
  })
})

test.each([
  [{ code_challenge: 'short', code_challenge_method: 'S256' }],
  [{ code_challenge: `${challenge}=`, code_challenge_method: 'S256' }],
  [{ code_challenge: challenge, code_challenge_method: 's256' }],
  [{ code_challenge_method: 'S256' }],
])('A challenge that nothing can match is refused and spends no code: %j', async (extra) => {
  const wxLoginInfo = { code: await testbed.loginCode() }
  expect(await testbed.post(ticketPath, { wxLoginInfo, ...extra })).toMatchObject({
    code: 400,
    data: null,
  })
  expect(await testbed.post(ticketPath, { wxLoginInfo })).toMatchObject({ code: 200 })
})

test('A code that was used before is refused', async () => {
  const body = { wxLoginInfo: { code: await testbed.loginCode() } }
  await testbed.post(ticketPath, body)
  expect(await testbed.post(ticketPath, body)).toEqual({
    code: 400,
    message: '40029 invalid code',
    data: null,
  })
})

test('A ticket of one user pool is worth nothing in another one, and stays good in its own', async () => {
  const { poolSecret: secret, userPoolId } = testbed.genauth.otherTenant
  const ticket = await issueTicket(testbed)
  const elsewhere = `/oauth/app2wxapp/auth/${userPoolId}`
  expect(await testbed.post(elsewhere, { ticket, secret })).toMatchObject({ code: 400 })
  expect(await exchange(testbed, { ticket })).toMatchObject({ code: 200 })
})

test('Each user pool issues and exchanges tickets, with its own secret', async () => {
  const { poolSecret: secret, userPoolId } = testbed.genauth.otherTenant
  const wxLoginInfo = { code: await testbed.loginCode('alice') }
  const issued = await testbed.post(`/oauth/app2wxapp/ticket/${userPoolId}`, { wxLoginInfo })
  const { ticket } = issued['data'] as { ticket: string }
  const elsewhere = `/oauth/app2wxapp/auth/${userPoolId}`
  const wrong = { ticket, secret: testbed.genauth.tenant.poolSecret }
  expect(await testbed.post(elsewhere, wrong)).toMatchObject({ code: 401 })
  expect(await testbed.post(elsewhere, { ticket, secret })).toMatchObject({ code: 200 })
})

test('Another user pool does not exist', async () => {
  const body = { wxLoginInfo: { code: await testbed.loginCode() } }
  expect(await testbed.post('/oauth/app2wxapp/ticket/another', body)).toMatchObject({ code: 2224 })
})
