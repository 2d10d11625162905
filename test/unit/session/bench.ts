import type { Clock } from '../../../miniprogram/clock'
import { autorun } from 'mobx-miniprogram'
import type { Tenant } from '../../../miniprogram/deployment-fields'
import { LoginSession } from '../../../miniprogram/session/login-session'
import { changes, type PageData, pageData } from '../../../miniprogram/session/page-data'
import { shipped } from '../contracts/shipped'
import { watched } from '../../../miniprogram/wechat/watchdog'
import { FakeWeChat } from '../wechat/fake-wechat'

/** A tenant for tests, so that editing deployment.ts breaks none of them. */
export const tenant: Tenant = {
  id: 'maple',
  contracts: [shipped.ticket],
  launchingAppIds: [],
  brand: {
    name: { 'zh-CN': '枫叶', en: 'Maple' },
    logo: '/branding/logo.png',
    colors: {
      light: { primary: '#a8321a', onPrimary: '#ffffff' },
      dark: { primary: '#f0957f', onPrimary: '#2b0d06' },
    },
  },
  agreements: [
    {
      id: 'terms',
      version: '1',
      required: true,
      title: { 'zh-CN': '《协议》', en: 'Terms' },
      url: { 'zh-CN': 'https://example.com/terms' },
    },
  ],
}

/** Every contract that comes with this repository. */
export const everyContract = Object.values(shipped)

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

/**
 * A session on a fake WeChat and a clock of its own, not yet opened. It is observed as by the page: a value that MobX
 * keeps because something observes it may be stale, and only then.
 */
export function benchOf(changed: Partial<Tenant> = {}, wechat = new FakeWeChat()) {
  const clock = new HandClock()
  const host = 'https://auth.example.com'
  const tenants: [Tenant] = [{ ...tenant, ...changed }]
  const session = new LoginSession({
    wechat: watched(wechat, clock),
    clock,
    environment: { host, tenants },
    timeout: 10_000,
  })
  wechat.entered = launchOf()
  /** What is on screen. */
  const page: PageData = {}
  autorun(() => void Object.assign(page, changes(page, pageData(session))))
  return { wechat, clock, session, page }
}

export type Bench = ReturnType<typeof benchOf>

/** WeChat to the front by a scene that brings the page back as it is: the query stays that of the page. */
export function comeBack({ session, wechat }: Bench, scene: number): void {
  session.enter({ ...wechat.entered, scene })
}

/** Lets every promise that can settle do so. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

export const granted = { status: 200, body: { code: 200, data: { ticket: 't.1', expiresIn: 120 } } }
