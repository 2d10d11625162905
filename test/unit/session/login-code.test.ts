import { LoginCode } from '../../../miniprogram/session/login-code'
import { FakeWeChat } from '../wechat/fake-wechat'
import { HandClock } from './bench'

function fetching() {
  const wechat = new FakeWeChat()
  const clock = new HandClock()
  const code = new LoginCode(wechat, clock)
  void code.fetch()
  return { wechat, clock, code }
}

describe('a login code', () => {
  it('is fetched once for one login', () => {
    const { wechat, clock, code } = fetching()
    clock.pass(239)
    void code.fetch()
    expect(wechat.logins.length).toBe(1)
  })

  it.each([
    ['it is too old', 240],
    ['the clock was set back, so that nobody knows how old it is', -1],
  ])('is fetched again if %s', (_case, seconds) => {
    const { wechat, clock, code } = fetching()
    clock.time += seconds * 1000
    void code.fetch()
    expect(wechat.logins.length).toBe(2)
  })

  it('is fetched again after it was used', () => {
    const { wechat, code } = fetching()
    code.forget()
    void code.fetch()
    expect(wechat.logins.length).toBe(2)
  })
})
