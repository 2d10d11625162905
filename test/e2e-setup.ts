import automator from 'miniprogram-automator'
import type { Serves } from './e2e/tester'
import { startDevtools } from '../tools/standins/devtools/server/devtools'
import { deployment } from '../miniprogram/deployment'
import { projectPath, startBackend } from '../tools/workbench/stage'

const backendUrl = deployment.environments.develop.host
const REAL_DEVTOOLS_PORT = 9420

/**
 * Before the e2e files: the mock backend, and a mini program to connect to. That runs in WeChat DevTools if
 * `WECHAT_DEVTOOLS_WS` (connect) or `WECHAT_DEVTOOLS_CLI` (launch) is set, else in the simulator.
 */
export default async function setUp(): Promise<void> {
  const { genauth } = await startBackend({ path: projectPath, deployment })
  process.env.GENAUTH_URL = backendUrl
  process.env.E2E_SERVES = JSON.stringify(serves())
  globalThis.tearDownE2e = () => genauth.close()
  const { WECHAT_DEVTOOLS_WS, WECHAT_DEVTOOLS_CLI } = process.env
  if (WECHAT_DEVTOOLS_WS) return
  process.env.WECHAT_DEVTOOLS_WS = WECHAT_DEVTOOLS_CLI
    ? await launchReal(WECHAT_DEVTOOLS_CLI)
    : await startStandin(genauth)
}

/** What the tests expect of the deployment: test/e2e/tester.ts. */
function serves(): Serves {
  const [{ contracts, launchingAppIds, agreements }] = deployment.environments.develop.tenants
  const ticket = contracts.find(({ name }) => name === 'ticket')
  const [userPoolId = ''] = ticket?.ids ?? []
  const path: unknown = ticket && Reflect.get(ticket.settings, 'path')
  const names = ['ticket', 'signin', 'relay'] as const
  return {
    contracts: names.filter((known) => contracts.some(({ name }) => name === known)),
    userPoolId,
    ticketPath: String(path).replace('{userPoolId}', userPoolId),
    clientId: contracts.find(({ name }) => name === 'signin')?.ids[0] ?? '',
    appId: launchingAppIds[0] ?? 'wx1234567890abcdef',
    documents: agreements.filter(({ required }) => required).length,
  }
}

async function launchReal(cliPath: string): Promise<string> {
  const miniProgram = await automator.launch({
    ...{ cliPath, projectPath, port: REAL_DEVTOOLS_PORT },
    // DevTools starts, compiles, and asks about a project that it was never shown.
    ...{ timeout: 120_000, trustProject: true },
  })
  miniProgram.disconnect()
  return `ws://127.0.0.1:${REAL_DEVTOOLS_PORT}`
}

async function startStandin(genauth: { close(): Promise<void> }): Promise<string> {
  const devtools = await startDevtools({
    projectPath,
    strict: true,
    port: 0,
    httpPort: 0,
    wechat: backendUrl,
    // What phone it is, such as `lag=150`: see the simulator's README.
    settings: process.env.SIMULATOR_SETTINGS,
  })
  globalThis.tearDownE2e = async () => {
    await Promise.all([devtools.close(), genauth.close()])
  }
  return devtools.automatorEndpoint
}

declare global {
  var tearDownE2e: (() => Promise<void>) | undefined
}
