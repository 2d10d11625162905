import { join } from 'node:path'
import { deployment } from '../../miniprogram/deployment'
import { startApp } from './app/start'
import { type Devtools, startDevtools } from './devtools/server/devtools'
import { startGenauth } from './genauth/start'

export const projectPath = join(__dirname, '../..')

/** Where the mini program posts in WeChat DevTools, and so where the backend must listen. */
export const backendUrl = deployment.environments.develop.host

export interface Stage {
  /** The app with the mini program beside it. */
  readonly url: string
  readonly devtools: Devtools
  close(): Promise<void>
}

/** Starts the backend, DevTools and the app, each stood in for. */
export async function startStage({ headless }: { headless: boolean }): Promise<Stage> {
  const [genauth, devtools] = await Promise.all([
    startBackend(),
    startDevtools({ projectPath, port: 0, httpPort: 0, wechat: backendUrl, headless }),
  ])
  const app = await startApp({ port: 0, devtoolsUrl: devtools.url, genauthUrl: genauth.url })
  return {
    url: app.url,
    devtools,
    close: async () => void (await Promise.all([app.close(), devtools.close(), genauth.close()])),
  }
}

/** The backend at the address that deployment.ts names for development. */
export async function startBackend() {
  const { hostname, port } = new URL(backendUrl)
  if (hostname !== '127.0.0.1' && hostname !== 'localhost') {
    throw new Error(
      `deployment.ts: environments.develop.host is ${backendUrl}. The stand-ins serve on this machine only: ` +
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
