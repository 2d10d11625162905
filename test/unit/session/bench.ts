import { contractsOf } from '../../../miniprogram/contracts/index'
import type { Deployment } from '../../../miniprogram/deployment-fields'
import { LoginSession } from '../../../miniprogram/session/login-session'
import type { Clock } from '../../../miniprogram/session/phase'
import { FakeWeChat } from '../wechat/fake-wechat'

/** A deployment for tests, so that editing deployment.ts breaks none of them. */
export const deployment: Deployment = {
  environments: {
    develop: { host: 'http://127.0.0.1:1' },
    trial: { host: 'https://auth.example.com' },
    release: { host: 'https://auth.example.com' },
  },
  timeout: 10_000,
  launchingAppIds: [],
  contracts: {
    ticket: { userPoolIds: ['pool1'], path: '/ticket/{userPoolId}', lifetime: 120 },
  },
  brand: {
    name: { 'zh-CN': '枫叶', en: 'Maple' },
    logo: '/branding/logo.png',
    colors: {
      light: { primary: '#a8321a', onPrimary: '#ffffff' },
      dark: { primary: '#f0957f', onPrimary: '#2b0d06' },
    },
  },
  agreements: [{ title: { 'zh-CN': '《协议》', en: 'Terms' }, url: 'https://example.com/terms' }],
}

/** All three contracts. */
export const everyContract = {
  ...deployment.contracts,
  relay: {},
  signin: {
    appIds: ['app1'],
    extIdpConnIdentifier: 'mini-login',
    scope: 'openid profile',
    headers: { appId: 'x-authing-app-id', requestFrom: 'x-authing-request-from' },
  },
} satisfies Deployment['contracts']

/** Time that moves when a test says so. Setting `time` alone is a clock that was set, or a background. */
export class HandClock implements Clock {
  time = 1_800_000_000_000
  /** What timers go by: nobody can set it. */
  private elapsed = 0
  private timers: { at: number; run(): void }[] = []

  now = () => this.time
  after = (milliseconds: number, run: () => void) =>
    void this.timers.push({ at: this.elapsed + milliseconds, run })

  /** Moves on by seconds and runs what falls due, each at its moment. */
  pass(seconds: number): void {
    const end = this.elapsed + seconds * 1000
    for (let next = this.due(end); next; next = this.due(end)) {
      this.timers.splice(this.timers.indexOf(next), 1)
      this.moveTo(next.at)
      next.run()
    }
    this.moveTo(end)
  }

  private due(end: number) {
    return this.timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0]
  }

  private moveTo(moment: number): void {
    this.time += moment - this.elapsed
    this.elapsed = moment
  }
}

export function launchOf(query: Record<string, string> = {}, scene = 1069) {
  return {
    path: 'routes/explore',
    query: { userPoolId: 'pool1', getPhone: '1', ...query },
    scene,
    referrerInfo: { appId: 'wx1' },
  }
}

/** A session on a fake WeChat and a clock of its own, not yet started. */
export function benchOf(changed: Partial<Deployment> = {}) {
  const wechat = new FakeWeChat()
  const clock = new HandClock()
  const used = { ...deployment, ...changed }
  const session = new LoginSession({
    wechat,
    clock,
    acceptLaunch: contractsOf(used, 'https://auth.example.com'),
    agreements: used.agreements,
  })
  wechat.entered = launchOf()
  return { wechat, clock, session }
}

export type Bench = ReturnType<typeof benchOf>

/** Lets every promise that can settle do so. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

export const granted = { status: 200, body: { code: 200, data: { ticket: 't.1', expiresIn: 120 } } }
