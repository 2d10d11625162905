import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Project } from '../compile/project'
import { deployment } from '../../miniprogram/deployment'
import type { Environment, Tenant } from '../../miniprogram/deployment-fields'
import type { AppLook } from './app/page/config'
import { type RunningApp, startApp } from './app/start'
import { type Devtools, startDevtools } from '../standins/devtools/server/devtools'
import { type Genauth, startGenauth } from '../standins/genauth/start'

export const projectPath = join(__dirname, '../..')

/** Where the mini program posts in WeChat DevTools, and so where the backend must listen. */
export const backendUrl = deployment.environments.develop.host

export interface Stage {
  /** An app with the mini program beside it, for each tenant that the backend knows; at least one. */
  readonly apps: readonly [StageApp, ...StageApp[]]
  /** Of the backend. */
  readonly genauthUrl: string
  readonly devtools: Devtools
  close(): Promise<void>
}

export interface StageApp {
  readonly url: string
  readonly tenant: Tenant
}

/** Starts the backend, DevTools and the apps, each stood in for. */
export async function startStage(
  { path, deployment: { environments } }: Project,
  { headless }: { headless: boolean },
): Promise<Stage> {
  const { host, tenants } = environments.develop
  const [genauth, devtools] = await Promise.all([
    startBackend(host),
    startDevtools({ projectPath: path, port: 0, httpPort: 0, wechat: host, headless }),
  ])
  const [first, ...others] = tenants
  const known = others.filter((tenant) => poolOf(tenant, genauth))
  const open = (tenant: Tenant) => startTenantApp(tenant, { path, genauth, devtools })
  const apps = await Promise.all([open(first), ...known.map(open)])
  return {
    apps,
    genauthUrl: genauth.url,
    devtools,
    close: async () => {
      await Promise.all([...apps, devtools, genauth].map((one) => one.close()))
    },
  }
}

interface Backstage {
  /** Of the project. */
  readonly path: string
  readonly genauth: Genauth
  readonly devtools: Devtools
}

/** The app that launches a tenant. One that the backend does not know gets the app of the backend's own tenant. */
async function startTenantApp(
  tenant: Tenant,
  { path, genauth, devtools }: Backstage,
): Promise<StageApp & RunningApp> {
  const pool = poolOf(tenant, genauth) ?? genauth.tenant
  const app = await startApp({
    port: 0,
    devtoolsUrl: devtools.url,
    genauthUrl: genauth.url,
    userPoolId: pool.userPoolId,
    poolSecret: pool.poolSecret,
    appId: pool.connection.mobileAppId,
    ...(path !== projectPath && { look: lookOf(tenant, path) }),
  })
  return { ...app, tenant }
}

/** An example brand's app looks like the brand. */
function lookOf({ brand: { name, logo, colors } }: Tenant, path: string): AppLook {
  const picture = readFileSync(join(path, 'miniprogram', logo)).toString('base64')
  return {
    name: name.en ?? name['zh-CN'],
    localName: name['zh-CN'],
    logo: `data:image/png;base64,${picture}`,
    colors,
  }
}

function poolOf({ contracts }: Tenant, { tenant, otherTenant }: Genauth) {
  return [tenant, otherTenant].find(({ userPoolId }) =>
    contracts.some(({ ids }) => ids.includes(userPoolId)),
  )
}

/** The backend at the address that deployment.ts names for development. */
export async function startBackend(url: Environment['host']): Promise<Genauth> {
  const { hostname, port } = new URL(url)
  if (hostname !== '127.0.0.1' && hostname !== 'localhost') {
    throw new Error(
      `deployment.ts: environments.develop.host is ${url}. The stand-ins serve on this machine only: ` +
        'set it to http://127.0.0.1:9430, or log in with your own backend in WeChat DevTools.',
    )
  }
  try {
    return await startGenauth({ port: Number(port) })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new Error(`Port ${port} is in use: is another npm start or npm run genauth running?`, {
      cause: error,
    })
  }
}
