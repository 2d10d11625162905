import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'

/** How the doctor reaches hosts. Tests give it names and certificates of their own. */
export interface Network {
  readonly lookup: LookupFunction
  /** PEM of the authorities to trust in place of Node's. */
  readonly ca?: string
  /** Milliseconds until a host that does not answer is given up. */
  readonly timeout: number
  readonly now: () => number
}

export const internet: Network = { lookup: systemLookup, timeout: 10_000, now: Date.now }

/** The addresses of a host; fails where it has none. */
export function resolve(hostname: string, { lookup }: Network): Promise<string[]> {
  return new Promise((done, failed) => {
    lookup(hostname, { all: true }, (error, found) => {
      if (error) failed(error)
      else done(typeof found === 'string' ? [found] : found.map(addressOf))
    })
  })
}

function addressOf({ address }: LookupAddress): string {
  return address
}

export function portOf(url: URL): number {
  return Number(url.port || (url.protocol === 'https:' ? 443 : 80))
}
