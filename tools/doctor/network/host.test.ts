import type { ServerOptions } from 'node:https'
import { checkAnswer, checkHost } from './host'
import { issue, TestServers } from './test-servers'

const servers = new TestServers()
afterAll(() => servers.close())

type Listener = Parameters<TestServers['https']>[0]
const hello: Listener = (_request, response) => void response.end('hello')

/** What is said of a server, or of the address of none, but for what is fine. */
async function faultsOf(options: ServerOptions, at?: string): Promise<string[]> {
  const url = at === undefined ? await servers.https(hello, options) : new URL(at)
  const { findings, reachable } = await checkHost(url, await servers.network())
  const isRefused = findings.some(({ id, level }) => level === 'error' && id !== 'network.tls')
  if (isRefused) expect(reachable).toBe(false)
  return findings
    .filter(({ level }) => level !== 'ok')
    .map(({ level, id, detail }) => `${level} ${id}: ${detail}`)
}

const NO_HTTP2 = 'warning network.http2: not offered (ALPN h2)'

it('finds nothing wrong with a host that has a good certificate and speaks HTTP/2', async () => {
  const url = await servers.http2()
  const { findings, reachable } = await checkHost(url, await servers.network())
  expect(reachable).toBe(true)
  expect(findings.map(({ id, level, detail }) => `${level} ${id}: ${detail}`)).toEqual([
    'ok network.name: 127.0.0.1',
    'ok network.certificate: valid for 89 days',
    'ok network.tls: TLSv1.3',
    'ok network.http2: offered',
  ])
})

it.each<[what: string, options: () => Promise<ServerOptions>, fault: RegExp]>([
  ['expired', () => servers.identity({ from: -90, to: -1 }), /has expired \(CERT_HAS_EXPIRED\)/],
  ['of tomorrow', () => servers.identity({ from: 1 }), /is not valid yet/],
  ['that ends soon', () => servers.identity({ from: -60, to: 20.5 }), /^warn.* ends in 20 days/],
  ['signed by itself', () => issue({}), /is signed by itself \(DEPTH_ZERO_SELF_SIGNED_CERT\)/],
  [
    'without its chain',
    async () => issue({ ca: await issue({ name: 'ca' }) }),
    /comes without its chain/,
  ],
  ['for another host', () => servers.identity({ name: 'www.acorn.cn' }), /is for another host/],
])('finds fault with a certificate %s', async (_what, options, fault) => {
  const [said] = await faultsOf(await options())
  expect(said).toMatch(/^(error|warning) network\.certificate: /)
  expect(said).toMatch(fault)
})

it.each<[what: string, options: () => Promise<ServerOptions>]>([
  ['a certificate that ends in three weeks', () => servers.identity({ to: 21.5 })],
  ['TLS 1.2', () => Promise.resolve({ maxVersion: 'TLSv1.2' })],
])('takes %s, and warns of a host without HTTP/2', async (_what, options) => {
  expect(await faultsOf(await options())).toEqual([NO_HTTP2])
})

it('refuses TLS 1.1', async () => {
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const
  expect(await faultsOf(old)).toContain(
    'error network.tls: TLSv1.1 is the newest it speaks; WeChat needs TLS 1.2',
  )
})

it('says that a name does not exist, and that nothing listens', async () => {
  expect(await faultsOf({}, 'https://lgoin.acorn.cn')).toEqual([
    'error network.name: not found: getaddrinfo ENOTFOUND lgoin.acorn.cn',
  ])
  expect((await faultsOf({}, 'https://127.0.0.1:1')).join()).toMatch(
    /^error network\.tls: no connection: .*ECONNREFUSED/,
  )
})

it.each<[what: string, listener: Listener]>([
  ['does not answer', () => undefined],
  [
    'drips on and on',
    (_request, response) => {
      response.write('.')
      const drip = setInterval(() => response.write('.'), 5)
      response.once('close', () => clearInterval(drip))
    },
  ],
])('gives up in time if a host %s', async (_what, listener) => {
  const url = await servers.http(listener)
  const findings = await checkAnswer(url, { ...(await servers.network()), timeout: 100 })
  expect(findings).toMatchObject([{ level: 'warning', detail: 'none: no answer in time' }])
})

it.each([
  [50, 'ok', 'within 60 s'],
  [120, 'warning', "120 s ahead of this machine's"],
  [-120, 'warning', "120 s behind this machine's"],
  [300, 'error', "300 s ahead of this machine's"],
  [-300, 'error', "300 s behind this machine's"],
])('takes any status, and judges a clock that is %p s off: %s', async (seconds, level, detail) => {
  const now = Date.parse('2026-01-01T12:00:00Z')
  const date = new Date(now + seconds * 1000).toUTCString()
  const url = await servers.https((_request, response) => {
    response.sendDate = false
    response.writeHead(404, { date }).end()
  })
  expect(await checkAnswer(url, { ...(await servers.network()), now: () => now })).toMatchObject([
    { level: 'ok', detail: 'HTTP 404' },
    { level, id: 'network.clock', detail: expect.stringContaining(detail) },
  ])
})

it.each([
  ['http://127.0.0.1:1', 'warning'],
  ['https://nobody.acorn.cn', 'error'],
])('misses the answer of %s: %s', async (address, level) => {
  const findings = await checkAnswer(new URL(address), await servers.network())
  expect(findings).toMatchObject([{ level, id: 'network.answer' }])
})
