import { oauth, oauthContract } from '../../../miniprogram/contracts/oauth'
import { type FailureKind, failures, LoginFailure } from '../../../miniprogram/failure'
import { conformance, SECRET } from './conformance'
import { answered as answeredBy, codes, failureOf, kindThrown, launchOf } from './stage'

const settings = { clientIds: ['client1'], path: '/oauth/wechat' }
const contract = oauthContract(settings)

const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
const own = { client_id: 'client1', code_challenge: challenge, code_challenge_method: 'S256' }
const withPhone = { ...own, phone: '1' }

conformance('oauth', contract, {
  withPhone,
  withoutPhone: own,
  foreign: [{}, { query: { userPoolId: 'pool1' } }, { query: { appId: 'app1', phone: '1' } }],
  wrong: [
    { query: { client_id: 'client9' } },
    { query: { client_id: '' } },
    { query: { ...own, client_id: 'client9' } },
    { query: { ...own, state: 'a b' } },
  ],
  granted: { code: 'c.1', expires_in: 60, access_token: SECRET },
  carriesCodes: false,
  stateIn: (result) => new URLSearchParams(result).get('state') ?? undefined,
  failureHasState: true,
})

function request(query: Record<string, string> = {}) {
  const accepted = contract.accept(launchOf({ ...withPhone, ...query }))
  if (!accepted) throw new Error('not accepted')
  return accepted
}

describe('accept', () => {
  it.each(['0', '', 'true'])('asks for no phone number if phone is %p', (phone) => {
    expect(request({ phone }).phone).toBe(false)
  })

  it.each([
    ['no challenge', { client_id: 'client1' }],
    ['no method, which would be plain', { client_id: 'client1', code_challenge: challenge }],
    ['the method plain', { ...own, code_challenge_method: 'plain' }],
    ['a challenge that is no digest', { ...own, code_challenge: challenge.slice(1) }],
  ])('refuses %s', (_case, query) => {
    expect(kindThrown(() => contract.accept(launchOf(query)))).toBe('invalid_launch')
  })
})

describe('exchange', () => {
  it('posts both codes, the client and the challenge', () => {
    expect(contract.posting?.(request(), codes)).toMatchObject({
      path: '/oauth/wechat',
      body: {
        client_id: 'client1',
        code_challenge: challenge,
        code_challenge_method: 'S256',
        login_code: codes.loginCode,
        phone_code: codes.phoneCode,
      },
    })
  })

  function answered(status: number, body: unknown) {
    return answeredBy(contract, withPhone, { status, body })
  }

  it('reads the code and how long it is valid', async () => {
    expect(await answered(200, { code: 'c.1', expires_in: 30 })).toEqual({
      appParameter: 'code=c.1',
      lifetime: 30,
    })
  })

  it('counts on a minute if the backend does not say', async () => {
    expect(await answered(200, { code: 'c.1' })).toMatchObject({ lifetime: 60 })
  })

  it.each<[string, number, unknown, FailureKind]>([
    ['an error', 400, { error: 'invalid_grant' }, 'refused'],
    ['an error under HTTP 200', 200, { error: 'invalid_grant', code: 'c.1' }, 'refused'],
    ['an error of the server', 503, {}, 'server_error'],
    ['no code', 200, {}, 'bad_answer'],
    ['a code that would split the result', 200, { code: 'c&state=x' }, 'bad_answer'],
    ['a code that is no text', 200, { code: 7 }, 'bad_answer'],
  ])('cannot use %s', async (_case, status, body, kind) => {
    expect((await failureOf(answered(status, body))).kind).toBe(kind)
  })
})

describe('the result', () => {
  it('is that of RFC 6749 §4.1.2', () => {
    const granted = { credentials: codes, envelope: { code: 'c.1' }, message: 'ok' }
    const { appParameter } = contract.result({ request: request({ state: 's1' }), ...granted })
    expect(appParameter).toBe('code=c.1&state=s1')
  })

  it('of a no is that of RFC 6749 §4.1.2.1', () => {
    const denied = contract.encodeFailure(new LoginFailure('access_denied'), 'no', 's1')
    expect(denied).toBe('error=access_denied&state=s1')
  })

  it('of any failure is an error that RFC 6749 knows', () => {
    const errors = (Object.keys(failures) as FailureKind[]).map((kind) =>
      contract.encodeFailure(new LoginFailure(kind), 'no', undefined),
    )
    expect([...new Set(errors)].sort()).toEqual([
      'error=access_denied',
      'error=invalid_request',
      'error=server_error',
      'error=temporarily_unavailable',
      'error=unauthorized_client',
    ])
  })
})

it('is listed with the clients that it serves', () => {
  expect(oauth(settings)).toMatchObject({ name: 'oauth', ids: ['client1'], settings })
})
