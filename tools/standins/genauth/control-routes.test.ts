import { bamboo, exchange, issuePath, issueTicket, testbed } from './testbed'

const bed = testbed()

const fault = (body: object) => bed.post('/standin/faults', body)
const ask = () => bed.post(`${issuePath}?a=1`, { x: 1 }, { 'x-genauth-app-id': 'app' })
const system = () => bed.send('GET', '/api/v3/system')
const status = async () => (await system()).status

test('Without an openid, codes are for one and the same default person', async () => {
  const one = await bed.post('/standin/wechat/login-codes', {})
  const other = await bed.post('/standin/wechat/login-codes', {})
  expect(one['openid']).toBe(other['openid'])
  expect(one['code']).not.toBe(other['code'])
})

test('Every request but the controls is kept, in order', async () => {
  await ask()
  await status()
  expect(await bed.get('/standin/requests')).toEqual([
    {
      method: 'POST',
      path: issuePath,
      query: { a: '1' },
      headers: {
        'content-type': 'application/json',
        'x-genauth-app-id': 'app',
        'accept-language': '*',
        'user-agent': 'node',
      },
      body: { x: 1 },
      status: 200,
    },
    expect.objectContaining({ method: 'GET', path: '/api/v3/system', body: null, status: 404 }),
  ])
})

test('A dropped request gets no answer, and the next one does', async () => {
  await fault({ kind: 'drop', times: 1 })
  await expect(ask()).rejects.toThrow('fetch failed')
  expect(await ask()).toMatchObject({ code: 400 })
  expect(await bed.get('/standin/requests')).toMatchObject([{ status: null }, { status: 200 }])
})

test('A delayed request waits, then gets its answer', async () => {
  await fault({ kind: 'delay', times: 1, delay: 3000 })
  expect(await ask()).toMatchObject({ code: 400 })
  expect(bed.clock.waits).toEqual([3000])
})

test('A status fault answers instead of the route, as often as asked', async () => {
  await fault({ kind: 'status', times: 2, statusCode: 502, body: '<h1>Bad Gateway</h1>' })
  const answer = await system()
  expect(answer.headers.get('content-type')).toMatch('text/html')
  expect(await answer.text()).toBe('<h1>Bad Gateway</h1>')
  expect([await status(), await status()]).toEqual([502, 404])
})

test('A status fault may name headers', async () => {
  const headers = { 'retry-after': '7' }
  await fault({ kind: 'status', times: 1, statusCode: 429, headers, body: { message: 'slow' } })
  const answer = await system()
  expect(answer.headers.get('retry-after')).toBe('7')
  expect(await answer.json()).toEqual({ message: 'slow' })
})

test("A refusal comes in the envelope of the path's contract", async () => {
  await fault({ kind: 'refuse', times: 2, code: 499, message: 'no', apiCode: '2011' })
  expect(await ask()).toEqual({ code: 499, message: 'no', apiCode: '2011', data: null })
  expect(await bed.post('/api/v3/signin-by-mobile', {})).toMatchObject({
    statusCode: 499,
    apiCode: '2011',
  })
})

test.each([301, 302, 303, 307, 308])('A redirect by %i leads to another host', async (code) => {
  const location = 'http://127.0.0.1:9/elsewhere'
  await fault({ kind: 'redirect', times: 1, statusCode: code, location })
  const { status, headers } = await bed.send('POST', issuePath, {})
  expect([status, headers.get('location')]).toEqual([code, location])
})

test('An answer is lost after the backend did what was asked', async () => {
  await fault({ kind: 'lose', times: 1 })
  const wxLoginInfo = { code: await bed.loginCode() }
  await expect(bed.post(issuePath, { wxLoginInfo })).rejects.toThrow('fetch failed')
  expect(await bed.get('/standin/users')).toHaveLength(1)
})

test.each([1e308, -5, 'abc', null, {}])('An answer can say expiresIn: %j', async (expiresIn) => {
  await fault({ kind: 'alter', times: 1, answer: { code: '200' }, data: { expiresIn } })
  const wxLoginInfo = { code: await bed.loginCode() }
  expect(await bed.post(issuePath, { wxLoginInfo })).toMatchObject({
    code: '200',
    data: { ticket: expect.any(String), expiresIn },
  })
})

test('A fault with a path leaves other paths alone', async () => {
  await fault({ kind: 'status', times: 1, statusCode: 500, path: '/api/v3/' })
  expect(await ask()).toMatchObject({ code: 400 })
  expect(await status()).toBe(500)
})

test('A misspelt control is told so', async () => {
  expect(await fault({ kind: 'drop', times: 1, pth: '/' })).toMatchObject({ statusCode: 400 })
  expect(await bed.patch('/standin/settings', { loginonly: true })).toMatchObject({
    statusCode: 400,
  })
})

test('A body that is no JSON is refused, and the next request is answered', async () => {
  const headers = { 'content-type': 'application/json' }
  for (const path of [issuePath, '/api/v3/signin-by-mobile', '/standin/faults']) {
    const answer = await fetch(bed.genauth.url + path, { method: 'POST', headers, body: '{' })
    expect(answer.status).toBe(400)
  }
  expect(await ask()).toMatchObject({ code: 400 })
})

test('A user can be made and altered by openid or phone', async () => {
  const made = await bed.post('/standin/users', { phone: '13900000001' })
  const altered = await bed.post('/standin/users', { phone: '13900000001', status: 'locked' })
  expect(altered).toEqual({ ...made, status: 'locked' })
  expect(await bed.get('/standin/users')).toEqual([altered])
})

test('A user can be made in another user pool, if there is one', async () => {
  const { userPoolId } = bamboo
  await bed.post('/standin/users', { userPoolId, openid: 'alice' })
  expect(await bed.get('/standin/users')).toMatchObject([{ userPoolId, openid: 'alice' }])
  expect(await bed.post('/standin/users', { userPoolId: 'x', openid: 'alice' })).toEqual({
    message: 'no such user pool',
  })
})

test('A reset leaves nothing behind', async () => {
  const settings = await bed.get('/standin/settings')
  const ticket = await issueTicket(bed)
  await bed.patch('/standin/settings', { loginOnly: true, publicConfig: { name: 'x' } })
  await bed.patch('/standin/wechat', { errcode: 45011 })
  await fault({ kind: 'drop', times: 9 })
  await bed.reset()
  expect(await bed.get('/standin/requests')).toEqual([])
  expect(await bed.get('/standin/users')).toEqual([])
  expect(await bed.get('/standin/settings')).toEqual(settings)
  expect(await exchange(bed, { ticket })).toMatchObject({ code: 400 })
  expect(await issueTicket(bed)).not.toBe('')
})
