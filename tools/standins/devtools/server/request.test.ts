import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { performRequest } from './request'

const asked: string[] = []
const server = createServer(({ url = '' }, response) => {
  asked.push(url)
  response.writeHead(url === '/' ? 307 : 200, url === '/' ? { location: '/next' } : {}).end()
})

beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)))
afterAll(() => server.close())

it.each([
  [true, 307, ['/']],
  [false, 200, ['/', '/next']],
])('leaves redirects alone if asked to: %p', async (manual, statusCode, expected) => {
  asked.splice(0)
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const spec = { url, method: 'POST', headers: {}, timeout: 5_000, manual }
  expect(await performRequest(spec, new AbortController().signal)).toMatchObject({ statusCode })
  expect(asked).toEqual(expected)
})
