import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { build } from 'esbuild'
import fastify, { type FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import type { Project } from '../../compile/project'
import { buildQuickly } from '../../standins/devtools/edit/quick-build'
import { NAMING, openBrowser, PHONE } from '../../standins/devtools/server/browser'
import { createSite, type SiteOptions } from '../../standins/devtools/server/site'
import { startGenauth } from '../../standins/genauth/start'
import { refuseOtherSites } from '../../standins/local-only'
import { servedFor } from '../served'
import { scenarioRoutes } from './routes'
import type { Played } from './scenario'

/** Plays scenarios in browsers without a window. */
export interface Headless {
  /** Calls back with each one, in this order. */
  play(ids: readonly string[], onPlayed: (played: Played) => void): Promise<void>
  close(): Promise<void>
}

/** `phones`: how many play side by side, each with a backend of its own. */
export async function openHeadless(project: Project, phones: number): Promise<Headless> {
  const closing: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step()
  }
  try {
    const [script, browser] = await Promise.all([bundle(), openBrowser()])
    closing.push(() => browser.close())
    const runs = { built: buildQuickly(project.path) }
    const opened = { project, runs, script, browser, closing }
    const opening = Array.from({ length: phones }, () => openPage(opened))
    const [, ...pages] = await Promise.all([runs.built, ...opening])
    return { close, play: (ids, onPlayed) => playOn(pages, ids, onPlayed) }
  } catch (error) {
    await close()
    throw error
  }
}

async function playOn(
  pages: readonly Page[],
  ids: readonly string[],
  onPlayed: (played: Played) => void,
): Promise<void> {
  const left = [...ids]
  const done = new Map<string, Played>()
  const told = [...ids]
  await Promise.all(
    pages.map(async (page) => {
      for (let id = left.shift(); id !== undefined; id = left.shift()) {
        done.set(id, await page.evaluate((given) => window.playScenario(given), id))
        for (let next = done.get(told[0] ?? ''); next; next = done.get(told[0] ?? '')) {
          onPlayed(next)
          told.shift()
        }
      }
    }),
  )
}

interface Opened {
  readonly project: Project
  readonly runs: SiteOptions['runs']
  readonly script: string
  readonly browser: Browser
  readonly closing: (() => Promise<unknown>)[]
}

/** A phone with a mock backend that nothing else asks. */
async function openPage({ project, runs, script, browser, closing }: Opened): Promise<Page> {
  const { deployment, path } = project
  const { environments } = deployment
  const tenants = Object.values(environments).flatMap((each) => [...each.tenants])
  const served = new Map(tenants.map((tenant) => [tenant.id, servedFor(tenant, project)[0]]))
  const genauth = await startGenauth({ port: 0, tenants: [...served.values()] })
  closing.push(() => genauth.close())
  const elsewhere = [environments.develop.host, genauth.url] as const
  const site = await createSite({
    projectPath: path,
    runs,
    wechat: genauth.url,
    elsewhere,
  })
  const devtoolsUrl = await listen(site, closing)
  const server = fastify({ logger: false, forceCloseConnections: true })
  refuseOtherSites(server)
  scenarioRoutes(server, { devtoolsUrl, genauthUrl: genauth.url, deployment, served })
  const html = '<!doctype html><iframe></iframe><script src="/page.js"></script>'
  const style =
    '<style>body { margin: 0 } iframe { border: 0; width: 375px; height: 812px }</style>'
  server.get('/', (_, reply) => reply.type('text/html').send(html + style))
  server.get('/page.js', (_, reply) => reply.type('text/javascript').send(script))
  const url = await listen(server, closing)
  const page = await browser.newPage({ viewport: PHONE.viewport, reducedMotion: 'reduce' })
  await page.addInitScript(NAMING)
  await page.goto(url)
  return page
}

async function listen(
  server: FastifyInstance,
  closing: (() => Promise<unknown>)[],
): Promise<string> {
  closing.push(() => server.close())
  await server.listen({ port: 0, host: '127.0.0.1' })
  return `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'headless-page.ts')],
    ...{ bundle: true, write: false, format: 'iife', target: 'es2022', logLevel: 'silent' },
  })
  return outputFiles[0]?.text ?? ''
}
