import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Network } from './network'

export interface Answer {
  readonly status: number
  /** Where it was found in the end. */
  readonly url: URL
  /** The server's clock, in milliseconds; `undefined` where it does not say. */
  readonly date: number | undefined
  readonly body: string
}

const MAX = { redirects: 5, bytes: 1_000_000 }

/** One GET. The certificate must be good. */
export async function ask(url: URL, network: Network): Promise<Answer> {
  const message = await get(url, network)
  const date = Date.parse(message.headers.date ?? '')
  return {
    status: message.statusCode ?? 0,
    url,
    date: Number.isNaN(date) ? undefined : date,
    body: await bodyOf(message),
  }
}

/** One GET and those it is sent on to, up to five. */
export async function follow(url: URL, network: Network): Promise<Answer> {
  let next = url
  for (let redirects = 0; redirects <= MAX.redirects; redirects++) {
    const message = await get(next, network)
    const { statusCode: status = 0, headers } = message
    message.destroy()
    const location = status >= 300 && status < 400 ? headers.location : undefined
    if (location === undefined) return { status, url: next, date: undefined, body: '' }
    next = new URL(location, next)
  }
  throw new Error(`more than ${MAX.redirects} redirects`)
}

function get(url: URL, network: Network): Promise<IncomingMessage> {
  const options: RequestOptions = {
    agent: false,
    lookup: network.lookup,
    headers: { 'user-agent': 'mini-login-doctor', accept: '*/*' },
    ...(network.ca === undefined ? {} : { ca: network.ca }),
  }
  const send = url.protocol === 'http:' ? httpRequest : httpsRequest
  return new Promise((done, failed) => {
    const asked = send(url, options, done)
    asked.setTimeout(network.timeout, () => asked.destroy(new Error('no answer in time')))
    asked.once('error', failed)
    asked.end()
  })
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MAX.bytes) break
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}
