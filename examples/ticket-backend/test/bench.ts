import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createNetServer } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

import { maple, startTestbed, type Testbed } from '../../../tools/standins/genauth/testbed'
import { readConfig } from '../src/config'
import { createServer } from '../src/server'

export const folder = mkdtempSync(join(tmpdir(), 'ticket-backend-'))
process.once('exit', () => rmSync(folder, { recursive: true }))

export const secret = 'a-pool-secret-of-more-than-32-characters'
export const pool = maple.userPoolId
export const issuePath = `/oauth/app2wxapp/ticket/${pool}`
export const authPath = `/oauth/app2wxapp/auth/${pool}`

export const ecKey = keyFile('ec', 'P-256')
export const rsaKey = keyFile('rsa')
export function keyFile(kind: 'ec' | 'rsa', namedCurve = 'P-256'): string {
  const { privateKey } =
    kind === 'ec'
      ? generateKeyPairSync('ec', { namedCurve })
      : generateKeyPairSync('rsa', { modulusLength: 2048 })
  const file = join(folder, `${randomUUID()}.pem`)
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }))
  return file
}

export type Env = Readonly<Record<string, string>>

export const wechatEnv = (mock: Testbed): Env => ({
  PORT: '0',
  ISSUER: 'https://login.example',
  USER_POOL_ID: pool,
  POOL_SECRET: secret,
  SIGNING_KEY_FILES: ecKey,
  LOGINS_PER_MINUTE: '5',
  ADAPTER: 'wechat',
  WECHAT_APP_ID: 'wx1234567890abcdef',
  WECHAT_APP_SECRET: 'mock-app-secret',
  WECHAT_URL: mock.genauth.url,
})

export const genauthEnv = (mock: Testbed): Env => {
  const entries = Object.entries(wechatEnv(mock)).filter(([name]) => !name.startsWith('WECHAT_'))
  return {
    ...Object.fromEntries(entries),
    ADAPTER: 'genauth',
    GENAUTH_URL: mock.genauth.url,
    GENAUTH_APP_ID: maple.appId,
    GENAUTH_CONNECTION: maple.connection.identifier,
  }
}

export type Answer = Readonly<Record<string, unknown>>
export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly body: Answer
}

export async function post(url: string, body: unknown, headers: object = {}): Promise<Answered> {
  const sent = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await fetch(url, {
    method: 'POST',
    body: sent,
    headers: { 'content-type': 'application/json', ...headers },
    redirect: 'manual',
  })
  const answer = (await response.json()) as Answer
  return { status: response.status, headers: response.headers, body: answer }
}

/** A server in this process, with a clock of its own. */
export class Bench {
  url = ''
  readonly log: string[] = []
  private time = Date.UTC(2026, 0, 1)
  server: Awaited<ReturnType<typeof createServer>> | undefined

  async start(env: Env): Promise<this> {
    const log = { write: (line: string) => void this.log.push(line) }
    this.server = await createServer(readConfig(env), { now: () => this.time, log })
    this.url = await this.server.listen({ port: 0 })
    return this
  }
  advance(seconds: number): void {
    this.time += seconds * 1000
  }
  now(): number {
    return this.time
  }
  post = (path: string, body: unknown, headers?: object) => post(this.url + path, body, headers)
  issue = (body: object, headers?: object) => this.post(issuePath, body, headers)
  exchange = (body: object) => this.post(authPath, { secret, ...body })
  close = async () => this.server?.close()
}

export function ticketIn({ body }: Answered): string {
  const { ticket } = (body['data'] ?? {}) as Answer
  return String(ticket)
}

/** The codes of a person who shares the phone number, as the mini program posts them. */
export async function codesOf(mock: Testbed, openid: string, phone?: string) {
  return {
    wxLoginInfo: { code: await mock.loginCode(openid) },
    wxPhoneInfo: { code: await mock.phoneCode(openid, phone) },
  }
}

/** How often WeChat was asked at this path. */
export async function askedAt(mock: Testbed, path: string): Promise<number> {
  const requests = (await mock.get('/standin/requests')) as Answer[]
  return requests.filter((request) => request['path'] === path).length
}

/** A process of ours that says when it is ready. */
export async function run(command: string, args: string[], ready: RegExp, env: Env = {}) {
  const child = spawn(command, args, {
    cwd: join(__dirname, '..'),
    env: { ...process.env, ...env },
  })
  const lines: string[] = []
  const saying = new Promise<string>((resolve, reject) => {
    const read = (line: string) => {
      lines.push(line)
      if (ready.test(line)) resolve(line)
    }
    createInterface(child.stdout).on('line', read)
    createInterface(child.stderr).on('line', read)
    child.once('error', reject)
    child.once('exit', () => reject(new Error(lines.join('\n'))))
  })
  // Who only waits for the end does not wait for this.
  saying.catch(() => undefined)
  return { child, lines, ready: saying, stop: () => stop(child) }
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  return child.exitCode
}

export const hasRedis = (() => {
  try {
    execFileSync('redis-server', ['--version'])
    return true
  } catch {
    return false
  }
})()
export const skip = hasRedis ? false : 'there is no redis-server: apt-get install redis-server'

/** A Redis of its own, in memory. */
export async function startRedis({ port: at = 0, password = '' } = {}) {
  const port = at || (await freePort())
  const args = [
    '--requirepass',
    password,
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--dir',
    folder,
  ]
  const redis = await run('redis-server', args, /Ready to accept connections/)
  await redis.ready
  return { url: `redis://127.0.0.1:${port}`, port, stop: redis.stop }
}

export async function freePort(): Promise<number> {
  const server = createNetServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

export { startTestbed, type Testbed }
