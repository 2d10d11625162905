import { AdvancingClock, type Clock } from './clock'
import { refusals } from './refusal'
import { defaultSettings, type Settings } from './settings'
import { SingleUse } from './single-use'
import type { ProofKey } from './proof-key'
import type { Tenant } from './tenant'
import { type Login, UserStore } from './users'
import { WeChatServer } from './wechat-server'

export interface TicketContent {
  readonly login: Login
  readonly proofKey: ProofKey | undefined
}

/** One tenant's user pool: nobody and no ticket of it is known in another one. */
export interface Pool {
  readonly tenant: Tenant
  readonly users: UserStore
  readonly tickets: SingleUse<TicketContent>
}

export interface UploadedFile {
  readonly type: string
  /** Base64. */
  readonly bytes: string
}

/** Everything the routes work on. WeChat is one for all pools: so is the mini program. */
export interface Backend {
  readonly pools: readonly Pool[]
  readonly settings: Settings
  readonly clock: AdvancingClock
  readonly wechat: WeChatServer
  /** What people uploaded, by path. */
  readonly files: Map<string, UploadedFile>
  /** When people logged in, during the last minute. Milliseconds since the Unix epoch. */
  logins: number[]
}

export function createBackend(tenants: readonly Tenant[], base: Clock): Backend {
  const clock = new AdvancingClock(base)
  return {
    pools: tenants.map((tenant) => ({
      tenant,
      users: new UserStore(clock, tenant.userPoolId),
      tickets: new SingleUse(clock),
    })),
    settings: defaultSettings(),
    clock,
    wechat: new WeChatServer(clock),
    files: new Map(),
    logins: [],
  }
}

export function resetBackend(backend: Backend): void {
  Object.assign(backend.settings, defaultSettings())
  backend.clock.reset()
  backend.wechat.reset()
  backend.files.clear()
  for (const { users, tickets } of backend.pools) {
    users.clear()
    tickets.clear()
  }
  backend.logins = []
}

/** @throws Refusal 2224 */
export function poolById({ pools }: Backend, userPoolId: string | undefined): Pool {
  const pool = pools.find(({ tenant }) => tenant.userPoolId === userPoolId)
  if (pool === undefined) throw refusals.unknownUserPool()
  return pool
}

/** @throws Refusal 2011 */
export function poolOfApp({ pools }: Backend, appId: string | undefined): Pool {
  const pool = pools.find(({ tenant }) => tenant.appId === appId)
  if (pool === undefined) throw refusals.unknownApp()
  return pool
}
