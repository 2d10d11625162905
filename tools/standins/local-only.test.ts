import { request } from 'node:http'

import fastify from 'fastify'

import { refuseOtherSites } from './local-only'

const server = fastify()
let port = 0

beforeAll(async () => {
  refuseOtherSites(server)
  server.all('/', async () => 'secret')
  await server.listen({ port: 0, host: '127.0.0.1' })
  port = Number(new URL(server.listeningOrigin).port)
})
afterAll(() => server.close())

/** `PORT` becomes the server's. Not by fetch, which sets Host by itself. */
function ask(method: string, headers: Record<string, string>): Promise<number | undefined> {
  const filled = Object.entries(headers).map(([name, value]) => [
    name,
    value.replace('PORT', String(port)),
  ])
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', method, headers: Object.fromEntries(filled) })
      .on('response', (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end()
  })
}

describe.each(['GET', 'POST', 'DELETE'])('%s', (method) => {
  test.each([
    [{ host: '127.0.0.1:PORT' }],
    [{ host: 'localhost:PORT' }],
    [{ host: '127.0.0.1:PORT', origin: 'http://127.0.0.1:PORT' }],
    [{ host: 'localhost:PORT', origin: 'http://localhost:PORT' }],
  ])('is answered for %j', async (headers) => {
    expect(await ask(method, headers)).toBe(200)
  })

  test.each([
    [{ host: 'rebound.example:PORT' }],
    [{ host: '127.0.0.1.rebound.example:PORT' }],
    [{ host: 'localhost.rebound.example' }],
    [{ host: 'rebound.example:PORT', origin: 'http://rebound.example:PORT' }],
    [{ host: '127.0.0.1:PORT', origin: 'https://page.example' }],
    [{ host: '127.0.0.1:PORT', origin: 'http://127.0.0.1:9' }],
    [{ host: '127.0.0.1:PORT', origin: 'null' }],
  ])('is refused for %j', async (headers) => {
    expect(await ask(method, headers)).toBe(403)
  })
})
