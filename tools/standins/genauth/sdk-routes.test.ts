import { bamboo, maple as tenant, testbed } from './testbed'
import { fieldsOf } from './wire'

const bed = testbed()

type Answer = Readonly<Record<string, unknown>>

describe('The relay', () => {
  const headers = {
    'x-authing-userpool-id': tenant.userPoolId,
    'x-authing-app-id': tenant.appId,
  }
  const relay = (body: object, extra: Record<string, string> = {}) =>
    bed.post(
      '/api/v2/ecConn/wechatminiprogramapplaunch/authByCode',
      { connId: tenant.connection.id, iv: '', encryptedData: '', ...body },
      { ...headers, ...extra },
    )

  test('refuses a request without code, as Android sends it after an unreadable extMsg', async () => {
    expect(await relay({})).toMatchObject({ code: 400, statusCode: 400, data: null })
  })

  test('tells who needs a second factor, with what the SDK needs for it', async () => {
    await bed.post('/standin/users', { openid: 'alice', mfaRequired: true })
    expect(await relay({ code: await bed.loginCode('alice') })).toMatchObject({
      code: 1636,
      apiCode: '1636',
      data: { mfaToken: expect.any(String), applicationMfa: [{ mfaPolicy: 'SMS' }] },
    })
  })

  test('knows its connection, user pool and app', async () => {
    const code = 'x'
    expect(await relay({ code, connId: bamboo.connection.id })).toMatchObject({ code: 404 })
    expect(await relay({ code }, { 'x-authing-userpool-id': 'other' })).toMatchObject({
      code: 2224,
    })
    expect(await relay({ code }, { 'x-authing-app-id': bamboo.appId })).toMatchObject({
      code: 2011,
    })
  })

  describe('gives a user token, with which the SDK', () => {
    const loggedIn = async () => {
      const phoneInfoCode = await bed.phoneCode('alice', '13900000001')
      const { data } = await relay({ code: await bed.loginCode('alice'), phoneInfoCode })
      const { id, token } = fieldsOf(data)
      return { id: String(id), token: String(token) }
    }
    const customData = (targetId: string, token: string) =>
      bed.send(
        'POST',
        '/api/v2/udvs/get',
        { targetType: 'USER', targetId },
        { authorization: `Bearer ${token}` },
      )
    const tokens = async (form: Record<string, string>) => {
      const body = new URLSearchParams({
        client_id: tenant.appId,
        grant_type: 'http://authing.cn/oidc/grant_type/authing_token',
        scope: 'openid phone offline_access',
        prompt: 'consent',
        ...form,
      })
      const answer = await fetch(`${bed.genauth.url}/oidc/token`, { method: 'POST', body })
      return { status: answer.status, body: (await answer.json()) as Answer }
    }
    const me = (token: unknown) =>
      fetch(`${bed.genauth.url}/oidc/me`, { headers: { authorization: `Bearer ${String(token)}` } })

    test('gets the custom data of its person, and of nobody else', async () => {
      const { id, token } = await loggedIn()
      expect(await (await customData(id, token)).json()).toEqual([])
      for (const answer of [await customData('other', token), await customData(id, 'x')]) {
        expect(await answer.json()).toMatchObject({ statusCode: 401, data: null })
      }
    })

    test.each([
      'http://authing.cn/oidc/grant_type/authing_token',
      'http://genauth.ai/oidc/grant_type/genauth_token',
    ])('gets OpenID Connect tokens by the grant type %s', async (grant_type) => {
      const { id, token } = await loggedIn()
      const { body } = await tokens({ token, grant_type })
      expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 7200 })
      expect(body).toHaveProperty('refresh_token')
      expect(await (await me(body['access_token'])).json()).toMatchObject({
        sub: id,
        phone_number: '13900000001',
      })
    })

    test('finishes its login from nothing but its app id', async () => {
      const { data } = fieldsOf(await bed.get(`/api/v2/applications/${tenant.appId}/public-config`))
      const config = fieldsOf(data)
      const [connection] = config['ecConnections'] as Answer[]
      const relayed = await bed.post(
        '/api/v2/ecConn/wechatminiprogramapplaunch/authByCode',
        {
          connId: connection?.['id'],
          iv: '',
          encryptedData: '',
          code: await bed.loginCode('alice'),
          phoneInfoCode: await bed.phoneCode('alice', '13900000001'),
        },
        {
          'x-authing-userpool-id': config['userPoolId'],
          'x-authing-app-id': config['id'],
          'x-authing-request-from': 'Guard-Android@1.5.8',
          'x-authing-lang': 'zh-CN',
        },
      )
      const { id, token } = fieldsOf(relayed['data'])
      expect(await (await customData(String(id), String(token))).json()).toEqual([])
      const { body } = await tokens({ token: String(token), client_id: String(config['id']) })
      expect(await (await me(body['access_token'])).json()).toMatchObject({ sub: id })
    })

    test('gets none for another token, app or grant type', async () => {
      const { token } = await loggedIn()
      expect(await tokens({ token: `${token}x` })).toMatchObject({
        status: 401,
        body: { error: 'invalid_token' },
      })
      expect(await tokens({ token, client_id: bamboo.appId })).toMatchObject({ status: 401 })
      expect(await tokens({ token, grant_type: 'password' })).toMatchObject({ status: 400 })
      expect((await me('x')).status).toBe(401)
    })
  })
})

