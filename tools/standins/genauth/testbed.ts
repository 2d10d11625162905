import type { Clock } from './clock'
import { startGenauth, type Genauth } from './start'
import { defaultTenant } from './tenant'
import { wireObject, wireText, type WireObject } from './wire-values'

/** A clock that stands still; waiting takes no time and is written down. */
export function stillClock(): Clock & { readonly waits: number[] } {
  const waits: number[] = []
  return {
    waits,
    now: () => Date.UTC(2026, 0, 1),
    wait: async (milliseconds) => void waits.push(milliseconds),
  }
}

export interface Testbed {
  readonly genauth: Genauth
  readonly clock: ReturnType<typeof stillClock>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<WireObject>
  patch(path: string, body: unknown): Promise<WireObject>
  get(path: string): Promise<unknown>
  reset(): Promise<void>
  /** A fresh `wx.login` code. */
  loginCode(openid?: string): Promise<string>
  phoneCode(openid: string, phoneNumber?: string): Promise<string>
}

/** The real server on a free port, spoken to over HTTP like any client would. */
export async function startTestbed(): Promise<Testbed> {
  const clock = stillClock()
  const genauth = await startGenauth({ port: 0, clock })
  const send = (method: string, path: string, body?: unknown, headers = {}) =>
    fetch(genauth.url + path, {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    })
  const post: Testbed['post'] = async (path, body, headers) =>
    wireObject(await (await send('POST', path, body, headers)).json())
  const code = async (kind: string, body: unknown) =>
    wireText(await post(`/standin/wechat/${kind}-codes`, body), 'code') ?? ''
  return {
    genauth,
    clock,
    post,
    patch: async (path, body) => wireObject(await (await send('PATCH', path, body)).json()),
    get: async (path) => (await send('GET', path)).json(),
    reset: async () => void (await send('DELETE', '/standin')),
    loginCode: (openid) => code('login', openid === undefined ? {} : { openid }),
    phoneCode: (openid, phoneNumber) =>
      code('phone', phoneNumber === undefined ? { openid } : { openid, phoneNumber }),
  }
}

export const ticketPath = `/oauth/app2wxapp/ticket/${defaultTenant.userPoolId}`
export const authPath = `/oauth/app2wxapp/auth/${defaultTenant.userPoolId}`

/** Logs a person in by contract 1 and gives the ticket. */
export async function issueTicket(testbed: Testbed, extra: object = {}): Promise<string> {
  const wxLoginInfo = { code: await testbed.loginCode('alice') }
  const answer = await testbed.post(ticketPath, { wxLoginInfo, ...extra })
  return wireText(wireObject(answer['data']), 'ticket') ?? ''
}

/** Exchanges as the customer's server does, secret included. */
export function exchange(testbed: Testbed, body: object): Promise<WireObject> {
  return testbed.post(authPath, { secret: defaultTenant.poolSecret, ...body })
}
