import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import type { Program } from '../program'
import { NAMING } from './browser'
import { type Devtools, startDevtools } from './devtools'

let devtools: Devtools
let site: string
let link: string

beforeAll(async () => {
  const projectPath = join(__dirname, '../fixture')
  devtools = await startDevtools({ projectPath, port: 0, httpPort: 0, patience: 3000 })
  site = devtools.url
  link = `${site.replace('http', 'ws')}link`
}, 60_000)

afterAll(() => devtools.close())

type Headers = Record<string, string>

/** The status of an answer over HTTP; a browser's fetch would not let the host be chosen. */
async function status(path: string, method: string, headers: Headers, body = ''): Promise<number> {
  const json = { 'content-type': 'application/json', ...headers }
  const sent = request(new URL(path, site), { method, headers: json })
  sent.end(body)
  const [answer] = (await once(sent, 'response')) as [{ statusCode: number; resume(): void }]
  answer.resume()
  return answer.statusCode
}

/** A client of the automator that says what it likes. */
async function rawClient() {
  const socket = new WebSocket(devtools.automatorEndpoint)
  await once(socket, 'open')
  const next = async () => {
    const [data] = (await once(socket, 'message')) as [Buffer]
    return JSON.parse(data.toString()) as unknown
  }
  return { socket, next }
}

/** Whether the program can still be driven. */
async function answers(): Promise<unknown> {
  const { socket, next } = await rawClient()
  socket.send(JSON.stringify({ id: 1, method: 'App.getCurrentPage' }))
  const answer = await next()
  socket.terminate()
  return answer
}

const spec = { url: 'http://127.0.0.1:1/', method: 'GET', headers: {}, timeout: 1000 }

it.each([{}, { ...spec, headers: 'a' }, { ...spec, headers: { a: {} } }, { ...spec, timeout: -1 }])(
  'refuses a request for the bridge that is none: %j',
  async (body) => {
    expect(await status('/bridge/request', 'POST', {}, JSON.stringify(body))).toBe(400)
  },
)

it.each([
  ['not json', { error: { message: 'the message is not JSON' } }],
  ['\u0000', { error: { message: 'the message is not JSON' } }],
  ['null', { error: { message: 'a request is an object with a method' } }],
  [
    '{"id":"x","method":7}',
    { id: 'x', error: { message: 'a request is an object with a method' } },
  ],
  [
    '{"id":"x","method":"toString"}',
    { id: 'x', error: { message: 'toString is not in the simulator' } },
  ],
  [
    '{"id":"x","method":"Element.tap"}',
    { id: 'x', error: { message: 'elementId must be a string' } },
  ],
  [
    '{"id":"x","method":"Element.tap","params":{"elementId":"gone"}}',
    { id: 'x', error: { message: 'no such element: gone' } },
  ],
  [
    '{"id":"x","method":"App.callWxMethod","params":{"method":"constructor","args":[]}}',
    { id: 'x', error: { message: 'wx.constructor not exists' } },
  ],
  [
    '{"id":"x","method":"Page.getData","params":{"pageId":7}}',
    { id: 'x', error: { message: 'page 7 is not on the page stack' } },
  ],
  [
    '{"id":"x","method":"Page.getElement","params":{"pageId":7,"selector":"view"}}',
    { id: 'x', error: { message: 'page 7 is not on the page stack' } },
  ],
])('answers with an error, and lives on: %j', async (message, answer) => {
  const { socket, next } = await rawClient()
  socket.send(message)
  expect(await next()).toEqual(answer)
  socket.terminate()
  // To the link of the browser's tab it says nothing.
  const tab = new WebSocket(link)
  await once(tab, 'open')
  tab.send(message)
  tab.close()
  expect(await answers()).toMatchObject({ id: 1, result: { path: 'pages/home' } })
})

it('outlives a broken frame', async () => {
  for (const url of [link, devtools.automatorEndpoint]) {
    const { port, pathname } = new URL(url)
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(
      [`GET ${pathname} HTTP/1.1`, `Host: 127.0.0.1:${port}`, 'Upgrade: websocket']
        .concat('Connection: Upgrade', 'Sec-WebSocket-Version: 13')
        .concat('Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', '', '')
        .join('\r\n'),
    )
    const [accepted] = (await once(socket, 'data')) as [Buffer]
    expect(accepted.toString()).toMatch(/^HTTP\/1.1 101/)
    // A text of 255 unmasked bytes with reserved bits set.
    socket.write(Buffer.alloc(16, 0xff))
    await once(socket, 'close')
  }
  expect(await answers()).toMatchObject({ id: 1 })
})

it('says why it hangs up on a message that is too large', async () => {
  const { socket } = await rawClient()
  socket.send(Buffer.alloc(17 * 1024 * 1024))
  const [code] = (await once(socket, 'close')) as [number]
  expect(code).toBe(1009)
  expect(await answers()).toMatchObject({ id: 1 })
})

it('says so when the program gives too much, and lives on', async () => {
  const { socket, next } = await rawClient()
  // More than a WebSocket takes.
  const functionDeclaration = "() => 'x'.repeat(101 * 1024 * 1024)"
  socket.send(
    JSON.stringify({ id: 1, method: 'App.callFunction', params: { functionDeclaration } }),
  )
  const error = { message: 'what the mini program gives is too large' }
  expect(await next()).toEqual({ id: 1, error })
  socket.terminate()
  expect(await answers()).toMatchObject({ id: 1 })
})

