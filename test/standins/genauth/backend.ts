import { AdvancingClock, type Clock } from './clock'
import { RateLimit } from './rate-limit'
import { defaultSettings, type Settings, type Tenant } from './tenant'
import { TicketStore } from './tickets'
import { UserStore } from './users'
import { WeChatServer } from './wechat-server'

/** Everything the routes work on. */
export interface Backend {
  readonly tenant: Tenant
  readonly settings: Settings
  readonly clock: AdvancingClock
  readonly wechat: WeChatServer
  readonly users: UserStore
  readonly tickets: TicketStore
  readonly rateLimit: RateLimit
}

export function createBackend(tenant: Tenant, base: Clock): Backend {
  const clock = new AdvancingClock(base)
  return {
    tenant,
    settings: defaultSettings(),
    clock,
    wechat: new WeChatServer(clock),
    users: new UserStore(clock),
    tickets: new TicketStore(clock),
    rateLimit: new RateLimit(clock),
  }
}

export function resetBackend(backend: Backend): void {
  Object.assign(backend.settings, defaultSettings())
  backend.clock.reset()
  backend.wechat.reset()
  backend.users.clear()
  backend.tickets.clear()
  backend.rateLimit.clear()
}
