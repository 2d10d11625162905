import { createHash } from 'node:crypto'

import { authPath, bamboo, exchange, issuePath, issueTicket, maple, testbed } from './testbed'

const verifier = 'a-verifier-of-at-least-forty-three-characters_~.'
const challenge = createHash('sha256').update(verifier).digest('base64url')

const bed = testbed()

test('Codes become a ticket that survives a reader splitting on & and =', async () => {
  const answer = await bed.post(issuePath, {
    wxLoginInfo: { code: await bed.loginCode('alice') },
    wxPhoneInfo: { code: await bed.phoneCode('alice') },
  })
  expect(answer).toEqual({
    code: 200,
    message: '授权成功',
    data: { ticket: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/), expiresIn: 120 },
  })
})

test('The exchange gives the documented user, as JSON text inside JSON', async () => {
  const wxPhoneInfo = { code: await bed.phoneCode('alice', '13900000001') }
  const answer = await exchange(bed, { ticket: await issueTicket(bed, { wxPhoneInfo }) })
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
  const ticket = await issueTicket(bed)
  expect(await exchange(bed, { ticket })).toMatchObject({ code: 200 })
  expect(await exchange(bed, { ticket })).toMatchObject({ code: 400, data: null })
})

test.each([
  [119, 200],
  [120, 400],
])('A ticket of %i s gives %i', async (advance, code) => {
  const ticket = await issueTicket(bed)
  await bed.post('/standin/clock', { advance })
  expect(await exchange(bed, { ticket })).toMatchObject({ code })
})

test('How long a ticket is valid is a setting', async () => {
  await bed.patch('/standin/settings', { ticketExpriresAfter: 10 })
  const ticket = await issueTicket(bed)
  await bed.post('/standin/clock', { advance: 10 })
  expect(await exchange(bed, { ticket })).toMatchObject({ code: 400 })
})

test('Without the pool secret nothing is exchanged and the ticket stays good', async () => {
  const ticket = await issueTicket(bed)
  expect(await bed.post(authPath, { ticket })).toMatchObject({ code: 401 })
  expect(await bed.post(authPath, { ticket, secret: 'guess' })).toMatchObject({ code: 401 })
  expect(await exchange(bed, { ticket })).toMatchObject({ code: 200 })
})

test('A pool that needs no secret exchanges without one', async () => {
  await bed.patch('/standin/settings', { ticketExchangeUserInfoNeedSecret: false })
  const ticket = await issueTicket(bed)
  expect(await bed.post(authPath, { ticket })).toMatchObject({ code: 200 })
})

test('The ticket may stand in the query, as in the samples of the guide', async () => {
  const { poolSecret: secret } = maple
  const path = `${authPath}?ticket=${await issueTicket(bed)}`
  expect(await bed.post(path, { secret })).toMatchObject({ code: 200 })
})

