import type { Context } from '../context'
import type { Calls } from './call'
import { Failure, kindOf, textOf } from './failure'

const PREFIX = 'wx.storage:'
const entries = new Map<string, string>()

/** Storage of one mini program: JSON values, kept through a cold launch. */
export function storageApi({ events }: Context, calls: Calls): Record<string, unknown> {
  return {
    // As in WeChat, a key that is no text does nothing, and only what is to be kept is told of it.
    setStorageSync: sync('setStorageSync', (key, data) => {
      if (typeof key === 'string') return write(named(key), data)
      const text = `setStorageSync:fail the first parameter should be a string instead of ${kindOf(key)}`
      events.emit('console', 'error', [text])
    }),
    getStorageSync: sync('getStorageSync', (key) =>
      typeof key === 'string' ? kept(named(key), '') : undefined,
    ),
    removeStorageSync: sync('removeStorageSync', (key) => {
      if (typeof key === 'string') remove(named(key))
    }),
    clearStorageSync: clear,
    getStorageInfoSync: info,
    setStorage: calls.promising('setStorage', ({ key, data }) => write(named(key), data)),
    getStorage: calls.promising('getStorage', ({ key }) => {
      const none = {}
      const data = kept(named(key), none)
      if (data === none) throw new Failure('data not found')
      return { data }
    }),
    removeStorage: calls.promising('removeStorage', ({ key }) => remove(named(key))),
    clearStorage: calls.promising('clearStorage', clear),
    getStorageInfo: calls.promising('getStorageInfo', info),
  }
}

/** What a function throws begins as in WeChat's library. */
function sync<Args extends unknown[], Result>(
  name: string,
  act: (...args: Args) => Result,
): (...args: Args) => Result {
  return (...args) => {
    try {
      return act(...args)
    } catch (error) {
      throw new Error(`APP-SERVICE-SDK:${name}:fail ${(error as Error).message}`)
    }
  }
}

function named(given: unknown): string {
  const key = textOf(given, 'key')
  if (key === '')
    throw new Failure('parameter error: parameter.key should be String instead of empty;')
  return key
}

/** https://developers.weixin.qq.com/miniprogram/dev/framework/ability/storage.html; the words are those seen on phones. */
const LARGEST = 1024 * 1024
const ALL = 10 * LARGEST

function write(key: string, data: unknown): void {
  const text = toText(data)
  const size = sizeOf(text)
  if (size > LARGEST) throw new Failure('entry size limit reached')
  const others = keys().filter((other) => other !== key)
  const taken = others.reduce((sum, other) => sum + sizeOf(keptText(other) ?? ''), 0)
  if (taken + size > ALL) throw new Failure('exceed storage max size 10Mb')
  entries.set(key, text)
  keep(key, text)
}

/** Through a reload of the browser page, too, as far as the browser has room. */
function keep(key: string, text: string): void {
  try {
    sessionStorage.setItem(PREFIX + key, text)
  } catch {
    sessionStorage.removeItem(PREFIX + key)
  }
}

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length
}

function keptText(key: string): string | undefined {
  return entries.get(key) ?? sessionStorage.getItem(PREFIX + key) ?? undefined
}

function kept(key: string, otherwise: unknown): unknown {
  const text = keptText(key)
  return text === undefined ? otherwise : fromText(text)
}

/** As in WeChat's library each kind comes back as it was, and what is none of them as an empty text. */
function toText(data: unknown): string {
  const kind = kindOf(data)
  if (kind === 'Object' || kind === 'Array') return `${kind}:${JSON.stringify(data)}`
  if (data instanceof Date) return `${kind}:${data.getTime()}`
  return `${kind}:${/^(String|Number|Boolean)$/.test(kind) ? String(data) : ''}`
}

function fromText(text: string): unknown {
  const [kind = ''] = text.split(':', 1)
  const data = text.slice(kind.length + 1)
  switch (kind) {
    case 'Object':
    case 'Array':
      return JSON.parse(data)
    case 'Number':
      return Number.parseFloat(data)
    case 'Boolean':
      return data === 'true'
    case 'Date':
      return new Date(Number(data))
    case 'Null':
      return null
    case 'Undefined':
      return undefined
  }
  return data
}

function remove(key: string): void {
  entries.delete(key)
  sessionStorage.removeItem(PREFIX + key)
}

function clear(): void {
  for (const key of keys()) remove(key)
}

function keys(): string[] {
  const kept = Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX))
  return [...new Set([...entries.keys(), ...kept.map((key) => key.slice(PREFIX.length))])]
}

function info(): { keys: string[]; currentSize: number; limitSize: number } {
  const size = keys().reduce((sum, key) => sum + sizeOf(keptText(key) ?? ''), 0)
  return { keys: keys(), currentSize: Math.ceil(size / 1024), limitSize: ALL / 1024 }
}
