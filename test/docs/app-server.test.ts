import nodeCrypto, { createSign, generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { maple, testbed as startedTestbed } from '../../tools/standins/genauth/testbed'
import { fieldsOf } from '../../tools/standins/genauth/wire'
import { nodeServer } from './samples/app-behaviour'
import { load } from './samples/samples'
import { testServer } from './samples/server-behaviour'

/** Runs examples/apps/server-node before the mock backend. The servers in Java and Go: apps-compiled.test.ts. */
describe('server.mjs', () => testServer(() => nodeServer()))

const testbed = startedTestbed()

describe('relay.mjs', () => {
  const { relayUser } = load<{
    relayUser(extMsg: string, state: string, genauth: object): Promise<Record<string, unknown>>
  }>('server-node/relay.mjs')
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

  const user = { _id: 'u1', phone: '13900000001' }
  it.each([
    ['code as a text', { code: '200', message: 'ok', data: user }],
    ['data as a text', { code: 200, message: 'ok', data: JSON.stringify(user) }],
    ['the bare user', user],
  ])('reads an answer with %s', async (_what, answer) => {
    const body = JSON.stringify(answer)
    await testbed.post('/standin/faults', { kind: 'status', statusCode: 200, body, times: 1 })
    expect(await ask('{"code":"x","state":"s1"}')).toEqual(user)
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
  }>('server-node/id-token.mjs', { 'node:crypto': nodeCrypto })
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
