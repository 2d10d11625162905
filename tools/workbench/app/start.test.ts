import { bamboo, issueTicket, maple, testbed } from '../../standins/genauth/testbed'
import { fieldsOf } from '../../standins/genauth/wire'
import { challengeOf, randomToken } from './launch-request'
import { deployment } from '../../../miniprogram/deployment'
import { docsLink } from '../scenarios/docs-link'
import { scenarios } from '../scenarios/scenarios'
import { readAnswer } from './app-server'
import { startApp, type RunningApp } from './start'

const bed = testbed()
const color = { primary: '#000000', onPrimary: '#ffffff' }
const brand = {
  name: { 'zh-CN': '枫叶' },
  logo: '/logo.png',
  colors: { light: color, dark: color },
}
const look = { id: 'maple', brand, agreements: [], files: {} }
let app: RunningApp

beforeAll(async () => {
  const { url } = bed.genauth
  const urls = { devtoolsUrl: 'http://127.0.0.1:9/', genauthUrl: url, mockUrl: url }
  const served = { pool: maple, contracts: ['ticket', 'relay'] as const, look }
  const project = { path: '', deployment }
  app = await startApp({ port: 0, ...urls, ...served, project })
})
afterAll(() => app.close())

function post(path: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  return fetch(app.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
}

async function exchange(body: object, contract = 'ticket'): Promise<unknown> {
  return (await post(`/app/exchange/${contract}`, body)).json()
}

test("The app's server adds the secret and gives the user, parsed twice", async () => {
  const wxPhoneInfo = { code: await bed.phoneCode('alice', '13900000001') }
  const ticket = await issueTicket(bed, { wxPhoneInfo })
  expect(await exchange({ ticket })).toMatchObject({
    user: {
      id: expect.any(String),
      name: expect.any(String),
      phone: '13900000001',
      token: expect.any(String),
    },
  })
})

test("The app's server passes the verifier on", async () => {
  const code_verifier = randomToken()
  const bound = {
    code_challenge: await challengeOf(code_verifier),
    code_challenge_method: 'S256',
  }
  const ticket = await issueTicket(bed, bound)
  expect(await exchange({ ticket, code_verifier })).toHaveProperty('user')
})

test("GenAuth's refusal reaches the app with code and message", async () => {
  expect(await exchange({ ticket: 'unknown' })).toMatchObject({
    failure: { code: '400', message: 'ticket 无效或已过期' },
  })
})

test.each([
  ['no answer', { kind: 'drop' }],
  ['an answer that is no JSON', { kind: 'status', statusCode: 502, body: '<h1>Bad Gateway</h1>' }],
])('%s from GenAuth is a failure the app can show', async (_what, fault) => {
  await bed.post('/standin/faults', { times: 1, ...fault })
  expect(await exchange({ ticket: 'any' })).toMatchObject({ failure: { code: '502' } })
})

test('The page is served with its script, and what it holds is no secret', async () => {
  const read = async (path: string) => (await fetch(app.url + path)).text()
  const html = await read('/')
  expect(html).toContain('<script src="/workbench.js"')
  expect(await read('/workbench.js')).toContain('loginOutcome')
  expect(JSON.parse(/application\/json">([^<]*)/.exec(html)?.[1] ?? '')).toEqual({
    devtoolsUrl: 'http://127.0.0.1:9',
    contract: 'ticket',
    contracts: ['ticket', 'relay'],
    userPoolId: maple.userPoolId,
    genauthAppId: maple.appId,
    appId: 'wx1234567890abcdef',
    originalId: 'gh_a781a791e29e',
    look,
  })
})

test("Each scenario's row of the docs has an anchor, and beside it what plays the scenario", async () => {
  const links = [...new Set(scenarios.map(({ row }) => docsLink(row)))]
  const files = [...new Set(links.map((link) => link.split('#')[0] ?? ''))]
  const read = async (file: string) => [file, await (await fetch(app.url + file)).text()] as const
  const pages = new Map(await Promise.all(files.map(read)))
  const missing = scenarios.filter(({ id, row }) => {
    const [file = '', anchor = ''] = docsLink(row).split('#')
    const [, shown = ''] = (pages.get(file) ?? '').split(` id="${anchor}">`)
    return row.doc === 'contract'
      ? shown === ''
      : !shown.split('</tr>')[0]?.includes(`href="/#${id}"`)
  })
  expect(missing.map(({ id }) => id)).toEqual([])
})

test.each([
  ['docs', 200],
  ['README.zh-CN.md', 200],
  ['docs/images/screens.png', 200],
  ['miniprogram/deployment.ts', 200],
  ['.git/config', 404],
  ['package.json', 404],
  ['docs/..%2fpackage.json', 404],
  ['examples/ticket-backend/.env.example', 404],
])('Of the repository, %s is answered with %i', async (path, status) => {
  expect((await fetch(`${app.url}/repository/${path}`)).status).toBe(status)
})

test("What the app's server sent and got is told, without the pool's secret", async () => {
  const ticket = await issueTicket(bed, {})
  const answer = await exchange({ ticket })
  expect(answer).toMatchObject({
    wire: {
      request: `POST /oauth/app2wxapp/auth/${maple.userPoolId}`,
      body: JSON.stringify({ secret: '…', ticket }),
      status: 200,
      curl: expect.stringContaining(`"secret":"'"$POOL_SECRET"'","ticket":"`),
    },
  })
  expect(JSON.stringify(answer)).not.toContain(maple.poolSecret)
})

test.each([
  ['down', { failure: { code: '502' }, wire: { status: 503 } }],
  ['fast', { failure: { code: '400' }, wire: { status: 200 } }],
])('Over the network "%s" the backend answers accordingly', async (network, answer) => {
  await post('/workbench/network', { network })
  expect(await exchange({ ticket: 'unknown' })).toMatchObject(answer)
})

test("A brand's colours are judged by the doctor", async () => {
  const white = { primary: '#ffffff', onPrimary: '#ffffff' }
  const answer = await post('/workbench/contrast', { colors: { light: white, dark: color } })
  const { light, dark } = (await answer.json()) as Record<string, { faults: object[] }>
  expect(light?.faults).toMatchObject([{ detail: expect.stringContaining('too little contrast') }])
  expect(dark).toHaveProperty('pairs')
})

test("The app's server logs in with relayed codes", async () => {
  const codes = { code: await bed.loginCode('alice'), phoneInfoCode: await bed.phoneCode('alice') }
  expect(await exchange(codes, 'relay')).toMatchObject({ user: { token: expect.any(String) } })
  expect(await exchange(codes, 'relay')).toMatchObject({ failure: { code: '400' } })
})

test("The app's server takes an id_token only if GenAuth signed it for this app", async () => {
  // The mock backend's clock stands still; the app's server has the real one.
  const seconds = Math.round((Date.now() - bed.clock.now()) / 1000)
  await bed.post('/standin/clock', { advance: seconds })
  const idToken = async ({ appId, connection }: typeof maple) => {
    const { data } = await bed.post(
      '/api/v3/signin-by-mobile',
      {
        connection: 'wechat_mini_program_code',
        wechatMiniProgramCodePayload: { code: await bed.loginCode('alice') },
        extIdpConnidentifier: connection.identifier,
      },
      { 'x-authing-app-id': appId },
    )
    return String(fieldsOf(data)['id_token'])
  }
  const mine = await idToken(maple)
  expect(await exchange({ id_token: mine }, 'signin')).toMatchObject({ user: { token: mine } })
  for (const id_token of [await idToken(bamboo), `${mine.slice(0, -4)}AAAA`, 'x']) {
    expect(await exchange({ id_token }, 'signin')).toHaveProperty('failure')
  }
})

const user = { _id: 'u1', nickname: 'Alice', phone: '13900000001', token: 't.t.t' }

test.each([
  [{ code: 200, data: JSON.stringify(user) }],
  [{ code: '200', data: JSON.stringify(user) }],
  [{ code: 200, data: user }],
  [{ statusCode: 200, data: { id: 'u1', ...user } }],
  [user],
])('The user is read from %j', (answer) => {
  const { nickname: name, phone, token } = user
  expect(readAnswer(answer)).toEqual({ user: { id: 'u1', name, phone, token } })
})

test.each([
  [{ code: 200, data: 'no JSON' }],
  [{ code: 200, data: {} }],
  [{}],
  [null],
  ['x'],
  [[user]],
])('No user is read from %j', (answer) => {
  expect(() => readAnswer(answer)).toThrow()
})

test.each([
  [{ code: '400', message: 'no' }, '400'],
  [{ statusCode: 499, apiCode: '2011', message: 'no', data: null }, '499'],
])('A refusal is read from %j', (answer, code) => {
  expect(readAnswer(answer)).toEqual({ failure: { code, message: 'no' } })
})

test('Another web page is refused, by the app and by the mock backend', async () => {
  const headers = { origin: 'https://page.example' }
  for (const url of [app.url, `${bed.genauth.url}/standin/requests`]) {
    expect((await fetch(url, { headers })).status).toBe(403)
  }
})

test("A body that is no JSON is refused, and the app's server goes on", async () => {
  const headers = { 'content-type': 'application/json' }
  const request = { method: 'POST', headers, body: '{' }
  expect((await fetch(`${app.url}/app/exchange/ticket`, request)).status).toBe(400)
  expect(await exchange({ ticket: 'unknown' })).toHaveProperty('failure')
})
