import { watched } from '../../../miniprogram/wechat/watchdog'
import { HandClock, settle } from '../session/bench'
import type { WeChat } from '../../../miniprogram/wechat/wechat'
import { FakeWeChat } from './fake-wechat'

const request = { url: 'https://a.example/x', headers: {}, body: {}, timeout: 5000 }

/** What becomes of a call, and when it is given up, in seconds. */
const calls: [string, (wechat: WeChat) => Promise<unknown>, number][] = [
  ['login', (wechat) => wechat.login(), 11],
  ['post', (wechat) => wechat.post(request), 6],
  ['get', (wechat) => wechat.get(request.url, 2000), 3],
]

describe.each(calls)('a %s that is never answered', (_name, call, seconds) => {
  it(`times out after ${seconds} s`, async () => {
    const clock = new HandClock()
    const outcome = jest.fn()
    call(watched(new FakeWeChat(), clock)).catch(outcome)
    clock.pass(seconds - 1)
    await settle()
    expect(outcome).not.toHaveBeenCalled()
    clock.pass(1)
    await settle()
    expect(outcome).toHaveBeenCalledWith(expect.objectContaining({ kind: 'timed_out' }))
  })
})

it('counts a link as not copied if the clipboard never answers', async () => {
  const clock = new HandClock()
  const wechat = new FakeWeChat()
  wechat.copyLink = () => new Promise(() => undefined)
  const copied = watched(wechat, clock).copyLink('https://a.example')
  clock.pass(3)
  expect(await copied).toBe(false)
})

it('gives the answer that comes in time', async () => {
  const wechat = new FakeWeChat()
  const code = watched(wechat, new HandClock()).login()
  wechat.logins[0]?.resolve('login-1')
  expect(await code).toBe('login-1')
})

it('passes everything else on', () => {
  const wechat = new FakeWeChat()
  wechat.spoken = 'ja'
  expect(watched(wechat, new HandClock()).language()).toBe('ja')
})
