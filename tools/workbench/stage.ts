import { join } from 'node:path'
import type { Project } from '../compile/project'
import type { Tenant } from '../../miniprogram/deployment-fields'
import { lookOf } from './app/looks'
import type { AppContract } from './app/page/config'
import { startApp } from './app/start'
import { freePort } from '../command/free-port'
import {
  type Devtools,
  type DevtoolsOptions,
  startDevtools,
} from '../standins/devtools/server/devtools'
import { type Genauth, startGenauth } from '../standins/genauth/start'
import type { Tenant as Served } from '../standins/genauth/tenant'
import { contractsFor, servedByTenant, servedFor, unserved } from './served'
import { POOL_SECRET, startTicketBackend } from './ticket-backend'

export const projectPath = join(__dirname, '../..')

export interface Stage {
  /** An app with the mini program beside it, for each tenant. */
  readonly apps: readonly [StageApp, ...StageApp[]]
  /** Of the backend. */
  readonly genauthUrl: string
  readonly devtools: Devtools
  close(): Promise<void>
}

export interface StageApp {
  readonly url: string
  readonly tenant: Tenant
  /** What the mock backend serves for it. */
  readonly pool: Served
  readonly contracts: readonly AppContract[]
}

export interface StageOptions {
  readonly headless: boolean
  readonly backend?: 'ticket-backend' | undefined
  /** Pages show what is saved at once. */
  readonly edit?: DevtoolsOptions['edit']
  /**
   * Where to begin to look for free ports; 0: any. The backend's is in deployment.ts, unless it is named. Without it: any,
   * and that one or the next.
   */
  readonly ports?:
    | { readonly workbench: number; readonly simulator: number; readonly backend?: number }
    | undefined
}

/** Starts the mock backend, the simulator and the apps. */
export async function startStage(project: Project, options: StageOptions): Promise<Stage> {
  const started: { close(): Promise<void> }[] = []
  const kept = <One extends { close(): Promise<void> }>(one: One): One => {
    started.unshift(one)
    return one
  }
  const close = async () => {
    for (const one of started.splice(0)) await one.close()
  }
  try {
    return { ...(await open(kept, project, options)), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** What is started is given to `kept`, also if something after it fails. */
async function open(
  kept: <One extends { close(): Promise<void> }>(one: One) => One,
  project: Project,
  { headless, backend: name, edit, ports }: StageOptions,
): Promise<Omit<Stage, 'close'>> {
  const { host } = project.deployment.environments.develop
  const wanted = Number(new URL(host).port)
  const backendPort = await freePort('the backend', ports?.backend ?? wanted)
  const mock = await startBackend(project, name ? 0 : backendPort)
  const genauth = kept(mock.genauth)
  const backend = name === undefined ? genauth : kept(await ticketBackendBefore(mock, backendPort))
  const wechat = genauth.url
  const devtools = kept(
    await startDevtools({
      projectPath: project.path,
      strict: true,
      port: 0,
      httpPort: await freePort('the simulator', ports?.simulator ?? 0),
      wechat,
      headless,
      edit,
      // What the mini program posts to, if another one was there first.
      elsewhere: backendPort === wanted ? undefined : [host, backend.url],
    }),
  )
  let next = ports?.workbench ?? 0
  const openApp = async ({ tenant, pools: [mocked] }: ServedTenant): Promise<StageApp> => {
    const pool = backend === genauth ? mocked : { ...mocked, poolSecret: POOL_SECRET }
    const urls = { devtoolsUrl: devtools.url, genauthUrl: backend.url, mockUrl: genauth.url }
    const contracts = contractsFor(tenant)
    const look = lookOf(tenant.id, tenant, join(project.path, 'miniprogram'))
    const port = await freePort('the workbench', next)
    // The simulator is behind the first.
    if (port !== 0) next = port + 2
    const behindTickets = backend !== genauth
    const served = { pool, contracts, look, project, behindTickets }
    const { url } = kept(await startApp({ port, ...urls, ...served }))
    return { url, tenant, pool, contracts }
  }
  const [first, ...others] = mock.served
  const apps: [StageApp, ...StageApp[]] = [await openApp(first)]
  // One after the other, so that each tenant has the same port at every start.
  for (const other of others) apps.push(await openApp(other))
  return { apps, genauthUrl: genauth.url, devtools }
}

/** The example backend, at the address where the mini program posts. It serves the first tenant's tickets. */
function ticketBackendBefore({ genauth, served: [{ pools }] }: Backend, port: number) {
  return startTicketBackend({ adapter: 'wechat', mock: genauth, pool: pools[0], port })
}

interface ServedTenant {
  readonly tenant: Tenant
  readonly pools: readonly [Served, ...Served[]]
}

interface Backend {
  readonly genauth: Genauth
  readonly served: readonly [ServedTenant, ...ServedTenant[]]
}

/** The mock backend at the port that deployment.ts names for development, or at another one, serving what is there. */
export async function startBackend(project: Project, at?: number): Promise<Backend> {
  const { host, tenants } = project.deployment.environments.develop
  const { hostname, port: named } = new URL(host)
  const port = at ?? Number(named)
  if (hostname !== '127.0.0.1' && hostname !== 'localhost') {
    throw new Error(
      `deployment.ts: environments.develop.host is ${host}. The mock backend serves on this machine only: ` +
        'set it to http://127.0.0.1:9430, or log in with your own backend in WeChat DevTools.',
    )
  }
  const serve = (tenant: Tenant): ServedTenant => ({ tenant, pools: servedFor(tenant, project) })
  const [first, ...others] = tenants
  const served = [serve(first), ...others.map(serve)] as const
  for (const name of new Set(tenants.flatMap(unserved))) {
    console.warn(
      `The mock backend does not know the contract "${name}": its logins need your own backend.`,
    )
  }
  try {
    // Those of trial and release versions are there for the scenarios.
    const later = new Map(servedByTenant(project))
    for (const { id } of tenants) later.delete(id)
    const pools = [...served.flatMap((each) => each.pools), ...[...later.values()].flat()]
    return { genauth: await startGenauth({ port, tenants: pools }), served }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    throw new Error(`Port ${port} is in use: is another npm start or npm run genauth running?`, {
      cause: error,
    })
  }
}
