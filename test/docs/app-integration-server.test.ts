import nodeCrypto, { createSign, generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { readAsSwiftSample } from '../../tools/workbench/app/sample-parsers'
import {
  issueTicket,
  maple,
  startTestbed,
  type Testbed,
} from '../../tools/standins/genauth/testbed'
import { fieldsOf } from '../../tools/standins/genauth/wire'
import { load } from './samples/samples'
import { type SampleServer, startSampleServer } from './samples/server'

/** Runs the server samples of docs/app-integration.md against the mock backend. */
let testbed: Testbed
let server: SampleServer
const env = (more: Record<string, string> = {}) => ({
  GENAUTH_URL: testbed.genauth.url,
  USER_POOL_ID: maple.userPoolId,
  POOL_SECRET: maple.poolSecret,
  ...more,
})

beforeAll(async () => {
  testbed = await startTestbed()
  server = await startSampleServer(env())
})
afterAll(() => Promise.all([server.close(), testbed.genauth.close()]))
beforeEach(() => testbed.reset())

const finish = (attempt: string, extMsg: string) =>
  server.post('/login/wechat/finish', { attempt, extMsg })

/** What the mini program hands over for a launch, as the mock backend grants it. */
async function granted(query: URLSearchParams, state = query.get('state')): Promise<string> {
  const ticket = await issueTicket(testbed, {
    wxPhoneInfo: { code: await testbed.phoneCode('alice', '13900000001') },
    code_challenge: query.get('code_challenge'),
    code_challenge_method: query.get('code_challenge_method'),
  })
  return `code=200&message=授权成功&ticket=${ticket}&state=${state}`
}

describe('server.mjs', () => {
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
    expect(await finish(attempt, await granted(query))).toEqual({
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
    const right = await granted(query)
    const wrong = right.replace(String(query.get('state')), 'x'.repeat(43))
    expect(await finish(attempt, wrong)).toMatchObject({
      status: 400,
      body: { error: 'wrong_state' },
    })
    expect(await finish(attempt, right)).toMatchObject({ status: 200 })
  })

  it('refuses a ticket of another launch, for which its verifier is wrong', async () => {
    const [mine, stolen] = [await server.start(), await server.start()]
    const injected = await granted(stolen.query, mine.query.get('state'))
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
    const extMsg = await granted(query)
    const body = JSON.stringify(answer)
    await testbed.post('/standin/faults', { kind: 'status', statusCode: 200, body, times: 1 })
    expect(await finish(attempt, extMsg)).toMatchObject({
      status: 200,
      body: { user: { id: 'u1', phone: '13900000001' } },
    })
  })

  it('refuses the same result a second time', async () => {
    const { attempt, query } = await server.start()
    const extMsg = await granted(query)
    await finish(attempt, extMsg)
    expect(await finish(attempt, extMsg)).toMatchObject({ body: { error: 'unknown_attempt' } })
  })

  it('refuses an attempt that is too old', async () => {
    const short = await startSampleServer(env({ ATTEMPT_SECONDS: '0' }))
    try {
      const { attempt, query } = await short.start()
      const extMsg = await granted(query)
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
    const extMsg = await granted(query)
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
    const extMsg = await granted(query)
    const answers = JSON.stringify([await finish(attempt, extMsg), query.toString()])
    const ticket = String(new URLSearchParams(extMsg).get('ticket'))
    for (const secret of [maple.poolSecret, ticket]) {
      expect(answers).not.toContain(secret)
      expect(server.printed()).not.toContain(secret)
    }
  })
})

describe('relay.mjs', () => {
  const { relayUser } = load<{
    relayUser(extMsg: string, state: string, genauth: object): Promise<Record<string, unknown>>
  }>('relay.mjs')
  const ask = async (extMsg: string, state = 's1') => {
    const { userPoolId, appId, connection } = maple
    const connId = connection.id
    return relayUser(extMsg, state, { host: testbed.genauth.url, userPoolId, appId, connId })
  }
  const codes = async () => ({
    code: await testbed.loginCode('alice'),
    phoneInfoCode: await testbed.phoneCode('alice', '13900000001'),
  })

  it('logs in with both codes', async () => {
    const extMsg = JSON.stringify({ ...(await codes()), state: 's1' })
    expect(await ask(extMsg)).toMatchObject({ phone: '13900000001' })
  })

  it('logs in with the login code alone', async () => {
    const { code } = await codes()
    expect(await ask(JSON.stringify({ code, state: 's1' }))).toHaveProperty('token')
  })

  it.each([
    ['an empty text, which is every no of relay', '', 'not logged in'],
    ['another state', '{"code":"x","state":"s2"}', 'another login'],
    ['no state', '{"code":"x"}', 'another login'],
    ['what is no JSON', 'code=200&state=s1', 'JSON'],
  ])('refuses %s, and asks GenAuth nothing', async (_what, extMsg, message) => {
    await expect(ask(extMsg)).rejects.toThrow(message)
    expect(await testbed.get('/standin/requests')).toEqual([])
  })

  it('refuses a login that was started without a state', async () => {
    await expect(ask('{"code":"x"}', '')).rejects.toThrow('no state')
    const none = undefined as unknown as string
    await expect(relayUser('{"code":"x"}', none, {})).rejects.toThrow('no state')
    expect(await testbed.get('/standin/requests')).toEqual([])
  })

  it('refuses codes that were used before', async () => {
    const extMsg = JSON.stringify({ ...(await codes()), state: 's1' })
    await ask(extMsg)
    await expect(ask(extMsg)).rejects.toThrow()
  })
})

describe('id-token.mjs', () => {
  const { verifiedClaims } = load<{
    verifiedClaims(token: string, expected: object): Promise<Record<string, unknown>>
  }>('id-token.mjs', { 'node:crypto': nodeCrypto })
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const others = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = { ...keys.publicKey.export({ format: 'jwk' }), kid: 'k1' }
  const provider = createServer(({ url = '' }, response) => {
    const body = url.endsWith('/jwks') ? { keys: [jwk] } : { jwks_uri: `${issuer()}/jwks` }
    response.end(JSON.stringify(body))
  })
  const issuer = () => `http://127.0.0.1:${(provider.address() as AddressInfo).port}/oidc`
  const now = () => Math.floor(Date.now() / 1000)

  beforeAll(() => new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve)))
  afterAll(() => new Promise((resolve) => provider.close(resolve)))

  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

  function token(claims: object = {}, head: object = {}, key = keys.privateKey): string {
    const body = { iss: issuer(), aud: 'app1', sub: 'u1', exp: now() + 60, ...claims }
    const signed = `${encode({ alg: 'RS256', kid: 'k1', ...head })}.${encode(body)}`
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`
  }

  const claimsOf = (text: string) => verifiedClaims(text, { issuer: issuer(), appId: 'app1' })

  it('gives the claims of an id_token that the mock backend signed', async () => {
    // Its clock stands still, the sample's does not.
    await testbed.post('/standin/clock', { advance: now() - testbed.clock.now() / 1000 })
    const { data } = await testbed.post(
      '/api/v3/signin-by-mobile',
      {
        connection: 'wechat_mini_program_code',
        wechatMiniProgramCodePayload: { code: await testbed.loginCode('alice') },
        extIdpConnidentifier: maple.connection.identifier,
      },
      { 'x-authing-app-id': maple.appId },
    )
    const expected = { issuer: `${testbed.genauth.url}/oidc`, appId: maple.appId }
    const claims = await verifiedClaims(String(fieldsOf(data)['id_token']), expected)
    expect(claims).toMatchObject({ aud: maple.appId, sub: expect.any(String) })
  })

  it.each([['app1'], [['app0', 'app1']]])('gives the claims of a token for %j', async (aud) => {
    expect(await claimsOf(token({ aud }))).toMatchObject({ sub: 'u1' })
  })

  it.each([
    ['an issuer that is another', () => token({ iss: 'https://elsewhere.example.com' }), 'iss'],
    ['an audience that is another', () => token({ aud: 'app2' }), 'aud'],
    ['a token without audience', () => token({ aud: undefined }), 'aud'],
    ['a token that expired', () => token({ exp: now() - 1 }), 'exp'],
    ['a token that never expires', () => token({ exp: undefined }), 'exp'],
    ['a key that nobody knows', () => token({}, { kid: 'k2' }), 'unknown key'],
    ['a signature of another key', () => token({}, {}, others.privateKey), 'signature'],
    ['an unsigned token', () => token({}, { alg: 'none' }), 'alg none'],
    ['an HMAC with the public key', () => token({}, { alg: 'HS256' }), 'alg HS256'],
    [
      'claims that were changed',
      () => token().replace(/\.[^.]+\./, `.${encode({ sub: 'u2' })}.`),
      'signature',
    ],
  ])('refuses %s', async (_what, text, message) => {
    await expect(claimsOf(text())).rejects.toThrow(message)
  })
})
