import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { open, program, screen } from '../driven'

const MB = 1024 * 1024

/** `/count` says how many bytes came, `/20` gives as many megabytes, all else says what it was asked. */
const server = createServer((asked: IncomingMessage, answer: ServerResponse) => {
  const chunks: Buffer[] = []
  asked.on('data', (chunk: Buffer) => chunks.push(chunk))
  asked.on('end', () => {
    const { method, url = '', headers } = asked
    const body = Buffer.concat(chunks)
    const size = Number(url.slice(1))
    if (size) answer.end(Buffer.alloc(size * MB, 'a'))
    else if (url === '/count') answer.end(String(body.length))
    else answer.end(JSON.stringify([method, url, headers['x-a'] ?? '', String(body)]))
  })
})
let url: string

beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)))
beforeAll(() => {
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())
beforeEach(() => open('/pages/parts'))

/** What a task of the program's comes to. */
const outcome = (method: string, options: string, also = '') =>
  program.evaluate(`function () { return new Promise(function (done) {
    const heard = []
    const task = wx.${method}({ timeout: 60000, ...${options},
      success: (result) => done({ ...result, heard }),
      fail: (error) => done({ ...error, heard })
    })
    ${also}
  }) }`) as Promise<{ errMsg: string; data: unknown; tempFilePath: string; heard: unknown[] }>

/** What base library 2.30.3 gives the phone to send: method, path, a header and body. */
const SENT: readonly (readonly [options: string, ...sent: string[]])[] = [
  ["method: 'post', data: null", 'POST', '/', '', 'null'],
  ['method: 7', 'GET', '/', '', ''],
  ["method: 'DELETE', data: { a: 1 }", 'DELETE', '/', '', '{"a":1}'],
  ["method: 'OPTIONS', data: 'text'", 'OPTIONS', '/', '', 'text'],
  ["method: 'POST', data: { a: 1, b: null, c: undefined }", 'POST', '/', '', '{"a":1,"b":null}'],
  [
    'data: { a: 1, b: null, c: undefined, d: { e: 1 }, f: [1, 2] }',
    ...['GET', '/?a=1&b=null&c=undefined&d=%7B%22e%22%3A1%7D&f=%5B1%2C2%5D', '', ''],
  ],
  [
    "method: 'POST', header: { 'Content-Type': 'application/x-www-form-urlencoded' }, data: { a: 'é &', b: null }",
    ...['POST', '/', '', 'a=%C3%A9%20%26&b=null'],
  ],
  ["header: { 'X-A': 7, Referer: 'a' }", 'GET', '/', '7', ''],
  ["header: { 'X-A': null }", 'GET', '/', '[object Null]', ''],
]

it.each(SENT)('sends { %s }', async (options, ...sent) => {
  expect(await outcome('request', `{ url: '${url}/', ${options} }`)).toMatchObject({ data: sent })
})

it.each([
  ["url: 'ftp://a.test'", 'invalid url "ftp://a.test"'],
  ["url: '/relative'", 'invalid url "/relative"'],
  ["url: 'http://a.test', data: () => 1", 'data should not be Function'],
])('refuses { %s }', async (options, reason) => {
  const { errMsg } = await outcome('request', `{ ${options} }`)
  expect(errMsg).toBe(`request:fail ${reason}`)
})

it('sends and fetches as much as WeChat does', async () => {
  const body = `{ url: '${url}/count', method: 'POST', data: 'a'.repeat(20 * ${MB}) }`
  expect(await outcome('request', body)).toMatchObject({ errMsg: 'request:ok', data: 20 * MB })
  const { tempFilePath } = await outcome('downloadFile', `{ url: '${url}/20' }`)
  const upload = `{ url: '${url}/count', filePath: '${tempFilePath}', name: 'file' }`
  const { data } = await outcome('uploadFile', upload)
  expect(Number(data)).toBeGreaterThan(20 * MB)
})

describe('the task of a file', () => {
  const listen = `
    const off = () => heard.push('off')
    task.onProgressUpdate((progress) => heard.push(progress))
    task.onProgressUpdate(off)
    task.offProgressUpdate(off)
    task.onHeadersReceived(({ statusCode }) => heard.push(statusCode))`
  const fetched = async () => (await outcome('downloadFile', `{ url: '${url}/1' }`)).tempFilePath

  it('tells how far it came', async () => {
    const { heard } = await outcome('downloadFile', `{ url: '${url}/1' }`, listen)
    const written = { progress: 100, totalBytesWritten: MB, totalBytesExpectedToWrite: MB }
    expect(heard).toEqual([200, written])
    const upload = `{ url: '${url}/count', filePath: '${await fetched()}', name: 'file' }`
    const { heard: sent, data } = await outcome('uploadFile', upload, listen)
    const size = Number(data)
    expect(sent).toEqual([
      { progress: 100, totalBytesSent: size, totalBytesExpectedToSend: size },
      200,
    ])
  })

  it('tells nobody who asked not to be told, and may be aborted by who is told', async () => {
    const silent = `${listen}; task.offProgressUpdate(); task.offHeadersReceived()`
    expect((await outcome('downloadFile', `{ url: '${url}/1' }`, silent)).heard).toEqual([])
    const abort = `${listen}; task.onHeadersReceived(() => task.abort())`
    expect(await outcome('downloadFile', `{ url: '${url}/1' }`, abort)).toMatchObject({
      errMsg: 'downloadFile:fail abort',
      heard: [200],
    })
  })
})

it('says of chunks that there are none', async () => {
  const said: unknown[] = []
  program.on('console', ({ args }: { args: unknown[] }) => said.push(...args))
  const listen = 'task.onChunkReceived(() => heard.push(1)); task.offChunkReceived()'
  const { heard } = await outcome('request', `{ url: '${url}/1', enableChunked: true }`, listen)
  expect(heard).toEqual([])
  expect(said).toEqual(Array(2).fill(expect.stringMatching(/Chunk.* not in the simulator/)))
  program.removeAllListeners('console')
})

it.each([1e12, -1, 'soon'])(
  'takes a timeout for what it is, not for one that is over: %p',
  async (timeout) => {
    const options = `{ url: '${url}/count', timeout: ${JSON.stringify(timeout)} }`
    expect(await outcome('request', options)).toMatchObject({ errMsg: 'request:ok' })
  },
)

it('fetches no more than WeChat does', async () => {
  expect(await outcome('downloadFile', `{ url: '${url}/201' }`)).toMatchObject({
    errMsg: 'downloadFile:fail exceed max file size',
  })
})

it('says of what its own server refuses that it does', async () => {
  await screen().route('**/bridge/request', (route) => route.fulfill({ status: 413 }))
  expect(await outcome('request', `{ url: '${url}/count' }`)).toMatchObject({
    errMsg: 'request:fail /bridge/request: 413 Payload Too Large',
  })
  await screen().unroute('**/bridge/request')
})
