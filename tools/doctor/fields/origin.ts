import { isIP } from 'node:net'

/** What is wrong with scheme and host of an address that shall be nothing more; `undefined` where nothing is. */
export function originFault(value: string): string | undefined {
  const url = parseUrl(value)
  if (!url) return 'is not an address'
  if (!/^https?:$/.test(url.protocol)) return 'is not https'
  if (value.endsWith('/')) return 'ends with a slash'
  if (url.pathname !== '/' || url.search || url.hash)
    return 'has a path: only scheme and host belong here'
  if (url.origin !== value) return `is not written as scheme and host are: ${url.origin}`
  return undefined
}

export function parseUrl(value: string): URL | undefined {
  return URL.canParse(value) ? new URL(value) : undefined
}

/** Without the brackets that an address of IPv6 has in a URL. */
export function hostnameOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}

export function isIpAddress(url: URL): boolean {
  return isIP(hostnameOf(url)) !== 0
}

/** This machine itself: `localhost`, `127.0.0.0/8`, `::1`. */
export function isLoopback(url: URL): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(hostnameOf(url))
}
