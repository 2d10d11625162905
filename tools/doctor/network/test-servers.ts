import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http'
import { createServer as createHttpsServer, type ServerOptions } from 'node:https'
import type { AddressInfo, LookupFunction } from 'node:net'
import type { Network } from './network'
import { issue, type Authority, type Identity } from './test-certificate'

export const DAY = 86_400_000

/** A name that only the tests' lookup knows. */
export const HOST = 'login.acorn.cn'

/** Servers of this machine under names of their own, and a network that knows no others. */
export class TestServers {
  readonly authority: Authority = issue({ name: 'Acorn Authority', ...daysFromNow(-1, 365) })
  private readonly servers: Server[] = []
  private readonly names = new Set<string>()

  readonly network: Network = {
    lookup: this.lookup(),
    ca: this.authority.cert,
    timeout: 2_000,
    now: Date.now,
  }

  /** A certificate of the authority that the network trusts. */
  identity(days: { from?: number; to?: number } = {}, name = HOST): Identity {
    const { from = -1, to = 90 } = days
    return issue({ name, issuer: this.authority, ...daysFromNow(from, to) })
  }

  /** Starts a server; its address is under a name that the network knows. */
  async https(listener: RequestListener, options: ServerOptions = {}, name = HOST): Promise<URL> {
    const server = createHttpsServer({ ...this.identity({}, name), ...options }, listener)
    return this.listen(server, 'https', name)
  }

  async http(listener: RequestListener, name = '127.0.0.1'): Promise<URL> {
    return this.listen(createHttpServer(listener), 'http', name)
  }

  async close(): Promise<void> {
    await Promise.all(this.servers.map((server) => new Promise((done) => server.close(done))))
  }

  private async listen(server: Server, scheme: string, name: string): Promise<URL> {
    this.servers.push(server)
    this.names.add(name)
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    return new URL(`${scheme}://${name}:${(server.address() as AddressInfo).port}`)
  }

  private lookup(): LookupFunction {
    return (hostname, { all }, callback) => {
      if (!this.names.has(hostname)) {
        callback(
          Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: 'ENOTFOUND' }),
          [],
        )
      } else if (all) {
        callback(null, [{ address: '127.0.0.1', family: 4 }])
      } else {
        callback(null, '127.0.0.1', 4)
      }
    }
  }
}

export function daysFromNow(from: number, to: number): { from: Date; to: Date } {
  return { from: new Date(Date.now() + from * DAY), to: new Date(Date.now() + to * DAY) }
}