it('answers two clients at once, each its own questions, and neither for one that hung up', async () => {
  const [one, other, gone] = await Promise.all([rawClient(), rawClient(), rawClient()])
  const say = (text: string) =>
    JSON.stringify({
      id: 1,
      method: 'App.callFunction',
      params: { functionDeclaration: `() => '${text}'` },
    })
  gone.socket.send(say('to nobody'))
  gone.socket.terminate()
  one.socket.send(say('to one'))
  other.socket.send(say('to the other'))
  expect(await Promise.all([one.next(), other.next()])).toEqual([
    { id: 1, result: { result: 'to one' } },
    { id: 1, result: { result: 'to the other' } },
  ])
  one.socket.terminate()
  other.socket.terminate()
})

it.each([
  ['has crashed', '() => new Promise(() => {})', 'the browser tab was closed or reloaded'],
  [
    'ran in an endless loop',
    '() => { for (;;); }',
    'the mini program runs in an endless loop, or a debugger halts it',
  ],
])(
  'goes on in another tab after one %s, and answers what was asked of that one',
  async (...row) => {
    const [how, functionDeclaration, message] = row
    const printed = jest.spyOn(console, 'error').mockReturnValue()
    const { socket, next } = await rawClient()
    const before = devtools.page
    const asked = { id: 1, method: 'App.callFunction', params: { functionDeclaration } }
    socket.send(JSON.stringify(asked))
    if (how === 'has crashed') {
      const session = await before?.context().newCDPSession(before)
      void session?.send('Page.crash').catch(() => undefined)
    }
    expect(await next()).toEqual({ id: 1, error: { message } })
    expect(await answers()).toMatchObject({ id: 1, result: { path: 'pages/home' } })
    expect(devtools.page).not.toBe(before)
    expect(printed.mock.calls).toEqual([[expect.stringMatching(/crashed|endless loop/)]])
    printed.mockRestore()
    socket.terminate()
  },
)

it("leaves a person's own tab alone that is halted, and takes it back with the next answer", async () => {
  const printed = jest.spyOn(console, 'error')
  const told = new Promise((resolve) => printed.mockImplementation(resolve))
  const own = devtools.page
  const { socket, next } = await rawClient()
  const tab = new WebSocket(link)
  await once(tab, 'open')
  tab.send(JSON.stringify({ method: 'Link.ready' }))
  const asked = once(tab, 'message')
  socket.send(JSON.stringify({ id: 1, method: 'App.getCurrentPage' }))
  const [halted] = (await asked) as [Buffer]
  expect(await next()).toMatchObject({ error: { message: expect.stringContaining('halts it') } })
  expect(await answers()).toMatchObject({ id: 1, result: { path: 'pages/home' } })
  expect(await told).toContain('Reload its tab')
  expect(devtools.page).toBe(own)
  const { id } = JSON.parse(halted.toString()) as { id: number }
  tab.send(JSON.stringify({ id, result: {} }))
  const question = once(tab, 'message')
  const ask = () => socket.send(JSON.stringify({ id: 2, method: 'App.getCurrentPage' }))
  // The other tab may still be leaving.
  socket.on('message', ask)
  await own?.goto('about:blank')
  ask()
  expect(String(await question)).toContain('App.getCurrentPage')
  await own?.goto(site)
  printed.mockRestore()
  tab.close()
  socket.terminate()
})

it('answers though its first page cannot be made', async () => {
  await devtools.page?.addInitScript(NAMING)
  await devtools.page?.addInitScript(() => {
    const set = (program: Program) => {
      Object.defineProperty(window, 'program', { value: program })
      const definition = {
        data: {
          get broken() {
            throw new Error('thrown in data')
          },
        },
      }
      const { scripts } = program as { scripts: Record<string, Program['scripts'][string]> }
      scripts['pages/home.js'] = () => Page(definition)
    }
    Object.defineProperty(window, 'program', { set, configurable: true })
  })
  const { socket } = await rawClient()
  const heard: unknown[] = []
  const answered = new Promise<void>((done) => {
    socket.on('message', (data: Buffer) => {
      heard.push(JSON.parse(data.toString()))
      if (data.includes('"id"')) done()
    })
  })
  await devtools.page?.reload()
  const functionDeclaration = '() => getCurrentPages().length'
  const asked = { id: 1, method: 'App.callFunction', params: { functionDeclaration } }
  socket.send(JSON.stringify(asked))
  await answered
  expect(heard).toMatchObject([
    { params: { message: 'thrown in data' } },
    { params: { message: 'page "pages/home" cannot be made' } },
    { id: 1, result: { result: 0 } },
  ])
  socket.terminate()
})

it('is framed by pages of this machine alone, and tells them that it is ready', async () => {
  const parent = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html')
    answer.end(`<script>heard = []; onmessage = ({ data }) => heard.push(data.type)</script>
<iframe src="${site}?embedded=1" onload="loaded = true"></iframe>`)
  }).listen(0, '127.0.0.1')
  await once(parent, 'listening')
  const { port } = parent.address() as AddressInfo
  const page = await devtools.page?.context().browser()?.newPage()
  const frameUrl = async (host: string) => {
    await page?.goto(`http://${host}:${port}/`)
    await page?.waitForFunction('globalThis.loaded')
    return page?.frames()[1]?.url()
  }
  // A server that is left open would keep jest from ending.
  try {
    expect(await frameUrl('localhost')).toBe(`${site}?embedded=1`)
    await page?.waitForFunction('heard.includes("devtools:ready")')
    const refused = page?.waitForEvent('requestfailed')
    await frameUrl('evil.localhost')
    expect((await refused)?.failure()?.errorText).toMatch(/BLOCKED_BY_(CSP|RESPONSE)/)
  } finally {
    await page?.close()
    parent.close()
  }
})
