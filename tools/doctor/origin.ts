import { isIP } from 'node:net'
import { error } from './finding'
import type { Check } from './rules'

/** Names that nobody can own: RFC 2606 and RFC 6761, and what only a local network answers. */
const RESERVED = /(^|\.)(example|test|invalid|localhost|local|internal|example\.(com|net|org))$/i

export function parseUrl(value: string): URL | undefined {
  return URL.canParse(value) ? new URL(value) : undefined
}

/** Without the brackets that an address of IPv6 has in a URL. */
export const hostnameOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '')

export const isIpAddress = (url: URL) => isIP(hostnameOf(url)) !== 0

/** This machine itself: `localhost`, `127.0.0.0/8`, `::1`. */
export const isLoopback = (url: URL) => /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(hostnameOf(url))

export const isReserved = (url: URL) => RESERVED.test(url.hostname)

/** Scheme and host, and nothing else. */
export const origin: Check = (value) => {
  const url = parseUrl(value)
  if (!url) return error('is not an address', 'Write scheme and host: https://core.genauth.ai.')
  const fix = `Write ${url.origin}.`
  if (!/^https?:$/.test(url.protocol)) return error('is not https', 'Write https:// before it.')
  if (value.endsWith('/')) return error('ends with a slash', fix)
  if (url.pathname !== '/' || url.search || url.hash) {
    return error('has a path: only scheme and host belong here', fix)
  }
  return url.origin === value ? undefined : error('is not written as scheme and host are', fix)
}

export const https: Check = (value) => {
  const url = parseUrl(value)
  if (!url) return error('is not an address', 'Write it in full: https://www.example.com/terms.')
  if (url.protocol === 'https:') return undefined
  return error('is not https', 'Serve it over https: a phone refuses plain http.')
}

/** WeChat's lists take neither IP addresses nor localhost. */
export const named: Check = (value) => {
  const url = parseUrl(value)
  if (!url || !(isIpAddress(url) || isLoopback(url))) return undefined
  const why = 'has no domain name: WeChat refuses IP addresses and localhost'
  return error(why, 'Give the server a domain name, and write that.')
}

/** Not an address of an example, if it must be real. */
export function owned(why: string, fix: string): Check {
  return (value, { real }) => {
    const url = parseUrl(value)
    return real && url && isReserved(url) ? error(why, fix) : undefined
  }
}
