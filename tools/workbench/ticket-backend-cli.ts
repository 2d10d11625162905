import { parseArgs } from 'node:util'

import { deployment } from '../../miniprogram/deployment'
import { backendUrl, projectPath, startBackend } from './stage'
import { POOL_SECRET, startTicketBackend } from './ticket-backend'

const usage = 'Usage: npm run ticket-backend -- [--adapter wechat|genauth] [--port 9430]'

/** `npm run ticket-backend`: the example backend for what deployment.ts names first, before a mock WeChat and GenAuth. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, adapter: { type: 'string' } },
  })
  const { port = new URL(backendUrl).port, adapter = 'wechat' } = values
  if (adapter !== 'wechat' && adapter !== 'genauth') throw new Error(`no adapter: ${adapter}`)
  const { genauth, served } = await startBackend(
    { path: projectPath, deployment },
    'http://127.0.0.1:0',
  )
  const [{ pools }] = served
  const asked = { adapter, mock: genauth, pool: pools[0], port } as const
  const backend = await startTicketBackend(asked, console.log).catch(async (error: Error) => {
    await genauth.close()
    throw error
  })
  console.log(
    `Ticket backend: ${backend.url}, user pool ${pools[0].userPoolId} (secret ${POOL_SECRET})`,
  )
  console.log(`Mock WeChat and GenAuth: ${genauth.url}`)
  const stop = () =>
    void backend
      .close()
      .then(() => genauth.close())
      .then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

main().catch((error: Error) => {
  console.error(`${error.message}\n${usage}`)
  process.exit(1)
})
