import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type Static, Type } from '@sinclair/typebox'
import { build } from 'esbuild'
import fastify, { type FastifyInstance } from 'fastify'

import { contractPage } from '../../contract/page'
import { contrastOf } from '../../doctor/colors'
import type { Project } from '../../compile/project'
import { refuseOtherSites } from '../../standins/local-only'
import type { Tenant } from '../../standins/genauth/tenant'
import { appServer } from './app-server'
import { docsPages } from './docs-pages'
import { exampleLooks } from './looks'
import { Network, setNetwork } from './network'
import type { AppContract, AppLook, PageConfig } from './page/config'
import { Pair, Surfaces } from './page/draft'
import { launchSamples } from './samples'
import { scenarioRoutes } from '../scenarios/routes'
import { servedByTenant } from '../served'

export interface AppOptions {
  /** 0: any free port. */
  readonly port: number
  /** Origin of the simulator; its page is framed as `/?embedded=1`. */
  readonly devtoolsUrl: string
  /** Origin of the auth backend; only the app's server talks to it. */
  readonly genauthUrl: string
  /** Origin of the mock backend, which can be slow or down. */
  readonly mockUrl: string
  /** What the app's developer knows of the backend. */
  readonly pool: Tenant
  /** Those that the app knows and the tenant serves; it logs in by the first one, unless the person chooses. */
  readonly contracts: readonly [AppContract, ...AppContract[]]
  readonly look: AppLook
  /** The project that is tried. */
  readonly project: Project
  /** Whether the backend is the one of examples/ticket-backend, with the mock behind it. */
  readonly behindTickets?: boolean
}

export interface RunningApp {
  /** Origin, without a slash at the end. */
  readonly url: string
  close(): Promise<void>
}

/**
 * Starts the workbench: its page with the launching app in it, and the app's server, on one origin at 127.0.0.1.
 * @throws the listen error, `code` 'EADDRINUSE' among them; esbuild's, when the page does not compile
 */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const { pool, genauthUrl, contracts, look } = options
  const { connection } = pool
  // Without a logger: bodies hold tickets, tokens and phone numbers.
  const server = fastify({ logger: false, forceCloseConnections: true })
  refuseOtherSites(server)
  appServer(server, { genauthUrl, pool })
  serveHelp(server, options)
  const { devtoolsUrl, mockUrl, project, behindTickets } = options
  const first = [...servedByTenant(project)].map(([id, [served]]) => [id, served] as const)
  const ticketBackend = behindTickets ? { url: genauthUrl, pool } : undefined
  const routes = { devtoolsUrl, genauthUrl: mockUrl, served: new Map(first), ticketBackend }
  scenarioRoutes(server, { ...routes, deployment: project.deployment })
  docsPages(server, join(__dirname, '../../..'))
  serveStarts(server)
  await servePage(server, {
    devtoolsUrl: new URL(options.devtoolsUrl).origin,
    contract: contracts[0],
    contracts,
    userPoolId: pool.userPoolId,
    genauthAppId: pool.appId,
    appId: connection.mobileAppId,
    originalId: connection.originalId,
    look,
  })
  await server.listen({ port: options.port, host: '127.0.0.1' })
  const { port } = server.server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

/** A page that is open learns of the server's next start, which may have another page: it loads itself again. */
function serveStarts(server: FastifyInstance): void {
  const instance = randomUUID()
  server.get('/events', (_request, reply) => {
    reply.hijack()
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    reply.raw.write(`retry: 500\n\ndata: ${JSON.stringify({ type: 'hello', instance })}\n\n`)
  })
}

/** Of a brand. */
const Colors = Type.Object({
  colors: Type.Object({ light: Pair, dark: Pair }),
  surfaces: Type.Optional(
    Type.Object({ light: Type.Optional(Surfaces), dark: Type.Optional(Surfaces) }),
  ),
})

/** What the page asks for when the person gets there. */
function serveHelp(server: FastifyInstance, { mockUrl, project }: AppOptions): void {
  server.get('/workbench/looks', exampleLooks)
  server.get('/workbench/samples', async () => launchSamples())
  const source = (path: string, file: string) =>
    server.get(path, async (_request, reply) => {
      if (!existsSync(file)) return reply.code(404).send({ message: 'There is no such file.' })
      return reply.type('text/plain; charset=utf-8').send(readFileSync(file, 'utf8'))
    })
  source('/workbench/deployment.ts', join(project.path, 'miniprogram/deployment.ts'))
  server.post<{ Body: Static<typeof Colors> }>(
    '/workbench/contrast',
    { schema: { body: Colors } },
    async ({ body }) => ({ light: contrastOf('light', body), dark: contrastOf('dark', body) }),
  )
  const network = Type.Object({ network: Network })
  server.post<{ Body: { network: Network } }>(
    '/workbench/network',
    { schema: { body: network } },
    async ({ body }, reply) => {
      await setNetwork(mockUrl, body.network)
      return reply.code(204).send()
    },
  )
}

async function servePage(server: FastifyInstance, config: PageConfig): Promise<void> {
  const file = (name: string) => join(__dirname, 'page', name)
  const [html, css, script] = await Promise.all([
    readFile(file('index.html'), 'utf8'),
    readFile(file('workbench.css'), 'utf8'),
    bundle(file('main.tsx')),
  ])
  const serve = (path: string, type: string, text: string) =>
    server.get(path, async (_request, reply) => reply.type(`${type}; charset=utf-8`).send(text))
  // `<` could end the script element early.
  const json = JSON.stringify(config).replaceAll('<', '\\u003c')
  serve(
    '/',
    'text/html',
    html.replace('{}', () => json),
  )
  serve('/contract', 'text/html', contractPage())
  serve('/workbench.css', 'text/css', css)
  serve('/workbench.js', 'text/javascript', script)
}

async function bundle(entry: string): Promise<string> {
  const result = await build({
    entryPoints: [entry],
    ...{ bundle: true, write: false, format: 'iife', target: 'es2022', logLevel: 'silent' },
    ...{ jsx: 'automatic', jsxImportSource: 'preact', loader: { '.css': 'text' } },
  })
  return result.outputFiles[0]?.text ?? ''
}
