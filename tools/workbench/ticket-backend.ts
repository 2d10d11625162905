import { spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Genauth } from '../standins/genauth/start'
import type { Tenant } from '../standins/genauth/tenant'
import { APP_SECRET } from '../standins/genauth/wechat-server'

const root = join(__dirname, '../..')
const folder = join(root, 'examples/ticket-backend')

/** The mock's own is shorter than the example allows. */
export const POOL_SECRET = 'mock-pool-secret-of-the-ticket-backend'

export interface Asked {
  readonly adapter: 'wechat' | 'genauth'
  /** WeChat and GenAuth. */
  readonly mock: Genauth
  readonly pool: Tenant
  readonly port: number
}

/**
 * Starts examples/ticket-backend in a process of its own, with nothing of an earlier start.
 * @throws Error that says how to install it, or what it says if it does not start
 */
export async function startTicketBackend(
  { adapter, mock, pool, port }: Asked,
  onLine: (line: string) => void = () => undefined,
): Promise<Genauth> {
  if (!existsSync(join(folder, 'node_modules'))) {
    throw new Error('The ticket backend is not installed: npm ci --prefix examples/ticket-backend')
  }
  const behind = {
    wechat: {
      WECHAT_URL: mock.url,
      WECHAT_APP_ID: 'wx1234567890abcdef',
      WECHAT_APP_SECRET: APP_SECRET,
    },
    genauth: {
      GENAUTH_URL: mock.url,
      GENAUTH_APP_ID: pool.appId,
      GENAUTH_CONNECTION: pool.connection.identifier,
    },
  }
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOST: '127.0.0.1',
      PORT: String(port),
      ISSUER: url,
      USER_POOL_ID: pool.userPoolId,
      POOL_SECRET,
      SIGNING_KEY_FILES: signingKey(),
      STORE: 'sqlite::memory:',
      // A developer logs in more often than a person.
      LOGINS_PER_MINUTE: '1000',
      REQUESTS_PER_MINUTE: '150',
      ADAPTER: adapter,
      ...behind[adapter],
    },
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    const said: string[] = []
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        said.push(line)
        onLine(line)
        if (line.includes('Server listening')) resolve()
      })
    }
    child.once('exit', () => reject(new Error(said.join('\n'))))
  })
  return {
    url,
    close: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

function signingKey(): string {
  const file = join(root, 'build/ticket-backend.pem')
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  mkdirSync(join(root, 'build'), { recursive: true })
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  return file
}
