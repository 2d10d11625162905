import type { ServerOptions } from 'node:https'
import { checkHost } from './host'
import { issue, TestServers } from './test-servers'

const servers = new TestServers()
afterAll(() => servers.close())

type Listener = Parameters<TestServers['https']>[0]
const hello: Listener = (_request, response) => void response.writeHead(404).end('hello')

/** What is said of a server, or of the address of none. */
async function said(options: ServerOptions, at?: string, timeout = 2_000): Promise<string> {
  const url = at === undefined ? await servers.https(hello, options) : new URL(at)
  const [finding] = await checkHost(url, { ...(await servers.network()), timeout })
  return `${finding?.level} ${finding?.detail}; ${finding?.fix ?? ''}`
}

it.each<[what: string, options: () => Promise<ServerOptions>]>([
  ['good', () => servers.identity()],
  ['valid for three weeks', () => servers.identity({ to: 21.5 })],
])('takes any answer of a host whose certificate is %s', async (_what, options) => {
  expect(await said(await options())).toBe('ok HTTP 404; ')
})

it.each<[what: string, options: () => Promise<ServerOptions>, fault: RegExp]>([
  ['expired', () => servers.identity({ from: -90, to: -1 }), /has expired; Renew/],
  ['of tomorrow', () => servers.identity({ from: 1 }), /not yet valid/],
  ['that ends soon', () => servers.identity({ from: -60, to: 20.5 }), /^warn.* ends in 20 days/],
  ['signed by itself', () => issue({}), /self-signed certificate; Get a/],
  [
    'without its chain',
    async () => issue({ ca: await issue({ name: 'ca' }) }),
    /unable to .*; Have the server send/,
  ],
  ['for another host', () => servers.identity({ name: 'www.acorn.cn' }), /altnames.*names this/],
])('finds fault with a certificate %s', async (_what, options, fault) => {
  expect(await said(await options())).toMatch(fault)
})

it('refuses TLS 1.1', async () => {
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const
  expect(await said(old)).toMatch(/^error .*Switch TLS 1\.2/)
})

it.each([
  ['https://lgoin.acorn.cn', /^error .*ENOTFOUND lgoin\.acorn\.cn; Look at its spelling/],
  ['https://127.0.0.1:1', /^warning .*ECONNREFUSED.*npm run genauth/],
])('misses the answer of %s', async (address, fault) => {
  expect(await said({}, address)).toMatch(fault)
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
  expect(await said({}, url.href, 100)).toMatch(/^warning no answer: no answer in time/)
})
