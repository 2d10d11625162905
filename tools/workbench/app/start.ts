import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

import { build } from 'esbuild'
import fastify, { type FastifyInstance } from 'fastify'

import { contractPage } from '../../contract/page'
import { refuseOtherSites } from '../../standins/local-only'
import type { Tenant } from '../../standins/genauth/tenant'
import { appServer } from './app-server'
import type { AppContract, AppLook, PageConfig } from './page/config'

export interface AppOptions {
  /** 0: any free port. */
  readonly port: number
  /** Origin of the simulator; its page is framed as `/?embedded=1`. */
  readonly devtoolsUrl: string
  /** Origin of the auth backend; only the app's server talks to it. */
  readonly genauthUrl: string
  /** What the app's developer knows of the backend. */
  readonly pool: Tenant
  /** By which the app logs in. */
  readonly contract: AppContract
  readonly look: AppLook
}

export interface RunningApp {
  /** Origin, without a slash at the end. */
  readonly url: string
  close(): Promise<void>
}

/**
 * Starts the launching app: its page and its server, on one origin at 127.0.0.1.
 * @throws the listen error, `code` 'EADDRINUSE' among them; esbuild's, when the page does not compile
 */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const { pool, genauthUrl, contract, look } = options
  const { connection } = pool
  // Without a logger: bodies hold tickets, tokens and phone numbers.
  const server = fastify({ logger: false, forceCloseConnections: true })
  refuseOtherSites(server)
  appServer(server, { genauthUrl, pool })
  await servePage(server, {
    devtoolsUrl: new URL(options.devtoolsUrl).origin,
    contract,
    userPoolId: pool.userPoolId,
    genauthAppId: pool.appId,
    appId: connection.mobileAppId,
    look,
  })
  await server.listen({ port: options.port, host: '127.0.0.1' })
  const { port } = server.server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

async function servePage(server: FastifyInstance, config: PageConfig): Promise<void> {
  const file = (name: string) => join(__dirname, 'page', name)
  const [html, css, script] = await Promise.all([
    readFile(file('index.html'), 'utf8'),
    readFile(file('app.css'), 'utf8'),
    bundle(file('app.ts')),
  ])
  const serve = (path: string, type: string, text: string) =>
    server.get(path, async (_request, reply) => reply.type(`${type}; charset=utf-8`).send(text))
  serve('/', 'text/html', html)
  serve('/app.css', 'text/css', css)
  serve('/app.js', 'text/javascript', script)
  serve('/contract', 'text/html', contractPage())
  server.get('/config.json', async () => config)
}

async function bundle(entry: string): Promise<string> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent',
  })
  return result.outputFiles[0]?.text ?? ''
}
