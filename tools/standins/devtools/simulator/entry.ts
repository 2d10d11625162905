import type { Entry } from './simulator'

export type Query = Record<string, string>

/** A page address as the program writes it, taken apart. */
export interface PageAddress {
  readonly path: string
  readonly query: Query
  /** For the framework, which decodes it and throws at what cannot be decoded. */
  readonly rawQuery: string
}

/** What App.onLaunch, App.onShow and their getters give. */
export interface LaunchOptions {
  readonly path: string
  readonly query: Query
  readonly scene: number
  readonly referrerInfo: { readonly appId?: string; readonly extraData?: unknown }
  readonly apiCategory: 'default'
  readonly shareTicket: string | undefined
}

/**
 * Takes `/path?query` apart.
 * WeChat promises no percent-decoding of the query, and platforms were seen to differ. Here a value is
 * decoded once if it can be and left as it is otherwise, which a program that follows the safe rule
 * (only unreserved characters in values) cannot tell apart from no decoding.
 */
export function parseAddress(url: string, relativeTo = ''): PageAddress {
  const [before = '', ...after] = url.split('?')
  const query = parseQuery(after.join('?').split('#')[0] ?? '')
  return { path: resolvePath(before, relativeTo), query, rawQuery: encoded(query) }
}

export function launchOptions(entry: Entry, address: PageAddress): LaunchOptions {
  return {
    path: address.path,
    query: address.query,
    scene: entry.scene,
    referrerInfo: entry.referrerInfo ?? {},
    apiCategory: 'default',
    shareTicket: undefined,
  }
}

function parseQuery(raw: string): Query {
  const query: Query = {}
  for (const pair of raw.split('&').filter((part) => part !== '')) {
    const equals = pair.indexOf('=')
    const name = equals < 0 ? pair : pair.slice(0, equals)
    query[decoded(name)] = equals < 0 ? '' : decoded(pair.slice(equals + 1))
  }
  return query
}

function encoded(query: Query): string {
  const pairs = Object.entries(query)
  return pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&')
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

function resolvePath(path: string, relativeTo: string): string {
  if (path.startsWith('/') || relativeTo === '') return path.replace(/^\/+/, '')
  const segments = relativeTo.split('/').slice(0, -1)
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '.') segments.push(segment)
  }
  return segments.join('/')
}