describe('A ticket bound to a challenge', () => {
  const bound = { code_challenge: challenge, code_challenge_method: 'S256' }

  test('is refused without the verifier', async () => {
    expect(await exchange(bed, { ticket: await issueTicket(bed, bound) })).toMatchObject({
      code: 400,
    })
  })

  test('is spent by a wrong verifier', async () => {
    const ticket = await issueTicket(bed, bound)
    const wrong = verifier.replace('a', 'b')
    expect(await exchange(bed, { ticket, code_verifier: wrong })).toMatchObject({ code: 400 })
    expect(await exchange(bed, { ticket, code_verifier: verifier })).toMatchObject({
      code: 400,
    })
  })

  test('may be bound in plain, which is the method when none is named', async () => {
    const ticket = await issueTicket(bed, { code_challenge: verifier })
    expect(await exchange(bed, { ticket, code_verifier: verifier })).toMatchObject({
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
  const wxLoginInfo = { code: await bed.loginCode() }
  expect(await bed.post(issuePath, { wxLoginInfo, ...extra })).toMatchObject({
    code: 400,
    data: null,
  })
  expect(await bed.post(issuePath, { wxLoginInfo })).toMatchObject({ code: 200 })
})

test('A code that was used before is refused', async () => {
  const body = { wxLoginInfo: { code: await bed.loginCode() } }
  await bed.post(issuePath, body)
  expect(await bed.post(issuePath, body)).toEqual({
    code: 400,
    message: '微信服务器拒绝了请求（40029）',
    data: null,
  })
})

test('A ticket of one user pool is worth nothing in another one, and stays good in its own', async () => {
  const { poolSecret: secret, userPoolId } = bamboo
  const ticket = await issueTicket(bed)
  const elsewhere = `/oauth/app2wxapp/auth/${userPoolId}`
  expect(await bed.post(elsewhere, { ticket, secret })).toMatchObject({ code: 400 })
  expect(await exchange(bed, { ticket })).toMatchObject({ code: 200 })
})

test('Each user pool issues tickets at its own path and exchanges them with its own secret', async () => {
  const { poolSecret: secret, userPoolId } = bamboo
  const wxLoginInfo = { code: await bed.loginCode('alice') }
  const issued = await bed.post(`/tickets/${userPoolId}`, { wxLoginInfo })
  const { ticket } = issued['data'] as { ticket: string }
  const elsewhere = `/oauth/app2wxapp/auth/${userPoolId}`
  const wrong = { ticket, secret: maple.poolSecret }
  expect(await bed.post(elsewhere, wrong)).toMatchObject({ code: 401 })
  expect(await bed.post(elsewhere, { ticket, secret })).toMatchObject({ code: 200 })
})

describe('Proof of what the person agreed to', () => {
  const agreed = {
    id: 'terms',
    version: '2026-01',
    lang: 'zh-CN',
    agreedAt: '2026-01-01T00:00:00.000Z',
  }

  test('is kept with the person, once', async () => {
    const later = { ...agreed, version: '2026-02', agreedAt: '2026-02-01T08:00:00+08:00' }
    await issueTicket(bed, { agreements: [agreed] })
    await issueTicket(bed)
    await issueTicket(bed, { agreements: [agreed, later] })
    expect(await bed.get('/standin/users')).toMatchObject([{ agreements: [agreed, later] }])
  })

  test.each([
    [null],
    [{ terms: true }],
    [['terms']],
    [Array.from({ length: 101 }, () => agreed)],
    [[agreed, { ...agreed, id: '' }]],
    [[{ ...agreed, id: 1683 }]],
    [[{ ...agreed, id: 'x'.repeat(65) }]],
    [[{ ...agreed, version: undefined }]],
    [[{ ...agreed, lang: 'zh_CN' }]],
    [[{ ...agreed, agreedAt: 1_767_225_600_000 }]],
    [[{ ...agreed, agreedAt: '2026-13-01T00:00:00Z' }]],
  ])('is refused as %j, and spends no code', async (agreements) => {
    const wxLoginInfo = { code: await bed.loginCode() }
    expect(await bed.post(issuePath, { wxLoginInfo, agreements })).toEqual({
      code: 400,
      message: expect.stringContaining('agreements'),
      data: null,
    })
    expect(await bed.post(issuePath, { wxLoginInfo })).toMatchObject({ code: 200 })
  })
})

describe('A request with an idempotency-key', () => {
  const post = async (code: string, key: string) =>
    bed.post(issuePath, { wxLoginInfo: { code } }, { 'idempotency-key': key })

  test('is answered like the one before with the same key, and logs nobody in again', async () => {
    const code = await bed.loginCode('alice')
    const first = await post(code, 'k1')
    expect(first).toMatchObject({ code: 200 })
    expect(await post(code, 'k1')).toEqual(first)
    expect(await bed.get('/standin/users')).toMatchObject([{ loginsCount: 1 }])
    expect(await bed.get('/standin/requests')).toMatchObject(
      Array(2).fill({ headers: { 'idempotency-key': 'k1' } }),
    )
  })

  test('is answered although the first answer was lost on its way', async () => {
    const code = await bed.loginCode('alice')
    await bed.post('/standin/faults', { kind: 'lose', times: 1 })
    await expect(post(code, 'k1')).rejects.toThrow('fetch failed')
    expect(await post(code, 'k1')).toMatchObject({ code: 200 })
    expect(await bed.get('/standin/users')).toMatchObject([{ loginsCount: 1 }])
  })

  test('is handled if the first one never reached the backend', async () => {
    const code = await bed.loginCode('alice')
    await bed.post('/standin/faults', { kind: 'status', times: 1, statusCode: 502 })
    await post(code, 'k1')
    expect(await post(code, 'k1')).toMatchObject({ code: 200 })
  })

  test('is refused if the key belongs to another request', async () => {
    await post(await bed.loginCode('alice'), 'k1')
    expect(await post(await bed.loginCode('alice'), 'k1')).toMatchObject({ code: 422 })
  })
})

test.each([
  [{}, '用户池不存在'],
  [{ 'x-authing-lang': 'zh-CN' }, '用户池不存在'],
  [{ 'x-authing-lang': 'en-US', 'accept-language': 'zh-CN' }, 'The user pool does not exist'],
  [{ 'x-genauth-lang': 'ja-JP' }, 'The user pool does not exist'],
  [{ 'accept-language': 'en' }, 'The user pool does not exist'],
  [{ 'accept-language': 'zh-TW,en' }, '用户池不存在'],
])('A refusal speaks the language of %j', async (headers, message) => {
  const path = '/oauth/app2wxapp/ticket/another'
  const body = { wxLoginInfo: { code: 'x' } }
  expect(await bed.post(path, body, headers)).toMatchObject({ code: 2224, message })
})
