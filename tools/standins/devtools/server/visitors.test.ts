import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { type Devtools, startDevtools } from './devtools'

let devtools: Devtools
let site: string
let link: string

beforeAll(async () => {
  const projectPath = join(__dirname, '../fixture')
  devtools = await startDevtools({ projectPath, port: 0, httpPort: 0 })
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

it('goes on in another tab after one has crashed, and answers what was asked of that one', async () => {
  const printed = jest.spyOn(console, 'error').mockReturnValue()
  const { socket, next } = await rawClient()
  const functionDeclaration = '() => new Promise(() => {})'
  socket.send(
    JSON.stringify({ id: 1, method: 'App.callFunction', params: { functionDeclaration } }),
  )
  const crashed = devtools.page
  const session = await crashed?.context().newCDPSession(crashed)
  void session?.send('Page.crash').catch(() => undefined)
  expect(await next()).toEqual({
    id: 1,
    error: { message: 'the browser tab was closed or reloaded' },
  })
  expect(await answers()).toMatchObject({ id: 1, result: { path: 'pages/home' } })
  expect(devtools.page).not.toBe(crashed)
  expect(printed.mock.calls).toEqual([[expect.stringContaining('crashed')]])
  printed.mockRestore()
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
