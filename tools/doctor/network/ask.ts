import { lookup as systemLookup } from 'node:dns'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { TLSSocket } from 'node:tls'
import { isNativeError } from 'node:util/types'
import { oneLine } from '../../../miniprogram/one-line'

/** How the doctor reaches hosts. Tests give it names and certificates of their own. */
export interface Network {
  readonly lookup: LookupFunction
  /** PEM of the authorities to trust in place of Node's. */
  readonly ca?: string
  /** Milliseconds for a whole exchange: name, connection, redirects and body. */
  readonly timeout: number
  readonly now: () => number
}

export const internet: Network = { lookup: systemLookup, timeout: 10_000, now: Date.now }

export interface Answer {
  readonly status: number
  /** When the server's certificate ends, in milliseconds; NaN without one. */
  readonly certificateEnds: number
  readonly body: string
}

const MAX = { redirects: 5, characters: 1_000_000 }

/** One GET. The certificate must be good. */
export async function ask(url: URL, network: Network): Promise<Answer> {
  return inTime(network, async (signal) => {
    const message = await get(url, network, signal)
    const { statusCode: status = 0, socket } = message
    const { valid_to } = socket instanceof TLSSocket ? socket.getPeerCertificate() : {}
    let body = ''
    for await (const chunk of message.setEncoding('utf8') as AsyncIterable<string>) {
      body += chunk
      if (body.length > MAX.characters) break
    }
    return { status, certificateEnds: Date.parse(valid_to ?? ''), body }
  })
}

/** One GET and those it is sent on to, up to five; where it ends. */
export async function follow(url: URL, network: Network): Promise<{ status: number; url: URL }> {
  return inTime(network, async (signal) => {
    let next = url
    for (let redirects = 0; redirects <= MAX.redirects; redirects++) {
      const message = await get(next, network, signal)
      const { statusCode: status = 0, headers } = message
      message.destroy()
      const location = status >= 300 && status < 400 ? headers.location : undefined
      if (location === undefined) return { status, url: next }
      next = new URL(location, next)
    }
    throw new Error(`more than ${MAX.redirects} redirects`)
  })
}

/** Gives an exchange one deadline, however many answers and bytes it has. */
async function inTime<T>(
  { timeout }: Network,
  exchange: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const signal = AbortSignal.timeout(timeout)
  return exchange(signal).catch((thrown: unknown) => {
    throw signal.aborted ? new Error('no answer in time') : thrown
  })
}

function get(url: URL, { lookup, ca }: Network, signal: AbortSignal): Promise<IncomingMessage> {
  const headers = { 'user-agent': 'mini-login-doctor', accept: '*/*' }
  const options = { agent: false, lookup, headers, signal, ...(ca === undefined ? {} : { ca }) }
  const send = url.protocol === 'http:' ? httpRequest : httpsRequest
  return new Promise((done, failed) => {
    send(url, options, done).once('error', failed).end()
  })
}

/** A cause without the address it happened at, which is in the title. */
export function reason(thrown: unknown): string {
  if (!isNativeError(thrown)) return oneLine(String(thrown))
  return oneLine(thrown.message || codeOf(thrown) || thrown.name)
}

/** What Node calls a fault, such as `ENOTFOUND`; empty if it has no name. */
export function codeOf(thrown: unknown): string {
  return isNativeError(thrown) && 'code' in thrown ? String(thrown.code) : ''
}
