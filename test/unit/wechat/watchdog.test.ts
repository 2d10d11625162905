import { type Answered, watched } from '../../../miniprogram/wechat/watchdog'
import type { WeChat } from '../../../miniprogram/wechat/wechat'
import { HandClock, settle } from '../session/bench'
import { FakeWeChat } from './fake-wechat'

const request = { url: 'https://a.example/x', headers: {}, body: {}, timeout: 5000 }
const timedOut = { reason: expect.objectContaining({ kind: 'timed_out' }) as unknown }
const didNotWork = { value: false }

type Call = readonly [call: (wechat: WeChat) => Promise<unknown>, seconds: number, becomes: object]

/** Everything that WeChat promises to answer, and what becomes of it after how many seconds. */
const calls: Record<Answered, Call> = {
  login: [(wechat) => wechat.login(), 11, timedOut],
  post: [(wechat) => wechat.post(request), 6, timedOut],
  get: [(wechat) => wechat.get(request.url, 2000), 3, timedOut],
  openPrivacyContract: [(wechat) => wechat.openPrivacyContract(), 5, didNotWork],
  openPage: [(wechat) => wechat.openPage('/routes/document'), 5, didNotWork],
  copyLink: [(wechat) => wechat.copyLink(request.url), 5, didNotWork],
}

/**
 * Functions of the port that take a callback, which `watched` could not watch: does not compile if there is one. An
 * event is no answer.
 */
type Function = (...given: never) => unknown
type TakesCallback = {
  [Name in Exclude<keyof WeChat, 'onThemeChange'>]: [
    Extract<Parameters<WeChat[Name]>[number], Function>,
  ] extends [never]
    ? never
    : Name
}[Exclude<keyof WeChat, 'onThemeChange'>]
const takingCallbacks: Record<TakesCallback, never> = {}

const never = () => new Promise<never>(() => undefined)

/** A WeChat that never calls back. */
function silentWeChat(): FakeWeChat {
  const silent = Object.fromEntries(Object.keys(calls).map((name) => [name, never]))
  return Object.assign(new FakeWeChat(), silent)
}

it('watches whatever is answered: no function of the port takes a callback', () => {
  expect(takingCallbacks).toEqual({})
})

it.each(Object.entries(calls))(
  'gives up a %s that is never answered',
  async (_name, [call, seconds, becomes]) => {
    const clock = new HandClock()
    const outcome = Promise.allSettled([call(watched(silentWeChat(), clock))])
    const settled = jest.fn()
    void outcome.then(settled)
    clock.pass(seconds - 1)
    await settle()
    expect(settled).not.toHaveBeenCalled()
    clock.pass(1)
    expect((await outcome)[0]).toMatchObject(becomes)
  },
)

it('writes to the log what did not work in time', async () => {
  const clock = new HandClock()
  const wechat = silentWeChat()
  const opened = watched(wechat, clock).openPage('/routes/document')
  clock.pass(5)
  await opened
  expect(wechat.reported).toEqual([timedOut.reason])
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
