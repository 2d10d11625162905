import { maple, startTestbed, type Testbed } from '../../../tools/standins/genauth/testbed'
import { readAsSwiftSample } from '../../../tools/workbench/app/sample-parsers'
import { environmentFor, granted } from './app-behaviour'
import { type SampleServer, startSampleServer } from './server'

/** The tests of a sample server, before the mock backend. */
export function testServer(command: () => readonly [string, ...string[]]): void {
  let testbed: Testbed
  let server: SampleServer
  const env = (more?: Record<string, string>) => environmentFor(testbed, more)

  beforeAll(async () => {
    testbed = await startTestbed()
    server = await startSampleServer(command(), env())
  })
  afterAll(() => Promise.all([server.close(), testbed.genauth.close()]))
  beforeEach(() => testbed.reset())

  const finish = (attempt: string, extMsg: string) =>
    server.post('/login/wechat/finish', { attempt, extMsg })

  it('makes the launch of the contract, with a state and a challenge that need no encoding', async () => {
    const { path } = await server.start({ lang: 'en' })
    expect(path).toMatch(
      /^\/routes\/explore\?userPoolId=[0-9a-f]{24}&getPhone=1&fromApp=1&useSelfWxapp=0&state=[\w-]{43}&code_challenge=[\w-]{43}&code_challenge_method=S256&lang=en$/,
    )
  })

  it('takes no lang that would be another parameter', async () => {
    const { query } = await server.start({ lang: 'en&userPoolId=other' })
    expect([query.getAll('userPoolId'), query.has('lang')]).toEqual([[maple.userPoolId], false])
  })

  it('never makes the same twice', async () => {
    const [one, other] = [await server.start(), await server.start()]
    expect(one.attempt).not.toBe(other.attempt)
    for (const name of ['state', 'code_challenge']) {
      expect(one.query.get(name)).not.toBe(other.query.get(name))
    }
  })

  it('logs in with the result of its launch', async () => {
    const { attempt, query } = await server.start()
    expect(await finish(attempt, await granted(testbed, query))).toEqual({
      status: 200,
      body: {
        session: expect.stringMatching(/^[\w-]{43}$/),
        user: { id: expect.any(String), phone: '13900000001' },
      },
    })
  })

  it('reads a ticket that holds no second = and a message that is not decoded', async () => {
    const { attempt, query } = await server.start()
    const no = `code=400&message=100% 已取消+x&state=${query.get('state')}`
    expect(readAsSwiftSample(no).message).toBe('100% 已取消+x')
    expect(await finish(attempt, no)).toEqual({
      status: 401,
      body: { error: 'not_logged_in', message: '100% 已取消+x' },
    })
  })

  it.each(['', 'code=400', '{"code":"x"}', 'code=200&message=a'])(
    'refuses %j, which carries no state',
    async (extMsg) => {
      const { attempt } = await server.start()
      expect(await finish(attempt, extMsg)).toMatchObject({ body: { error: 'wrong_state' } })
    },
  )

  it('refuses a wrong state without spending the ticket or the attempt', async () => {
    const { attempt, query } = await server.start()
    const right = await granted(testbed, query)
    const wrong = right.replace(String(query.get('state')), 'x'.repeat(43))
    expect(await finish(attempt, wrong)).toMatchObject({
      status: 400,
      body: { error: 'wrong_state' },
    })
    expect(await finish(attempt, right)).toMatchObject({ status: 200 })
  })

  it('refuses a ticket of another launch, for which its verifier is wrong', async () => {
    const [mine, stolen] = [await server.start(), await server.start()]
    const injected = await granted(testbed, stolen.query, mine.query.get('state'))
    expect(await finish(mine.attempt, injected)).toEqual({
      status: 401,
      body: { error: 'refused', message: 'code_verifier 错误' },
    })
  })

  const user = { _id: 'u1', phone: '13900000001' }
  it.each([
    ['code as a text', { code: '200', message: 'ok', data: JSON.stringify(user) }],
    ['data as an object', { code: 200, message: 'ok', data: user }],
    ['the bare user', user],
  ])('reads an answer of GenAuth with %s', async (_what, answer) => {
    const { attempt, query } = await server.start()
    const extMsg = await granted(testbed, query)
    const body = JSON.stringify(answer)
    await testbed.post('/standin/faults', { kind: 'status', statusCode: 200, body, times: 1 })
    expect(await finish(attempt, extMsg)).toMatchObject({
      status: 200,
      body: { user: { id: 'u1', phone: '13900000001' } },
    })
  })

  it('refuses the same result a second time', async () => {
    const { attempt, query } = await server.start()
    const extMsg = await granted(testbed, query)
    await finish(attempt, extMsg)
    expect(await finish(attempt, extMsg)).toMatchObject({ body: { error: 'unknown_attempt' } })
  })

  it('refuses an attempt that is too old', async () => {
    const short = await startSampleServer(command(), env({ ATTEMPT_SECONDS: '0' }))
    try {
      const { attempt, query } = await short.start()
      const extMsg = await granted(testbed, query)
      const answer = await short.post('/login/wechat/finish', { attempt, extMsg })
      expect(answer).toMatchObject({ status: 400, body: { error: 'unknown_attempt' } })
    } finally {
      await short.close()
    }
  })

  it.each([
    ['no answer', { kind: 'drop' }],
    ['HTML', { kind: 'status', statusCode: 502, body: '<h1>Bad Gateway</h1>' }],
  ])('says so if GenAuth gives %s', async (_what, fault) => {
    const { attempt, query } = await server.start()
    const extMsg = await granted(testbed, query)
    await testbed.post('/standin/faults', { times: 1, ...fault })
    expect(await finish(attempt, extMsg)).toMatchObject({
      status: 502,
      body: { error: 'unreachable' },
    })
  })

  it.each([
    ['no JSON', 'x', 400],
    ['a null', 'null', 400],
    ['17 kB', JSON.stringify('x'.repeat(17_000)), 413],
  ])('goes on after %s', async (_what, body, status) => {
    expect(await server.post('/login/wechat/finish', body)).toMatchObject({ status })
    expect((await server.post('/login/elsewhere', {})).status).toBe(404)
  })

  it('keeps the secret and the tickets out of its answers and its log', async () => {
    const { attempt, query } = await server.start()
    const extMsg = await granted(testbed, query)
    const answers = JSON.stringify([await finish(attempt, extMsg), query.toString()])
    const ticket = String(new URLSearchParams(extMsg).get('ticket'))
    for (const secret of [maple.poolSecret, ticket]) {
      expect(answers).not.toContain(secret)
      expect(server.printed()).not.toContain(secret)
    }
  })
}
