import { issueTicket, maple, testbed } from '../../standins/genauth/testbed'
import { challengeOf, randomToken } from './launch-request'
import { startApp, type RunningApp } from './start'

const bed = testbed()
const color = { primary: '#000000', onPrimary: '#ffffff' }
const look = { name: 'Maple', localName: '枫叶', logo: '', colors: { light: color, dark: color } }
let app: RunningApp

beforeAll(async () => {
  const urls = { devtoolsUrl: 'http://127.0.0.1:9/', genauthUrl: bed.genauth.url }
  app = await startApp({ port: 0, ...urls, pool: maple, look })
})
afterAll(() => app.close())

async function exchange(body: object): Promise<unknown> {
  const response = await fetch(`${app.url}/app/exchange`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return response.json()
}

test("The app's server adds the secret and gives the user, parsed twice", async () => {
  const wxPhoneInfo = { code: await bed.phoneCode('alice', '13900000001') }
  const ticket = await issueTicket(bed, { wxPhoneInfo })
  expect(await exchange({ ticket })).toEqual({
    user: {
      id: expect.any(String),
      name: expect.any(String),
      phone: '13900000001',
      token: expect.any(String),
      tokenExpiredAt: expect.any(String),
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
  expect(await exchange({ ticket: 'unknown' })).toEqual({
    failure: { code: 400, message: 'ticket 无效或已过期' },
  })
})

test.each([
  ['no answer', { kind: 'drop' }],
  ['an answer that is no JSON', { kind: 'status', statusCode: 502, body: '<h1>Bad Gateway</h1>' }],
])('%s from GenAuth is a failure the app can show', async (_what, fault) => {
  await bed.post('/standin/faults', { times: 1, ...fault })
  expect(await exchange({ ticket: 'any' })).toMatchObject({ failure: { code: 502 } })
})

test('The page is served with its script, and its config holds no secret', async () => {
  const read = async (path: string) => (await fetch(app.url + path)).text()
  expect(await read('/')).toContain('<script src="/app.js"')
  expect(await read('/app.js')).toContain('loginOutcome')
  expect(JSON.parse(await read('/config.json'))).toEqual({
    devtoolsUrl: 'http://127.0.0.1:9',
    userPoolId: maple.userPoolId,
    appId: 'wx1234567890abcdef',
    userName: 'gh_a781a791e29e',
    look,
  })
})
