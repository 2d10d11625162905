import { join } from 'node:path'

import type { Clock } from './clock'
import { startGenauth, type Genauth } from './start'
import type { Tenant } from './tenant'
import { fieldsOf } from './wire'

const ticketPath = '/oauth/app2wxapp/ticket/{userPoolId}'
const logo = (brand: string) => join(__dirname, '../../../examples/brands', brand, 'logo.png')

/** Two brands that one mini program serves, hence the same original id. */
export const maple: Tenant = {
  userPoolId: '62e221f85f5ac5cc47037a39',
  poolSecret: 'maple-pool-secret',
  appId: '630ed3137dd6f2fd7001da24',
  appName: '枫叶咖啡',
  logo: logo('civic-bank'),
  site: 'https://maple-coffee.example',
  ticketPath,
  connection: {
    id: '630db7e681fdc33c8befea17',
    identifier: 'mini-login',
    mobileAppId: 'wx1234567890abcdef',
    originalId: 'gh_a781a791e29e',
  },
}

export const bamboo: Tenant = {
  userPoolId: '64b7c0d2a91e4f3358d6e1f0',
  poolSecret: 'bamboo-pool-secret',
  appId: '64b7c1519c2d7be04a8f3c66',
  appName: '竹叶茶馆',
  logo: logo('night-ferry'),
  site: 'https://bamboo-tea.example',
  ticketPath: '/tickets/{userPoolId}',
  connection: {
    id: '64b7c1f3d05a6e9127b4c8ad',
    identifier: 'bamboo-mini-login',
    mobileAppId: 'wxfedcba0987654321',
    originalId: 'gh_a781a791e29e',
  },
}

/** A clock that stands still; waiting takes no time and is written down. */
export function stillClock(): Clock & { readonly waits: number[] } {
  const waits: number[] = []
  return {
    waits,
    now: () => Date.UTC(2026, 0, 1),
    wait: async (milliseconds) => void waits.push(milliseconds),
  }
}

type Answer = Readonly<Record<string, unknown>>

export interface Testbed {
  readonly genauth: Genauth
  readonly clock: ReturnType<typeof stillClock>
  send(method: string, path: string, body?: unknown, headers?: object): Promise<Response>
  post(path: string, body: unknown, headers?: object): Promise<Answer>
  patch(path: string, body: unknown): Promise<Answer>
  get(path: string): Promise<unknown>
  reset(): Promise<void>
  /** A fresh `wx.login` code. */
  loginCode(openid?: string): Promise<string>
  phoneCode(openid: string, phoneNumber?: string): Promise<string>
}

/** The real server on a free port, spoken to over HTTP like any client would. */
export async function startTestbed(clock = stillClock()): Promise<Testbed> {
  const genauth = await startGenauth({ port: 0, tenants: [maple, bamboo], clock })
  const send: Testbed['send'] = (method, path, body, headers) =>
    fetch(genauth.url + path, {
      method,
      redirect: 'manual',
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    })
  const answer = async (response: Promise<Response>) => (await (await response).json()) as Answer
  const post: Testbed['post'] = (...asked) => answer(send('POST', ...asked))
  const code = async (kind: string, body: object) =>
    String((await post(`/standin/wechat/${kind}-codes`, body))['code'])
  return {
    genauth,
    clock,
    send,
    post,
    patch: (path, body) => answer(send('PATCH', path, body)),
    get: async (path): Promise<unknown> => (await send('GET', path)).json(),
    reset: async () => void (await send('DELETE', '/standin')),
    loginCode: (openid) => code('login', { openid }),
    phoneCode: (openid, phoneNumber) => code('phone', { openid, phoneNumber }),
  }
}

/** Runs around the tests of a file. */
export function testbed(): Testbed {
  const started = {} as Testbed
  beforeAll(async () => void Object.assign(started, await startTestbed()))
  afterAll(() => started.genauth.close())
  beforeEach(() => started.reset())
  return started
}

export const issuePath = ticketPath.replace('{userPoolId}', maple.userPoolId)
export const authPath = `/oauth/app2wxapp/auth/${maple.userPoolId}`

/** Logs a person in by contract 1 and gives the ticket. */
export async function issueTicket(bed: Testbed, extra: object = {}): Promise<string> {
  const wxLoginInfo = { code: await bed.loginCode('alice') }
  const { data } = await bed.post(issuePath, { wxLoginInfo, ...extra })
  return String(fieldsOf(data)['ticket'])
}

/** Exchanges as the customer's server does, secret included. */
export function exchange(bed: Testbed, body: object): Promise<Answer> {
  return bed.post(authPath, { secret: maple.poolSecret, ...body })
}
