import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http'
import { createServer as createHttpsServer, type ServerOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'
import type { Network } from './ask'

const DAY = 86_400_000

/** A name that only the tests' lookup knows. */
const HOST = 'login.acorn.cn'

/** A certificate with its key, both PEM: what a server of node:https takes. */
interface Identity {
  readonly cert: string
  readonly key: string
}

interface Subject {
  readonly name?: string
  /** Days from now. */
  readonly from?: number
  readonly to?: number
  /** Left out: signed by itself. */
  readonly ca?: Identity
}

export async function issue({ name = HOST, from = -1, to = 90, ca }: Subject): Promise<Identity> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() + from * DAY),
    notAfterDate: new Date(Date.now() + to * DAY),
    extensions: [
      { name: 'basicConstraints', cA: !ca, critical: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: name }] },
    ],
    ...(ca && { ca }),
  })
  return { cert, key }
}

/** Servers of this machine under names of their own, and a network that knows no others. */
export class TestServers {
  private readonly authority = issue({ name: 'authority.acorn.cn', to: 365 })
  private readonly servers: Server[] = []
  private readonly names = new Set<string>()

  async network(): Promise<Network> {
    const { cert } = await this.authority
    return {
      lookup: (hostname, { all }, callback) => {
        if (!this.names.has(hostname)) {
          const code = 'ENOTFOUND'
          callback(Object.assign(new Error(`getaddrinfo ${code} ${hostname}`), { code }), [])
        } else if (all) callback(null, [{ address: '127.0.0.1', family: 4 }])
        else callback(null, '127.0.0.1', 4)
      },
      ca: cert,
      timeout: 2_000,
      now: Date.now,
    }
  }

  /** A certificate of the authority that the network trusts. */
  async identity(subject: Subject = {}): Promise<Identity> {
    return issue({ ...subject, ca: await this.authority })
  }

  /** Starts a server; its address is under a name that the network knows. */
  async https(listener: RequestListener, options: ServerOptions = {}, name = HOST): Promise<URL> {
    const server = createHttpsServer({ ...(await this.identity({ name })), ...options }, listener)
    return this.listen(server, 'https', name)
  }

  async http(listener: RequestListener): Promise<URL> {
    return this.listen(createHttpServer(listener), 'http', '127.0.0.1')
  }

  async close(): Promise<void> {
    const closed = this.servers.map((server) => new Promise((done) => server.close(done)))
    for (const server of this.servers) server.closeAllConnections()
    await Promise.all(closed)
  }

  private async listen(server: Server, scheme: string, name: string): Promise<URL> {
    this.servers.push(server)
    this.names.add(name)
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    return new URL(`${scheme}://${name}:${(server.address() as AddressInfo).port}`)
  }
}
