import type { Calls } from './call'
import { Failure } from './failure'

const PREFIX = 'wx.storage:'

/** Storage of one mini program: JSON values, kept through a cold launch. */
export function storageApi(calls: Calls): Record<string, unknown> {
  return {
    setStorageSync: write,
    getStorageSync: (key: string) => read(key) ?? '',
    removeStorageSync: remove,
    clearStorageSync: clear,
    getStorageInfoSync: info,
    setStorage: calls.promising('setStorage', ({ key, data }) => write(String(key), data)),
    getStorage: calls.promising('getStorage', ({ key }) => {
      const data = read(String(key))
      if (data === undefined) throw new Failure('data not found')
      return { data }
    }),
    removeStorage: calls.promising('removeStorage', ({ key }) => remove(String(key))),
    clearStorage: calls.promising('clearStorage', clear),
    getStorageInfo: calls.promising('getStorageInfo', info),
  }
}

function write(key: string, data: unknown): void {
  sessionStorage.setItem(PREFIX + key, JSON.stringify({ data }))
}

function read(key: string): unknown {
  const text = sessionStorage.getItem(PREFIX + key)
  return text === null ? undefined : (JSON.parse(text) as { data: unknown }).data
}

function remove(key: string): void {
  sessionStorage.removeItem(PREFIX + key)
}

function clear(): void {
  for (const key of keys()) remove(key)
}

function keys(): string[] {
  return Object.keys(sessionStorage)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => key.slice(PREFIX.length))
}

function info(): { keys: string[]; currentSize: number; limitSize: number } {
  const size = keys().reduce((sum, key) => sum + JSON.stringify(read(key) ?? '').length, 0)
  return { keys: keys(), currentSize: Math.ceil(size / 1024), limitSize: 10240 }
}
