import { relayContract } from '../../miniprogram/contracts/relay'
import { signinContract } from '../../miniprogram/contracts/signin'
import { LoginFailure } from '../../miniprogram/failure'
import { readLaunch } from '../../miniprogram/launch/launch'
import type { PostRequest } from '../../miniprogram/wechat/wechat'
import { FakeWeChat } from '../../test/unit/wechat/fake-wechat'
import { readAsGuardAndroid } from './app/sample-parsers'
import { type Genauth, startGenauth } from '../standins/genauth/start'

/** The contracts that the deployment of this repository does not show end to end, against the backend stand-in. */
let genauth: Genauth

beforeAll(async () => {
  genauth = await startGenauth({ port: 0 })
})

afterAll(() => genauth.close())

beforeEach(() => control('DELETE', ''))

async function control(method: string, path: string, body?: object) {
  const answer = await fetch(`${genauth.url}/standin${path}`, {
    method,
    ...(body && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  const text = await answer.text()
  return (text ? JSON.parse(text) : {}) as { code: string }
}

async function codes() {
  const [login, phone] = await Promise.all([
    control('POST', '/wechat/login-codes', {}),
    control('POST', '/wechat/phone-codes', {}),
  ])
  return { loginCode: login.code, phoneCode: phone.code, consents: [] }
}

/** A WeChat whose requests really go out. */
class OnlineWeChat extends FakeWeChat {
  override post = async ({ url, headers, body }: PostRequest) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const parsed = (await answer.json()) as unknown
    return { status: answer.status, body: parsed, retryAfter: undefined }
  }
}

function signin(query: Record<string, string> = {}) {
  const { appId, connection } = genauth.tenant
  const contract = signinContract(
    {
      appIds: [appId],
      extIdpConnIdentifier: connection.identifier,
      scope: 'openid profile',
      headers: { appId: 'x-authing-app-id', requestFrom: 'x-authing-request-from' },
    },
    { host: genauth.url, timeout: 10_000 },
  )
  const launch = readLaunch({
    path: 'routes/explore',
    query: { appId, getPhone: '1', state: 's1', ...query },
    scene: 1069,
  })
  const request = contract.accept(launch)
  if (!request) throw new Error('not accepted')
  return { contract, request }
}

describe('signin', () => {
  it('gives the tokens in the envelope of the backend, with the state', async () => {
    const { contract, request } = signin()
    const grant = await contract.exchange(request, await codes(), new OnlineWeChat())
    expect(JSON.parse(contract.encode(request, grant, ''))).toEqual({
      statusCode: 200,
      message: '操作成功',
      requestId: expect.any(String),
      state: 's1',
      data: expect.objectContaining({ access_token: expect.any(String), expire_in: 7200 }),
    })
  })

  it('works without phone number', async () => {
    const { contract, request } = signin({ getPhone: '0' })
    const { loginCode } = await codes()
    const credentials = { loginCode, phoneCode: undefined, consents: [] }
    const grant = await contract.exchange(request, credentials, new OnlineWeChat())
    expect(grant.expiresIn).toBe(7200)
  })

  it('needs an application whose token_endpoint_auth_method is none', async () => {
    await control('PATCH', '/settings', { tokenEndpointAuthMethod: 'client_secret_post' })
    const { contract, request } = signin()
    const exchange = contract.exchange(request, await codes(), new OnlineWeChat())
    await expect(exchange).rejects.toMatchObject({ kind: 'refused', words: { statusCode: 401 } })
  })

  it('hands a second factor over to the app with its apiCode', async () => {
    await control('POST', '/users', { phone: '13800138000', mfaRequired: true })
    const { contract, request } = signin()
    const failure = await contract
      .exchange(request, await codes(), new OnlineWeChat())
      .catch((thrown: LoginFailure) => thrown)
    if (!(failure instanceof LoginFailure)) throw new Error('no failure')
    expect(failure.kind).toBe('interaction_required')
    expect(JSON.parse(contract.encodeFailure(failure, 'm', 's1'))).toMatchObject({
      statusCode: 403,
      apiCode: 1636,
      state: 's1',
    })
  })
})

describe('relay', () => {
  it('gives the app, reading as its SDK does, codes that log it in', async () => {
    const contract = relayContract
    const launch = readLaunch({ scene: 1069 })
    const request = contract.accept(launch)
    if (!request) throw new Error('not accepted')
    const grant = await contract.exchange(request, await codes(), new FakeWeChat())
    const result = readAsGuardAndroid(contract.encode(request, grant, ''))
    const { tenant, url } = genauth
    const answer = await fetch(`${url}/api/v2/ecConn/wechatminiprogramapplaunch/authByCode`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-authing-userpool-id': tenant.userPoolId,
        'x-authing-app-id': tenant.appId,
      },
      body: JSON.stringify({ connId: tenant.connection.id, iv: '', encryptedData: '', ...result }),
    })
    expect(await answer.json()).toMatchObject({ code: 200, data: { phone: '13800138000' } })
  })

  it('tells the app, reading as its SDK does, of a refusal', () => {
    const failure = new LoginFailure('access_denied')
    expect(readAsGuardAndroid(relayContract.encodeFailure(failure, 'm', undefined))).toEqual({
      kind: 'denied',
      message: 'extraData is empty',
    })
  })
})
