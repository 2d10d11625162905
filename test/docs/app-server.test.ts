import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { promisify } from 'node:util'

import * as jose from 'jose'
import type { JWTPayload, KeyLike } from 'jose'

import { maple, testbed as startedTestbed } from '../../tools/standins/genauth/testbed'
import { fieldsOf } from '../../tools/standins/genauth/wire'
import { environmentFor, granted, nodeServer } from './samples/app-behaviour'
import { load } from './samples/samples'
import { startSampleServer } from './samples/server'
import { testServer } from './samples/server-behaviour'

/** Runs examples/apps/server-node before the mock backend. The servers in Java and Go: apps-compiled.test.ts. */
describe('server.mjs', () => testServer(() => nodeServer()))

const testbed = startedTestbed()

it('without-a-phone.mjs plays a login for each thing that a person may do', async () => {
  const server = await startSampleServer(nodeServer(), environmentFor(testbed))
  const simulator = createServer(async (request, response) => {
    const { path, person } = (await json(request)) as { path: string; person: string }
    const query = new URLSearchParams(path.split('?')[1])
    const no = `code=400&message=No&state=${query.get('state')}`
    const extMsg = person === 'agrees' ? await granted(testbed, query) : no
    response.end(JSON.stringify({ extMsg: person === 'leaves' ? null : extMsg }))
  })
  await new Promise<void>((resolve) => simulator.listen(0, '127.0.0.1', resolve))
  const { port } = simulator.address() as AddressInfo
  const [node, file] = nodeServer('without-a-phone.mjs')
  const { stdout } = await promisify(execFile)(node, [file, server.url, `http://127.0.0.1:${port}`])
  expect(stdout).toMatch(
    /agrees: \{\s*session: [^]*phone: '13900000001'[^]*declines: \{ error: 'not_logged_in', message: 'No' \}\ndenies: .*\nleaves: no result\n$/,
  )
  await Promise.all([server.close(), new Promise((resolve) => simulator.close(resolve))])
})

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
  const { idTokenVerifier } = load<{
    idTokenVerifier(issuer: string, appId: string): Promise<(token: string) => Promise<JWTPayload>>
  }>('server-node/id-token.mjs', { jose })
  const [keys, others] = [jose.generateKeyPair('RS256'), jose.generateKeyPair('RS256')]
  const provider = createServer(async ({ url = '' }, response) => {
    const jwk = await jose.exportJWK((await keys).publicKey)
    const body = url.endsWith('/jwks') ? { keys: [jwk] } : { jwks_uri: `${issuer()}/jwks` }
    response.end(JSON.stringify(body))
  })
  const issuer = () => `http://127.0.0.1:${(provider.address() as AddressInfo).port}/oidc`
  const now = () => Math.floor(Date.now() / 1000)

  beforeAll(() => new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve)))
  afterAll(() => new Promise((resolve) => provider.close(resolve)))

  const token = (claims: object, alg: string, key: KeyLike | Uint8Array) =>
    new jose.SignJWT({ iss: issuer(), aud: 'app1', exp: now() + 60, ...claims })
      .setProtectedHeader({ alg })
      .sign(key)

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
    const claimsOf = await idTokenVerifier(`${testbed.genauth.url}/oidc`, maple.appId)
    const claims = await claimsOf(String(fieldsOf(data)['id_token']))
    expect(claims).toMatchObject({ aud: maple.appId, sub: expect.any(String) })
  })

  it.each<[string, object, string]>([
    ['another issuer', { iss: 'https://elsewhere.example.com' }, '"iss"'],
    ['another audience', { aud: 'app2' }, '"aud"'],
    ['an end that is past', { exp: now() - 1 }, '"exp"'],
    ['no end', { exp: undefined }, '"exp"'],
  ])('refuses a token with %s', async (_what, claims, message) => {
    const signed = await token(claims, 'RS256', (await keys).privateKey)
    await expect((await idTokenVerifier(issuer(), 'app1'))(signed)).rejects.toThrow(message)
  })

  it('refuses the signature of another key, an HMAC, and another algorithm', async () => {
    const claimsOf = await idTokenVerifier(issuer(), 'app1')
    const foreign = await token({}, 'RS256', (await others).privateKey)
    await expect(claimsOf(foreign)).rejects.toThrow('signature')
    await expect(claimsOf(await token({}, 'HS256', new Uint8Array(32)))).rejects.toThrow('"alg"')
    const other = await token({}, 'RS384', (await keys).privateKey)
    await expect(claimsOf(other)).rejects.toThrow('"alg"')
  })
})
