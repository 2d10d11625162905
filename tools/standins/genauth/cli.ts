import { parseArgs } from 'node:util'

import { startGenauth } from './start'

const usage = 'Usage: npm run genauth -- [--port 9430]'

function readPort(): number {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '9430' } } })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`--port must be a number from 0 to 65535, not "${values.port}"`)
  }
  return port
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}

async function main(): Promise<void> {
  const port = readPort()
  const genauth = await startGenauth({ port }).catch((error: NodeJS.ErrnoException) =>
    error.code === 'EADDRINUSE'
      ? fail(`Port ${port} is in use. Choose another one: npm run genauth -- --port <number>`)
      : fail(`Cannot listen on port ${port}: ${error.message}`),
  )
  const pools = [genauth.tenant, genauth.otherTenant].map(({ userPoolId }) => userPoolId)
  console.log(`GenAuth stand-in: ${genauth.url} (user pools ${pools.join(', ')})`)
  const stop = () => void genauth.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

main().catch((error: unknown) =>
  fail(`${error instanceof Error ? error.message : error}\n${usage}`),
)
