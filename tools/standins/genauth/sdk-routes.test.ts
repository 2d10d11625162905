import { startTestbed, type Testbed } from './testbed'
import { defaultTenant as tenant, otherTenant } from './tenant'

let testbed: Testbed

beforeAll(async () => {
  testbed = await startTestbed()
})
afterAll(() => testbed.genauth.close())
beforeEach(() => testbed.reset())

describe('The relay', () => {
  const headers = {
    'x-authing-userpool-id': tenant.userPoolId,
    'x-authing-app-id': tenant.appId,
  }
  const relay = (body: object, extra: Record<string, string> = {}) =>
    testbed.post(
      '/api/v2/ecConn/wechatminiprogramapplaunch/authByCode',
      { connId: tenant.connection.id, iv: '', encryptedData: '', ...body },
      { ...headers, ...extra },
    )

  test('logs in with the relayed codes', async () => {
    const code = await testbed.loginCode('alice')
    const phoneInfoCode = await testbed.phoneCode('alice', '13900000001')
    expect(await relay({ code, phoneInfoCode })).toMatchObject({
      code: 200,
      data: { phone: '13900000001', token: expect.stringMatching(/^.+\..+\..+$/) },
    })
  })

  test('logs in without a phone code, as iOS may send it', async () => {
    expect(await relay({ code: await testbed.loginCode() })).toMatchObject({ code: 200 })
  })

  test('refuses a request without code, as Android sends it after an unreadable extMsg', async () => {
    expect(await relay({})).toMatchObject({ code: 400, data: null })
  })

  test('tells who needs a second factor, with what the SDK needs for it', async () => {
    await testbed.post('/standin/users', { openid: 'alice', mfaRequired: true })
    expect(await relay({ code: await testbed.loginCode('alice') })).toMatchObject({
      code: 1636,
      data: { mfaToken: expect.any(String), applicationMfa: [{ mfaPolicy: 'SMS' }] },
    })
  })

  test('knows its connection, user pool and app', async () => {
    expect(await relay({ connId: 'other' })).toMatchObject({ code: 404 })
    expect(await relay({}, { 'x-authing-userpool-id': 'other' })).toMatchObject({ code: 2224 })
    expect(await relay({}, { 'x-authing-app-id': 'other' })).toMatchObject({ code: 2011 })
    expect(await relay({}, { 'x-authing-app-id': otherTenant.appId })).toMatchObject({ code: 2011 })
    expect(await relay({ connId: otherTenant.connection.id })).toMatchObject({ code: 404 })
  })
})

describe('signin-by-mobile', () => {
  const signin = (
    body: object,
    headers: Record<string, string> = { 'x-authing-app-id': tenant.appId },
  ) =>
    testbed.post(
      '/api/v3/signin-by-mobile',
      { extIdpConnidentifier: tenant.connection.identifier, ...body },
      headers,
    )
  const byCode = async () => ({
    connection: 'wechat_mini_program_code',
    wechatMiniProgramCodePayload: { code: await testbed.loginCode('alice') },
  })

  test('gives tokens for a login code', async () => {
    expect(await signin(await byCode())).toEqual({
      statusCode: 200,
      message: '操作成功',
      requestId: expect.any(String),
      data: {
        scope: 'openid profile',
        access_token: expect.any(String),
        id_token: expect.any(String),
        token_type: 'bearer',
        expire_in: 7200,
      },
    })
  })

  test('stores the phone number that comes with the second code', async () => {
    const answer = await signin({
      connection: 'wechat_mini_program_code_and_phone',
      wechatMiniProgramCodeAndPhonePayload: {
        wxLoginInfo: { encryptedData: '', iv: '', code: await testbed.loginCode('alice') },
        wxPhoneInfo: { code: await testbed.phoneCode('alice', '13900000001') },
      },
    })
    expect(answer).toMatchObject({ statusCode: 200 })
    expect(await testbed.get('/standin/users')).toMatchObject([{ phone: '13900000001' }])
  })

  test('gives a refresh token for offline_access only', async () => {
    const options = { scope: 'openid profile offline_access' }
    expect(await signin({ ...(await byCode()), options })).toMatchObject({
      data: { refresh_token: expect.any(String) },
    })
  })

  test('takes the app id under the prefix of GenAuth too', async () => {
    expect(await signin(await byCode(), { 'x-genauth-app-id': tenant.appId })).toMatchObject({
      statusCode: 200,
    })
  })

  test('refuses an app that needs a client secret', async () => {
    await testbed.patch('/standin/settings', { tokenEndpointAuthMethod: 'client_secret_post' })
    expect(await signin(await byCode())).toMatchObject({ statusCode: 401 })
  })

  test('refuses an unknown app, connection, kind of connection, and a scope without openid', async () => {
    expect(await signin({}, {})).toMatchObject({ statusCode: 499, apiCode: 2011 })
    expect(await signin({ extIdpConnidentifier: 'other' })).toMatchObject({ statusCode: 404 })
    expect(await signin({ connection: 'other' })).toMatchObject({ statusCode: 400 })
    expect(await signin({ options: { scope: 'profile' } })).toMatchObject({ statusCode: 400 })
  })

  test('logs in to the user pool of the app', async () => {
    const extIdpConnidentifier = otherTenant.connection.identifier
    const body = { ...(await byCode()), extIdpConnidentifier }
    expect(await signin(body)).toMatchObject({ statusCode: 404 })
    expect(await signin(body, { 'x-authing-app-id': otherTenant.appId })).toMatchObject({
      statusCode: 200,
    })
    expect(await testbed.get('/standin/users')).toMatchObject([
      { userPoolId: otherTenant.userPoolId },
    ])
  })

  test('keeps what the person agreed to', async () => {
    const agreed = { id: '1', version: 'v1', lang: 'en', agreedAt: '2026-01-01T08:00:00+08:00' }
    const options = { scope: 'openid', customData: { agreements: [agreed] } }
    expect(await signin({ ...(await byCode()), options })).toMatchObject({ statusCode: 200 })
    expect(await testbed.get('/standin/users')).toMatchObject([{ agreements: [agreed] }])
  })

  test('refuses a malformed proof in its own envelope, and spends no code', async () => {
    const body = await byCode()
    const options = { customData: { agreements: 'all' } }
    expect(await signin({ ...body, options })).toEqual({
      statusCode: 400,
      message: 'agreements 格式错误',
      requestId: expect.any(String),
    })
    expect(await signin(body)).toMatchObject({ statusCode: 200 })
  })

  test('tells the exact reason in apiCode and gives no data', async () => {
    await testbed.post('/standin/users', { openid: 'alice', status: 'locked' })
    expect(await signin(await byCode())).toEqual({
      statusCode: 403,
      apiCode: 2005,
      message: '用户已被锁定',
      requestId: expect.any(String),
    })
  })
})
