import { signinContract } from '../../../miniprogram/contracts/signin'
import { LoginFailure } from '../../../miniprogram/failure'
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
})

function request(query: Record<string, string> = {}) {
  const accepted = contract.accept(launchOf({ appId: 'app1', getPhone: '1', ...query }))
  if (!accepted) throw new Error('not accepted')
  return accepted
}

function posted(query: Record<string, string>, phoneCode: string | undefined) {
  return contract.posting?.(request(query), { ...codes, phoneCode })
}

function answered(status: number, body: unknown) {
  return answeredBy(contract, { appId: 'app1', getPhone: '1' }, { status, body })
}

function resultOf(envelope: Record<string, unknown>, state?: string) {
  const asked = request(state === undefined ? {} : { state })
  return contract.result({ request: asked, credentials: codes, envelope, message: '授权成功' })
}

describe('accept', () => {
  it('takes a launch that names an application of the deployment', () => {
    expect(contract.accept(launchOf({ appId: 'app2', getPhone: '1', state: 's1' }))).toEqual({
      appId: 'app2',
      phone: true,
      state: 's1',
    })
  })

  it.each(['0', '', 'true', '2'])('asks for no phone number where getPhone is %p', (getPhone) => {
    expect(contract.accept(launchOf({ appId: 'app1', getPhone }))?.phone).toBe(false)
  })

  it.each(['app3', 'APP1', 'app1 ', '', '__proto__'])('refuses the application %p', (appId) => {
    expect(kindThrown(() => contract.accept(launchOf({ appId })))).toBe('invalid_launch')
  })
})

describe('exchange', () => {
  it('posts both codes in the documented body with the configured headers', () => {
    expect(posted({}, 'the-phone-code')).toMatchObject({
      path: '/api/v3/signin-by-mobile',
      headers: {
        'x-authing-app-id': 'app1',
        'x-authing-request-from': 'sdk-miniapp',
        'x-authing-lang': 'zh-CN',
      },
      body: {
        connection: 'wechat_mini_program_code_and_phone',
        wechatMiniProgramCodeAndPhonePayload: {
          wxLoginInfo: { code: 'the-login-code' },
          wxPhoneInfo: { code: 'the-phone-code' },
        },
        extIdpConnidentifier: 'mini-login',
        options: { scope: 'openid profile' },
      },
    })
  })

  it('posts the login code alone where no phone number is asked for', () => {
    expect(posted({ getPhone: '0' }, undefined)?.body).toEqual({
      connection: 'wechat_mini_program_code',
      wechatMiniProgramCodePayload: { code: 'the-login-code' },
      extIdpConnidentifier: 'mini-login',
      options: { scope: 'openid profile' },
    })
  })

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

  it.each([
    ['refused', 403, 2333],
    ['interaction_required', 403, 1636],
    ['unknown_user', 403, '2004'],
    ['user_locked', 403, 2005],
    ['too_many_requests', 429, undefined],
    ['server_error', 500, undefined],
  ])(
    'reads %s from HTTP 200 with statusCode %p and apiCode %p',
    async (kind, statusCode, apiCode) => {
      const failure = await failureOf(answered(200, { statusCode, apiCode, message: 'no' }))
      expect([failure.kind, failure.details.reason]).toEqual([kind, 'no'])
    },
  )
})

describe('an answer whose statusCode has no number in it', () => {
  it('is a failure like any other', async () => {
    const body = { ...granted, statusCode: JSON.parse('{"toString": 0}') as unknown }
    await failureOf(answered(200, body))
  })
})

describe('the result', () => {
  it('is the documented envelope, with the state', () => {
    expect(resultOf(granted, 's1').appParameter).toBe(
      '{"statusCode":200,"message":"操作成功","requestId":"934108e5-9fbf-4d24-8da1-c330328abd6c",' +
        '"state":"s1","data":{"scope":"openid profile","access_token":"eyJhbGciOiJSxxxxx",' +
        '"id_token":"eyJhbGxxxx","refresh_token":"WPsGJbvpBjqXz6IJIr1UHKyrdVF",' +
        '"token_type":"bearer","expire_in":7200}}',
    )
  })

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

  it('of a refusal says what the backend said', () => {
    const details = { statusCode: 403, apiCode: 1636, requestId: 'r1', retryAfter: 30 }
    const failure = new LoginFailure('interaction_required', details)
    expect(contract.encodeFailure(failure, '需要多因素认证', 's1')).toBe(
      '{"statusCode":403,"message":"需要多因素认证","error":"interaction_required","apiCode":1636,"requestId":"r1","state":"s1"}',
    )
  })

  it('of a failure before the backend counts as one of the client: 499', () => {
    const failure = new LoginFailure('access_denied')
    expect(contract.encodeFailure(failure, '已取消登录', 's1')).toBe(
      '{"statusCode":499,"message":"已取消登录","error":"access_denied","state":"s1"}',
    )
  })

  it('of a wrong launch carries no state', () => {
    const failure = new LoginFailure('invalid_launch')
    expect(contract.encodeFailure(failure, '无法登录', undefined)).toBe(
      '{"statusCode":499,"message":"无法登录","error":"invalid_launch"}',
    )
  })

  it.each([
    ['HTTP 200 with a wrong shape', 200, { statusCode: 200, data: null }],
    ['HTTP 200 with an empty envelope', 200, {}],
    ['HTTP 502 with HTML', 502, '<html>'],
    ['HTTP 401', 401, { message: 'no' }],
  ])('of %s never says that all went well', async (_case, status, body) => {
    const failure = await failureOf(answered(status, body))
    expect(contract.encodeFailure(failure, 'm', 's1')).not.toContain('"statusCode":200')
  })

  it.each([
    ['HTTP 200 with the code of other contracts', 200, { code: 200, data: granted.data }],
    ['HTTP 502 around an envelope that says 200', 502, granted],
  ])('of %s never says that all went well', async (_case, status, body) => {
    const failure = await failureOf(answered(status, body))
    expect(contract.encodeFailure(failure, 'm', 's1')).not.toContain('"statusCode":200')
  })
})