describe('signin-by-mobile', () => {
  const signin = (
    body: object,
    headers: Record<string, string> = { 'x-authing-app-id': tenant.appId },
  ) =>
    bed.post(
      '/api/v3/signin-by-mobile',
      { extIdpConnidentifier: tenant.connection.identifier, ...body },
      headers,
    )
  const code = {
    connection: 'wechat_mini_program_code',
    wechatMiniProgramCodePayload: { code: 'x' },
  }
  const byCode = async () => ({
    connection: 'wechat_mini_program_code',
    wechatMiniProgramCodePayload: { code: await bed.loginCode('alice') },
  })

  test('stores the phone number that comes with the second code', async () => {
    const answer = await signin({
      connection: 'wechat_mini_program_code_and_phone',
      wechatMiniProgramCodeAndPhonePayload: {
        wxLoginInfo: { encryptedData: '', iv: '', code: await bed.loginCode('alice') },
        wxPhoneInfo: { code: await bed.phoneCode('alice', '13900000001') },
      },
    })
    expect(answer).toMatchObject({ statusCode: 200 })
    expect(await bed.get('/standin/users')).toMatchObject([{ phone: '13900000001' }])
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
    await bed.patch('/standin/settings', { tokenEndpointAuthMethod: 'client_secret_post' })
    expect(await signin(await byCode())).toMatchObject({ statusCode: 401 })
  })

  test('refuses an unknown app, connection, kind of connection, and a scope without openid', async () => {
    expect(await signin(code, {})).toMatchObject({ statusCode: 499, apiCode: 2011 })
    expect(await signin({ ...code, extIdpConnidentifier: 'other' })).toMatchObject({
      statusCode: 404,
    })
    expect(await signin({ ...code, connection: 'other' })).toMatchObject({ statusCode: 400 })
    expect(await signin({ ...code, options: { scope: 'openidx' } })).toMatchObject({
      statusCode: 400,
    })
  })

  test('logs in to the user pool of the app', async () => {
    const extIdpConnidentifier = bamboo.connection.identifier
    const body = { ...(await byCode()), extIdpConnidentifier }
    expect(await signin(body)).toMatchObject({ statusCode: 404 })
    expect(await signin(body, { 'x-authing-app-id': bamboo.appId })).toMatchObject({
      statusCode: 200,
    })
    expect(await bed.get('/standin/users')).toMatchObject([{ userPoolId: bamboo.userPoolId }])
  })

  test.each(['client_secret_post', 'client_secret_basic'])(
    'takes a secret by %s',
    async (method) => {
      await bed.patch('/standin/settings', { tokenEndpointAuthMethod: method })
      const [client_id, client_secret] = [tenant.appId, 'mock-client-secret']
      const basic = Buffer.from(`${client_id}:${client_secret}`).toString('base64')
      const isPost = method === 'client_secret_post'
      const body = { ...(await byCode()), ...(isPost && { client_id, client_secret }) }
      expect(await signin(await byCode())).toMatchObject({ statusCode: 401 })
      const headers = isPost ? {} : { authorization: `Basic ${basic}` }
      const asked = { 'x-authing-app-id': client_id, ...headers }
      expect(await signin(body, asked)).toMatchObject({ statusCode: 200 })
    },
  )

  test('keeps what the person agreed to', async () => {
    const agreed = { id: '1', version: 'v1', lang: 'en', agreedAt: '2026-01-01T08:00:00+08:00' }
    const options = { scope: 'openid', customData: { agreements: [agreed] } }
    expect(await signin({ ...(await byCode()), options })).toMatchObject({ statusCode: 200 })
    expect(await bed.get('/standin/users')).toMatchObject([{ agreements: [agreed] }])
  })

  test('refuses a malformed proof in its own envelope, and spends no code', async () => {
    const body = await byCode()
    const options = { customData: { agreements: 'all' } }
    expect(await signin({ ...body, options })).toEqual({
      statusCode: 400,
      message: expect.stringContaining('options/customData/agreements must be array'),
      requestId: expect.any(String),
    })
    expect(await signin(body)).toMatchObject({ statusCode: 200 })
  })

  test('tells the exact reason in apiCode and gives no data', async () => {
    await bed.post('/standin/users', { openid: 'alice', status: 'locked' })
    expect(await signin(await byCode())).toEqual({
      statusCode: 403,
      apiCode: 2005,
      message: '用户已被锁定',
      requestId: expect.any(String),
    })
  })
})
