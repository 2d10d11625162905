import { signinContract } from '../../../miniprogram/contracts/signin'
import { faultOf, faultOfResult } from '../../../tools/contract/check'
import { SigninPost } from '../../../tools/contract/messages'
import { conformance, SECRET } from './conformance'
import { settings } from './shipped'
import { answered as answeredBy, codes, failureOf, kindThrown, launchOf } from './stage'

const contract = signinContract(settings.signin)

/** The answer of GenAuth's documents, word for word. */
const granted = {
  statusCode: 200,
  message: '操作成功',
  requestId: '934108e5-9fbf-4d24-8da1-c330328abd6c',
  data: {
    scope: 'openid profile',
    access_token: 'eyJhbGciOiJSxxxxx',
    id_token: 'eyJhbGxxxx',
    refresh_token: 'WPsGJbvpBjqXz6IJIr1UHKyrdVF',
    token_type: 'bearer',
    expire_in: 7200,
  },
}

conformance('signin', contract, {
  withPhone: { appId: 'app1', getPhone: '1' },
  withoutPhone: { appId: 'app1' },
  foreign: [{}, { query: { getPhone: '1', state: 'a b' } }, { query: { userPoolId: 'pool1' } }],
  wrong: [
    { query: { appId: 'app3' } },
    { query: { appId: '' } },
    { query: { appId: 'app1', state: 'a b' } },
  ],
  granted: { ...granted, access_token: SECRET, mfaToken: SECRET, code: SECRET },
  carriesCodes: false,
  stateIn: (result) => (JSON.parse(result) as { state?: string }).state,
  failureHasState: true,
  faultOfPost: (body) => faultOf(SigninPost, body),
  faultOfResult: (result) => faultOfResult('signin', result),
})

function request(query: Record<string, string> = {}) {
  const accepted = contract.accept(launchOf({ appId: 'app1', getPhone: '1', ...query }))
  if (!accepted) throw new Error('not accepted')
  return accepted
}

function answered(status: number, body: unknown) {
  return answeredBy(contract, { appId: 'app1', getPhone: '1' }, { status, body })
}

function resultOf(envelope: Record<string, unknown>, state?: string) {
  const asked = request(state === undefined ? {} : { state })
  return contract.result({ request: asked, credentials: codes, envelope, message: '授权成功' })
}

describe('accept', () => {
  it.each(['0', '', 'true', '2'])('asks for no phone number where getPhone is %p', (getPhone) => {
    expect(contract.accept(launchOf({ appId: 'app1', getPhone }))?.phone).toBe(false)
  })

  it.each(['app3', 'APP1', 'app1 ', '', '__proto__'])('refuses the application %p', (appId) => {
    expect(kindThrown(() => contract.accept(launchOf({ appId })))).toBe('invalid_launch')
  })
})

describe('exchange', () => {
  it('names headers as the deployment does', () => {
    const headers = {
      appId: 'x-genauth-app-id',
      requestFrom: 'x-genauth-request-from',
      lang: 'x-genauth-lang',
    }
    const other = signinContract({ ...settings.signin, headers })
    expect(other.posting?.(request(), codes).headers).toEqual({
      'x-genauth-app-id': 'app1',
      'x-genauth-request-from': 'sdk-miniapp',
      'x-genauth-lang': 'zh-CN',
    })
  })

  it.each([
    ['both tokens', { access_token: 'a', id_token: 'i' }],
    ['an access token', { access_token: 'a' }],
    ['an id token', { id_token: 'i' }],
  ])('takes an answer with %s', async (_case, data) => {
    const { appParameter } = await answered(200, { statusCode: 200, data })
    expect(JSON.parse(appParameter)).toEqual({ statusCode: 200, data })
  })

  it.each([
    ['expire_in, as the documents say', { expire_in: 60 }, 60],
    ['expires_in, as the SDK reads', { expires_in: 90 }, 90],
    ['both: the SDK wins', { expires_in: 90, expire_in: 60 }, 90],
    ['a number as text', { expires_in: '90' }, 90],
    ['neither: two hours', {}, 7200],
    ['no number', { expires_in: 'soon' }, 7200],
    ['a past time', { expires_in: -1 }, 7200],
  ])('reads the lifetime from %s', (_case, expiry, seconds) => {
    const { lifetime } = resultOf({ statusCode: 200, data: { access_token: 'a', ...expiry } })
    expect(lifetime).toBe(seconds)
  })

  it.each([
    ['no data', { statusCode: 200 }],
    ['data that is null', { statusCode: 200, data: null }],
    ['data that is a list', { statusCode: 200, data: ['a'] }],
    ['no token', { statusCode: 200, data: { scope: 'openid' } }],
    ['empty tokens', { statusCode: 200, data: { access_token: '', id_token: '' } }],
    ['a token in the wrong place', { statusCode: 200, access_token: 'a', data: {} }],
  ])('cannot use an answer with %s', async (_case, body) => {
    expect((await failureOf(answered(200, body))).kind).toBe('bad_answer')
  })

  it.each([
    ['another statusCode', { ...granted, statusCode: 403 }],
    ['statusCode 201', { ...granted, statusCode: 201 }],
    ['no statusCode', { ...granted, statusCode: undefined }],
    ['the code of other contracts', { ...granted, statusCode: undefined, code: 200 }],
  ])('does not take tokens under %s for a login', async (_case, body) => {
    expect((await failureOf(answered(200, body))).kind).toBe('refused')
  })
})

describe('the result', () => {
  it.each([
    ['statusCode as text', { statusCode: '200' }, { statusCode: 200 }],
    ['a message that is no text', { message: { a: 1 } }, { message: undefined }],
    ['a message of 10 kB', { message: '长'.repeat(10_000) }, { message: '长'.repeat(120) }],
    ['a requestId that is no text', { requestId: 7 }, { requestId: undefined }],
  ])('is built field by field: %s', (_case, answered, told) => {
    const result = JSON.parse(resultOf({ ...granted, ...answered }).appParameter) as object
    expect(result).toEqual(expect.objectContaining(JSON.parse(JSON.stringify(told))))
    expect(Object.keys(told).filter((key) => !(key in result))).toEqual(
      Object.entries(told).flatMap(([key, value]) => (value === undefined ? [key] : [])),
    )
  })

  it('is not passed through the app switch if it is too long', () => {
    const data = { ...granted.data, more: 'x'.repeat(40_000) }
    expect(kindThrown(() => resultOf({ ...granted, data }))).toBe('bad_answer')
  })

  it('leaves out what the backend did not say', () => {
    const envelope = { statusCode: 200, data: { id_token: 'i' } }
    expect(resultOf(envelope).appParameter).toBe('{"statusCode":200,"data":{"id_token":"i"}}')
  })

  it.each([
    ['HTTP 200 with a wrong shape', 200, { statusCode: 200, data: null }],
    ['HTTP 200 with an empty envelope', 200, {}],
    ['HTTP 502 with HTML', 502, '<html>'],
    ['HTTP 401', 401, { message: 'no' }],
    ['HTTP 200 with the code of other contracts', 200, { code: 200, data: granted.data }],
    ['HTTP 502 around an envelope that says 200', 502, granted],
  ])('of %s never says that all went well', async (_case, status, body) => {
    const failure = await failureOf(answered(status, body))
    expect(contract.encodeFailure(failure, 'm', 's1')).not.toContain('"statusCode":200')
  })
})
