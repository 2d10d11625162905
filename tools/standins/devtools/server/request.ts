import http from 'node:http'
import https from 'node:https'
import type { RequestAnswer, RequestOutcome, RequestSpec } from '../simulator/bridge'
import { describeFailure } from './request-failure'

/** Bytes. https://developers.weixin.qq.com/miniprogram/dev/api/network/download/wx.downloadFile.html; WeChat documents no limit of what is sent. */
export const LARGEST_FILE = 200 * 1024 * 1024

/** As many as Chromium follows, whose network stack WeChat uses. */
const MAX_REDIRECTS = 20

/** Sends a request of the mini program for real; never rejects, a failure is an outcome too. */
export async function performRequest(
  spec: RequestSpec,
  aborted: AbortSignal,
): Promise<RequestOutcome> {
  const timeout = AbortSignal.timeout(spec.timeout)
  try {
    return await follow(spec, AbortSignal.any([aborted, timeout]))
  } catch (error) {
    return describeFailure(timeout.aborted ? 'timeout' : codeOf(error))
  }
}

/** A redirected POST becomes a GET as in every browser; 307 and 308 keep method and body. */
async function follow(spec: RequestSpec, signal: AbortSignal): Promise<RequestAnswer> {
  let current = spec
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const { answer, location } = await exchange(current, signal)
    if (location === undefined || spec.manual) return answer
    const url = new URL(location, current.url).href
    const keeps = answer.statusCode === 307 || answer.statusCode === 308
    const { headers, timeout } = current
    current = keeps ? { ...current, url } : { url, method: 'GET', headers, timeout }
  }
  throw Object.assign(new Error('too many redirects'), { code: 'redirects' })
}

function exchange(
  { url, method, headers, body, binary = false }: RequestSpec,
  signal: AbortSignal,
): Promise<{ answer: RequestAnswer; location: string | undefined }> {
  return new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? https.request : http.request
    const text = binary ? 'base64' : 'utf8'
    const sent = body === undefined ? undefined : Buffer.from(body, text)
    // Node says itself how long a body is, but not with DELETE or OPTIONS.
    const length = sent && { 'content-length': String(sent.length) }
    const options = {
      method,
      headers: { ...without(headers, 'content-length'), ...length },
      signal,
    }
    const outgoing = send(url, options, (incoming) => {
      const chunks: Buffer[] = []
      let size = 0
      incoming.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        size += chunk.length
        if (size <= LARGEST_FILE) return
        incoming.destroy(Object.assign(new Error('too large'), { code: 'size' }))
      })
      incoming.on('error', reject)
      incoming.on('end', () => {
        const statusCode = incoming.statusCode ?? 0
        const answer = {
          statusCode,
          headers: joinHeaders(incoming.rawHeaders),
          cookies: incoming.headers['set-cookie'] ?? [],
          body: Buffer.concat(chunks).toString(text),
        }
        const redirects = statusCode >= 300 && statusCode < 400
        resolve({ answer, location: redirects ? incoming.headers.location : undefined })
      })
    })
    outgoing.on('error', reject)
    outgoing.end(sent)
  })
}

function without(headers: Readonly<Record<string, string>>, name: string): object {
  return Object.fromEntries(Object.entries(headers).filter(([own]) => own.toLowerCase() !== name))
}

/** Names keep the server's spelling, as in WeChat: a program must not rely on lower case. */
function joinHeaders(raw: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {}
  raw.forEach((name, i) => {
    const value = raw[i + 1]
    if (i % 2 !== 0 || value === undefined) return
    headers[name] = headers[name] === undefined ? value : `${headers[name]},${value}`
  })
  return headers
}

/**
 * Node wraps the errors of several addresses in one AggregateError, whose own code is the first's.
 * No `instanceof`: under jest Node's own errors are of another realm.
 */
function codeOf(error: unknown): string {
  return String((error as { readonly code?: unknown } | null)?.code)
}
