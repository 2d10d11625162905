import { contractsOf } from '../../../miniprogram/contracts/index'
import { LoginFailure } from '../../../miniprogram/failure'
import { readLaunch } from '../../../miniprogram/launch/launch'
import { deployment, launchOf } from '../session/bench'
import { FakeWeChat } from '../wechat/fake-wechat'

const codes = { loginCode: 'login-1', phoneCode: 'phone-1' }

function accept(launch: object, launchingAppIds: string[] = []) {
  return contractsOf(
    { ...deployment, launchingAppIds },
    'https://auth.example.com',
  )(readLaunch(launch))
}

describe('contractsOf', () => {
  it('finds the contract that answers a launch', () => {
    expect(accept(launchOf())?.request?.phone).toBe(true)
  })

  it('finds none for a launch nobody claims', () => {
    expect(accept({ path: 'routes/explore', query: {}, scene: 1069 })).toBeUndefined()
  })

  it('finds a contract without a request where the launch is wrong', () => {
    expect(accept(launchOf({ userPoolId: 'pool9' }))).toMatchObject({ request: undefined })
  })

  it('posts nothing for a launch that is wrong', async () => {
    const wechat = new FakeWeChat()
    const login = accept(launchOf({ userPoolId: 'pool9' }))
    await expect(login?.exchange(codes, wechat, 'ok')).rejects.toThrow('invalid_launch')
    expect(wechat.posts).toEqual([])
  })

  it('posts to the host it was given and to no other', async () => {
    const wechat = new FakeWeChat()
    const login = accept(launchOf({ host: 'https://evil.example' }))
    void login?.exchange(codes, wechat, 'ok')
    expect(wechat.posts[0]?.url).toBe('https://auth.example.com/ticket/pool1')
  })

  it('makes of a grant what the app reads, and how long that is good', async () => {
    const wechat = new FakeWeChat()
    const result = accept(launchOf({ state: 's1' }))?.exchange(codes, wechat, '授权成功')
    const data = { ticket: 't.1', expiresIn: 60 }
    wechat.posts[0]?.resolve({ status: 200, body: { code: 200, data } })
    expect(await result).toEqual({
      appParameter: 'code=200&message=授权成功&ticket=t.1&state=s1',
      lifetime: 60,
    })
  })

  it('makes of a failure what the app reads', () => {
    const failure = new LoginFailure('access_denied')
    expect(accept(launchOf({ state: 's1' }))?.encodeFailure(failure, '已取消登录')).toBe(
      'code=400&message=已取消登录&state=s1',
    )
  })

  it.each([
    ['allowed', ['wx1'], true],
    ['not allowed', ['wx2'], false],
  ])('knows an app that is %s', (_case, allowed, let_in) => {
    expect(accept(launchOf(), allowed)?.request !== undefined).toBe(let_in)
  })
})
