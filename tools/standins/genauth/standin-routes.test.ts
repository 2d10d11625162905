import { exchange, issueTicket, startTestbed, ticketPath, type Testbed } from './testbed'

let testbed: Testbed

beforeAll(async () => {
  testbed = await startTestbed()
})
afterAll(() => testbed.genauth.close())
beforeEach(() => testbed.reset())

const fault = (body: object) => testbed.post('/standin/faults', body)
const ask = () => testbed.post(`${ticketPath}?a=1`, { x: 1 }, { 'x-genauth-app-id': 'app' })
const status = async () => (await fetch(`${testbed.genauth.url}/api/v3/system`)).status

test('Without an openid, codes are for one and the same default person', async () => {
  const one = await testbed.post('/standin/wechat/login-codes', {})
  const other = await testbed.post('/standin/wechat/login-codes', {})
  expect(one['openid']).toBe(other['openid'])
  expect(one['code']).not.toBe(other['code'])
})

test('Every request but those to the stand-in itself is kept, in order', async () => {
  await ask()
  await status()
  expect(await testbed.get('/standin/requests')).toEqual([
    {
      method: 'POST',
      path: ticketPath,
      query: { a: '1' },
      headers: {
        'content-type': 'application/json',
        'x-genauth-app-id': 'app',
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
  expect(await testbed.get('/standin/requests')).toMatchObject([{ status: null }, { status: 200 }])
})

test('A delayed request waits, then gets its answer', async () => {
  await fault({ kind: 'delay', times: 1, delay: 3000 })
  expect(await ask()).toMatchObject({ code: 400 })
  expect(testbed.clock.waits).toEqual([3000])
})

test('A status fault answers instead of the route, as often as asked', async () => {
  await fault({ kind: 'status', times: 2, statusCode: 502, body: '<h1>Bad Gateway</h1>' })
  const answer = await fetch(`${testbed.genauth.url}/api/v3/system`)
  expect(answer.headers.get('content-type')).toMatch('text/html')
  expect(await answer.text()).toBe('<h1>Bad Gateway</h1>')
  expect([await status(), await status()]).toEqual([502, 404])
})

test('A status fault may name headers', async () => {
  const headers = { 'retry-after': '7' }
  await fault({ kind: 'status', times: 1, statusCode: 429, headers, body: { message: 'slow' } })
  const answer = await fetch(`${testbed.genauth.url}/api/v3/system`)
  expect(answer.headers.get('retry-after')).toBe('7')
  expect(await answer.json()).toEqual({ message: 'slow' })
})

test("A refusal comes in the envelope of the path's contract", async () => {
  await fault({ kind: 'refuse', times: 2, code: 499, message: 'no', apiCode: '2011' })
  expect(await ask()).toEqual({ code: 499, message: 'no', apiCode: '2011', data: null })
  expect(await testbed.post('/api/v3/signin-by-mobile', {})).toMatchObject({
    statusCode: 499,
    apiCode: '2011',
  })
})

test('A fault with a path leaves other paths alone', async () => {
  await fault({ kind: 'status', times: 1, statusCode: 500, path: '/api/v3/' })
  expect(await ask()).toMatchObject({ code: 400 })
  expect(await status()).toBe(500)
})

test('A misspelt control is told so', async () => {
  expect(await fault({ kind: 'drop', times: 1, pth: '/' })).toMatchObject({ statusCode: 400 })
  expect(await testbed.patch('/standin/settings', { loginonly: true })).toMatchObject({
    statusCode: 400,
  })
})

test('A user can be made and altered by openid or phone', async () => {
  const made = await testbed.post('/standin/users', { phone: '13900000001' })
  const altered = await testbed.post('/standin/users', { phone: '13900000001', status: 'locked' })
  expect(altered).toEqual({ ...made, status: 'locked' })
  expect(await testbed.get('/standin/users')).toEqual([altered])
})

test('A user can be made in another user pool, if there is one', async () => {
  const { userPoolId } = testbed.genauth.otherTenant
  await testbed.post('/standin/users', { userPoolId, openid: 'alice' })
  expect(await testbed.get('/standin/users')).toMatchObject([{ userPoolId, openid: 'alice' }])
  expect(await testbed.post('/standin/users', { userPoolId: 'x', openid: 'alice' })).toEqual({
    message: 'no such user pool',
  })
})

test('A reset leaves nothing behind', async () => {
  const settings = await testbed.get('/standin/settings')
  const ticket = await issueTicket(testbed)
  await testbed.patch('/standin/settings', { loginOnly: true, publicConfig: { status: 500 } })
  await testbed.patch('/standin/wechat', { errcode: 45011 })
  await fault({ kind: 'drop', times: 9 })
  await testbed.reset()
  expect(await testbed.get('/standin/requests')).toEqual([])
  expect(await testbed.get('/standin/users')).toEqual([])
  expect(await testbed.get('/standin/settings')).toEqual(settings)
  expect(await exchange(testbed, { ticket })).toMatchObject({ code: 400 })
  expect(await issueTicket(testbed)).not.toBe('')
})
