import { createSecureServer } from 'node:http2'
import type { AddressInfo } from 'node:net'
import type { Network } from './ask'
import { checkAnswer, checkHost } from './host'
import { HOST, issue, TestServers } from './test-servers'

const servers = new TestServers()
let network: Network
beforeAll(async () => void (network = await servers.network()))
afterAll(() => servers.close())

const hello: Parameters<TestServers['https']>[0] = (_request, response) =>
  void response.end('hello')

async function faultsOf(url: URL): Promise<string[]> {
  const { findings } = await checkHost(url, network)
  return findings
    .filter(({ level }) => level !== 'ok')
    .map(({ level, id, detail }) => `${level} ${id}: ${detail}`)
}

const noHttp2 = 'warning network.http2: not offered (ALPN h2)'

it('finds nothing wrong with a host that has a good certificate and speaks HTTP/2', async () => {
  const server = createSecureServer(await servers.identity())
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  await servers.https(hello)
  const url = new URL(`https://${HOST}:${(server.address() as AddressInfo).port}`)
  const { findings, reachable } = await checkHost(url, network)
  server.close()
  expect(reachable).toBe(true)
  expect(findings.map(({ id, level, detail }) => `${level} ${id}: ${detail}`)).toEqual([
    'ok network.name: 127.0.0.1',
    'ok network.certificate: valid for 89 days',
    'ok network.tls: TLSv1.3',
    'ok network.http2: offered',
  ])
})

it('warns of a host without HTTP/2', async () => {
  expect(await faultsOf(await servers.https(hello))).toEqual([noHttp2])
})

it('says that a name does not exist', async () => {
  const { findings, reachable } = await checkHost(new URL('https://lgoin.acorn.cn'), network)
  expect(reachable).toBe(false)
  expect(findings).toMatchObject([
    {
      level: 'error',
      id: 'network.name',
      detail: 'not found: getaddrinfo ENOTFOUND lgoin.acorn.cn',
    },
  ])
})

describe('a certificate', () => {
  it.each([
    [
      'has expired',
      { from: -90, to: -1 },
      /^error network\.certificate: has expired \(CERT_HAS_EXPIRED\)/,
    ],
    ['is not valid yet', { from: 1, to: 90 }, /^error network\.certificate: is not valid yet/],
    ['ends soon', { from: -60, to: 20.5 }, /^warning network\.certificate: ends in 20 days/],
  ])('that %s', async (_what, days, fault) => {
    const url = await servers.https(hello, await servers.identity(days))
    expect((await faultsOf(url))[0]).toMatch(fault)
  })

  it('that ends in three weeks is good for now', async () => {
    const url = await servers.https(hello, await servers.identity({ to: 21.5 }))
    expect(await faultsOf(url)).toEqual([noHttp2])
  })

  it('that is signed by itself', async () => {
    const url = await servers.https(hello, await issue({}))
    expect(await faultsOf(url)).toContain(
      'error network.certificate: is signed by itself (DEPTH_ZERO_SELF_SIGNED_CERT)',
    )
  })

  it('that comes without its chain', async () => {
    const unknown = await issue({ name: 'unknown.acorn.cn' })
    const identity = await issue({ ca: unknown })
    const url = await servers.https(hello, identity)
    expect((await faultsOf(url))[0]).toMatch(/^error network\.certificate: comes without its chain/)
  })

  it('that is for another host', async () => {
    const url = await servers.https(hello, await servers.identity({ name: 'www.acorn.cn' }))
    const { findings, reachable } = await checkHost(url, network)
    expect(reachable).toBe(false)
    expect(findings[1]).toMatchObject({
      level: 'error',
      detail: expect.stringContaining('is for another host'),
    })
  })
})

it('refuses TLS 1.1', async () => {
  const url = await servers.https(hello, {
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'DEFAULT@SECLEVEL=0',
  })
  expect(await faultsOf(url)).toContain(
    'error network.tls: TLSv1.1 is the newest it speaks; WeChat needs TLS 1.2',
  )
})

it('takes TLS 1.2', async () => {
  const url = await servers.https(hello, { maxVersion: 'TLSv1.2' })
  const { findings } = await checkHost(url, network)
  expect(findings).toContainEqual(expect.objectContaining({ level: 'ok', detail: 'TLSv1.2' }))
})

it('says that nothing listens', async () => {
  const url = await servers.https(hello)
  url.port = '1'
  expect((await faultsOf(url)).join()).toMatch(/^error network\.tls: no connection: .*ECONNREFUSED/)
})

it('says that a host does not answer in time', async () => {
  const url = await servers.http(() => undefined)
  const findings = await checkAnswer(url, { ...network, timeout: 20 })
  expect(findings).toMatchObject([{ level: 'warning', detail: 'none: no answer in time' }])
})

it('gives up a body that drips on and on', async () => {
  const url = await servers.http((_request, response) => {
    response.write('.')
    const drip = setInterval(() => response.write('.'), 5)
    response.once('close', () => clearInterval(drip))
  })
  const findings = await checkAnswer(url, { ...network, timeout: 100 })
  expect(findings).toMatchObject([{ level: 'warning', detail: 'none: no answer in time' }])
})

describe('the answer of a host', () => {
  it('may have any status', async () => {
    const url = await servers.https((_request, response) => void response.writeHead(404).end())
    expect(await checkAnswer(url, network)).toMatchObject([
      { level: 'ok', detail: 'HTTP 404' },
      { level: 'ok', id: 'network.clock' },
    ])
  })

  it.each([
    [50, 'ok', 'within 60 s'],
    [120, 'warning', "120 s ahead of this machine's"],
    [-120, 'warning', "120 s behind this machine's"],
    [300, 'error', "300 s ahead of this machine's"],
    [-300, 'error', "300 s behind this machine's"],
  ])('with a clock %p s off is judged: %s', async (seconds, level, detail) => {
    const now = Date.parse('2026-01-01T12:00:00Z')
    const date = new Date(now + seconds * 1000).toUTCString()
    const url = await servers.https((_request, response) => {
      response.sendDate = false
      response.writeHead(200, { date }).end()
    })
    const [, clock] = await checkAnswer(url, { ...network, now: () => now })
    expect(clock).toMatchObject({ level, detail: expect.stringContaining(detail) })
  })

  it('is missed less where it is this machine that does not answer', async () => {
    const closed = new URL('http://127.0.0.1:1')
    expect(await checkAnswer(closed, network)).toMatchObject([{ level: 'warning' }])
    const url = await servers.https(hello)
    url.port = '1'
    expect(await checkAnswer(url, network)).toMatchObject([{ level: 'error' }])
  })
})
