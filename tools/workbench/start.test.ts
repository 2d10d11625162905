import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** `npm start` as a person starts it, in a folder that people have, on a machine where its ports are taken. */
const ROOT = join(__dirname, '../..')
const folder = join(mkdtempSync(join(tmpdir(), 'start-')), '我的 mini login')
const file = join(folder, 'miniprogram/deployment.ts')
const taken: Server[] = []
let started: ChildProcess
let said = ''

async function takenPort(): Promise<number> {
  const server = createServer((_, answer) => void answer.writeHead(418).end()).listen(
    0,
    '127.0.0.1',
  )
  await once(server, 'listening')
  taken.push(server)
  return (server.address() as AddressInfo).port
}

async function saying(pattern: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const found = pattern.exec(said)
    if (found) return found
    if (started.exitCode !== null) throw new Error(`It ended, and said\n${said}`)
    await once(started.stdout ?? started, 'data')
  }
}

const isListening = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  )

/** What the page learns first. */
async function hello(url: string): Promise<string> {
  const response = await fetch(`${url}/events`)
  const reader = response.body?.getReader()
  let text = ''
  while (!text.includes('}\n\n')) {
    const { value, done } = (await reader?.read()) ?? { done: true }
    if (done) break
    text += Buffer.from(value ?? []).toString()
  }
  await reader?.cancel()
  return text
}

/** The processes that have to do with the folder. */
function running(): string[] {
  const all = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).split('\n')
  return all.filter((line) => line.includes(folder))
}

let port: number
let backendPort: number

beforeAll(async () => {
  for (const name of ['miniprogram', 'tools', 'examples', 'docs', 'project.config.json']) {
    const filter = (path: string) => !/node_modules|dist$/.test(path)
    cpSync(join(ROOT, name), join(folder, name), { recursive: true, filter })
  }
  for (const name of ['package.json', 'package-lock.json', 'tsconfig.json']) {
    cpSync(join(ROOT, name), join(folder, name))
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction')
  port = await takenPort()
  backendPort = await takenPort()
  const shipped = readFileSync(file, 'utf8')
  writeFileSync(
    file,
    shipped.replace(/127\.0\.0\.1:\d+/, `127.0.0.1:${backendPort}`).replace('relay()', 'relay('),
  )
  const { CHROMIUM_PATH: _, ...env } = process.env
  const tsx = join(ROOT, 'node_modules/tsx/dist/cli.mjs')
  const args = [tsx, join(folder, 'tools/workbench/start.ts'), '--no-open', '--port', String(port)]
  started = spawn(process.execPath, args, {
    ...{ cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] },
    detached: process.platform !== 'win32',
  })
  started.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()))
})

afterAll(() => {
  if (started.exitCode === null) started.kill('SIGKILL')
  for (const server of taken) server.close()
  rmSync(folder, { recursive: true, force: true })
})

test('It starts with a broken deployment.ts, says where it is broken, and steps over a taken port with a word', async () => {
  const [, url = ''] = await saying(/(http:\S+?)\/? {2}It shows what must be repaired first/)
  expect(said).toContain(`Port ${port} is in use: the workbench takes ${port + 1}.`)
  expect(url).toBe(`http://127.0.0.1:${port + 1}`)
  expect(await hello(url)).toContain('"file":"miniprogram/deployment.ts","line":')
})

test('After the repair the workbench is at the same address, without a restart, and posts to the backend that is its own', async () => {
  writeFileSync(file, readFileSync(file, 'utf8').replace('relay(', 'relay()'))
  await saying(/ready[^]+ready after[^]+Ctrl/)
  const url = `http://127.0.0.1:${port + 1}`
  expect(await (await fetch(url)).text()).toContain('workbench.js')
  expect(said).toContain(`Port ${backendPort} is in use: the backend takes `)
  const simulator = `http://127.0.0.1:${port + 2}`
  const posted = { url: `http://127.0.0.1:${backendPort}/standin/requests`, method: 'GET' }
  const response = await fetch(`${simulator}/bridge/request`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...posted, headers: {}, timeout: 5000 }),
  })
  // The server that was there first answers with 418.
  expect(await response.json()).toMatchObject({ statusCode: 200, body: '[]' })
})

test('A user pool that is added while it runs is served, at the same address', async () => {
  said = ''
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace("userPoolIds: ['", "$&0123456789abcdef01234567', '"),
  )
  await saying(/serves others now[^]+Ctrl/)
  const [, backend = ''] = /the backend takes (\d+)/.exec(said) ?? []
  const tenants = await (await fetch(`http://127.0.0.1:${backend}/standin/tenants`)).text()
  expect(tenants).toContain('"userPoolId":"0123456789abcdef01234567"')
  const page = await (await fetch(`http://127.0.0.1:${port + 1}`)).text()
  expect(page).toContain('"userPoolId":"0123456789abcdef01234567"')
})

const signals = process.platform === 'win32' ? test.skip : test

signals('Ctrl+C ends it, with all that it started', async () => {
  const group = -(started.pid ?? NaN)
  expect(running()).not.toEqual([])
  const ended = once(started, 'exit')
  process.kill(group, 'SIGINT')
  await ended
  // tsx does not wait long for what it runs, and a compiler may be at work.
  const until = Date.now() + 10_000
  while (running().length > 0 && Date.now() < until) await new Promise(setImmediate)
  expect(running()).toEqual([])
  expect(await isListening(`http://127.0.0.1:${port + 1}`)).toBe(false)
  expect(await isListening(`http://127.0.0.1:${port + 2}`)).toBe(false)
})
