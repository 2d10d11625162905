import type { RequestSpec } from '../bridge'
import { toBase64 } from '../base64'
import type { Options } from './call'
import { Failure, kindOf, textOf } from './failure'

const DEFAULT_TIMEOUT = 60_000
/** The longest that a timer can be; a longer one would end at once. */
const LONGEST_TIMEOUT = 2 ** 31 - 1

/** Fills in what WeChat fills in: method, content type, body or query string, timeout. */
export function requestSpec(options: Options, appTimeout: number | undefined): RequestSpec {
  const method = typeof options['method'] === 'string' ? options['method'].toUpperCase() : 'GET'
  const given = (options['header'] ?? {}) as Record<string, unknown>
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(given)) {
    // A program cannot set it; WeChat sends its own.
    if (name.toLowerCase() !== 'referer') {
      headers[name] =
        typeof value === 'object' || value === undefined
          ? `[object ${kindOf(value)}]`
          : String(value)
    }
  }
  if (!headerOf(headers, 'content-type')) headers['content-type'] = 'application/json'
  const timeout = timeoutOf(options['timeout']) ?? timeoutOf(appTimeout) ?? DEFAULT_TIMEOUT
  const url = textOf(options['url'], 'url')
  const { data } = options
  if (typeof data === 'function') throw new Failure('data should not be Function')
  if (data instanceof ArrayBuffer) {
    const body = toBase64(new Uint8Array(data))
    return { url, method, headers, timeout, body, binary: true }
  }
  if (method === 'GET' || data === undefined) {
    return { url: method === 'GET' ? withQuery(url, data) : url, method, headers, timeout }
  }
  return { url, method, headers, timeout, body: bodyOf(data, headers) }
}

/** What is no time is as good as none. */
function timeoutOf(given: unknown): number | undefined {
  return Number(given) > 0 ? Math.min(Number(given), LONGEST_TIMEOUT) : undefined
}

function bodyOf(data: unknown, headers: Record<string, string>): string {
  if (typeof data !== 'object' || data === null) return String(data)
  const isForm = /x-www-form-urlencoded/.test(headerOf(headers, 'content-type') ?? '')
  return isForm ? encoded(data) : JSON.stringify(data)
}

function withQuery(url: string, data: unknown): string {
  if (typeof data !== 'object' || data === null || Object.keys(data).length === 0) return url
  return `${url}${url.includes('?') ? '&' : '?'}${encoded(data)}`
}

function encoded(data: object): string {
  const pairs = Object.entries(data) as [string, unknown][]
  return pairs
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(plain(value))}`)
    .join('&')
}

function plain(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function headerOf(headers: Record<string, string>, name: string): string | undefined {
  return Object.entries(headers).find(([own]) => own.toLowerCase() === name)?.[1]
}
