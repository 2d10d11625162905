#!/usr/bin/env -S npx tsx
import { parseArgs } from 'node:util'
import { startDevtools } from './server/devtools'

const USAGE = `Usage: devtools [--port 9420] [--http-port 8421] [--project DIR] [--wechat URL] [--no-headless]
       devtools auto --project DIR --auto-port 9420   (how miniprogram-automator starts DevTools)`

/** The options; DevTools' own cli has more, which the client may pass and nothing here needs. */
function readOptions() {
  const { values, positionals } = parseArgs({
    options: {
      port: { type: 'string', default: '9420' },
      'http-port': { type: 'string', default: '8421' },
      project: { type: 'string', default: process.cwd() },
      wechat: { type: 'string' },
      headless: { type: 'boolean', default: true },
      'auto-port': { type: 'string' },
      'auto-account': { type: 'string' },
      ticket: { type: 'string' },
      'trust-project': { type: 'boolean' },
      help: { type: 'boolean', default: false },
    },
    allowNegative: true,
    allowPositionals: true,
  })
  const auto = positionals[0] === 'auto'
  return {
    auto,
    help: values.help,
    projectPath: values.project,
    port: readPort(values['auto-port'] ?? values.port),
    // The automator never says where to serve the page, so nothing must stand in the way there.
    httpPort: auto ? 0 : readPort(values['http-port']),
    wechat: values.wechat,
    headless: values.headless,
  }
}

function readPort(value: string): number {
  const port = Number(value)
  if (Number.isInteger(port) && port >= 0 && port < 65536) return port
  throw new Error(`not a port: ${value}`)
}

async function main(): Promise<void> {
  const { auto, help, ...options } = readOptions()
  if (help) return console.log(USAGE)
  const onClose = auto ? () => void leave() : undefined
  const devtools = await startDevtools({ ...options, onClose })
  const leave = async (): Promise<void> => {
    await devtools.close()
    process.exit(0)
  }
  process.once('SIGINT', () => void leave())
  process.once('SIGTERM', () => void leave())
  console.log(`automator  ${devtools.automatorEndpoint}`)
  console.log(`browser    ${devtools.url}`)
}

main().catch((error: NodeJS.ErrnoException & { port?: number }) => {
  const inUse = error.code === 'EADDRINUSE' ? `port ${error.port} is in use; choose another` : ''
  console.error(inUse || error.message)
  process.exit(1)
})
