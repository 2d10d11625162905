import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { WebSocket } from 'ws'
import { projectOf } from '../compile/project'
import { type Stage, startStage } from './stage'

/** Every server that `npm start` starts, and so every server of the repository: of the machine alone. */
let stage: Stage

beforeAll(async () => {
  const ports = { workbench: 0, simulator: 0 }
  stage = await startStage(await projectOf(), { headless: false, ports, edit: { checks: [] } })
})
afterAll(() => stage.close())

type Headers = Readonly<Record<string, string>>

const origins = () => ({
  workbench: stage.apps[0].url,
  simulator: new URL(stage.devtools.url).origin,
  'mock backend': stage.genauthUrl,
})
const ASKED: readonly [server: keyof ReturnType<typeof origins>, method: string, path: string][] = [
  ['workbench', 'GET', '/'],
  ['workbench', 'GET', '/events'],
  ['workbench', 'GET', '/workbench/samples'],
  ['workbench', 'POST', '/app/exchange/ticket'],
  ['simulator', 'GET', '/'],
  ['simulator', 'GET', '/events'],
  ['simulator', 'GET', '/program.js'],
  ['simulator', 'POST', '/bridge/request'],
  ['mock backend', 'GET', '/standin/requests'],
  ['mock backend', 'DELETE', '/standin'],
]

/** `PORT` is the server's. */
const WELCOME: readonly Headers[] = [
  { host: '127.0.0.1:PORT' },
  { host: 'localhost:PORT' },
  { host: '127.0.0.1:PORT', origin: 'http://127.0.0.1:PORT' },
  { host: 'localhost:PORT', origin: 'http://localhost:PORT' },
  { host: '127.0.0.1:PORT', 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'navigate' },
  { host: '127.0.0.1:PORT', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
]
const REFUSED: readonly Headers[] = [
  { host: 'rebound.example:PORT' },
  { host: '127.0.0.1.rebound.example:PORT' },
  { host: 'localhost.rebound.example' },
  { host: 'rebound.example:PORT', origin: 'http://rebound.example:PORT' },
  { host: '127.0.0.1:PORT', origin: 'https://page.example' },
  { host: '127.0.0.1:PORT', origin: 'http://127.0.0.1:9' },
  { host: '127.0.0.1:PORT', origin: 'null' },
  { host: '127.0.0.1:PORT', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
]

function filled(headers: Headers, url: string): Headers {
  const { port } = new URL(url)
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', port)]),
  )
}

/** Not by fetch, which sets Host by itself. */
async function status(method: string, url: string, headers: Headers): Promise<number | undefined> {
  const asked = request(url, { method, headers: filled(headers, url) }).end()
  const [{ statusCode }] = (await once(asked, 'response')) as [{ statusCode?: number }]
  asked.destroy()
  return statusCode
}

describe.each(ASKED)('The %s at %s %s', (server, method, path) => {
  const url = () => origins()[server] + path

  test.each(WELCOME)('answers %j', async (headers) => {
    expect(await status(method, url(), headers)).not.toBe(403)
  })

  test.each(REFUSED)('refuses %j', async (headers) => {
    expect(await status(method, url(), headers)).toBe(403)
  })
})

/** Whether a WebSocket opens. */
function opens(url: string, headers: Headers): Promise<boolean> {
  const socket = new WebSocket(url, { headers: filled(headers, url) })
  return new Promise((resolve) => {
    socket.once('open', () => (socket.terminate(), resolve(true)))
    socket.once('error', () => resolve(false))
  })
}

describe.each(['link', 'automator'])("The simulator's WebSocket %s", (name) => {
  const url = () =>
    name === 'link'
      ? `${stage.devtools.url.replace('http', 'ws')}link`
      : stage.devtools.automatorEndpoint

  test.each(WELCOME)('opens for %j, if no page may ask not even its own', async (headers) => {
    const isPage = headers['origin'] !== undefined
    expect(await opens(url(), headers)).toBe(name === 'link' || !isPage)
  })

  test.each(REFUSED)('is closed to %j', async (headers) => {
    expect(await opens(url(), headers)).toBe(false)
  })
})

test.each(['127.0.0.2', '::1'])('None of them listens at %s', async (host) => {
  const urls = [...Object.values(origins()), stage.devtools.automatorEndpoint]
  for (const url of urls) {
    const socket = connect({ host, port: Number(new URL(url).port) })
    const reached = await new Promise((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    })
    socket.destroy()
    expect([url, reached]).toEqual([url, false])
  }
})

test('Pages of other sites may not frame any of them', async () => {
  for (const origin of Object.values(origins())) {
    const policy = (await fetch(origin)).headers.get('content-security-policy')
    expect(policy).toBe('frame-ancestors http://127.0.0.1:* http://localhost:*')
  }
})
