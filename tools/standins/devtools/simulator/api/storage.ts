import type { Calls } from './call'

const PREFIX = 'wx.storage:'

/** Storage of one mini program: JSON values, kept through a cold launch. */
export function storageApi(calls: Calls): Record<string, unknown> {
  return {
    setStorageSync: write,
    getStorageSync: read,
    clearStorageSync: clear,
    setStorage: calls.promising('setStorage', ({ key, data }) => write(String(key), data)),
  }
}

function write(key: string, data: unknown): void {
  sessionStorage.setItem(PREFIX + key, JSON.stringify({ data }))
}

function read(key: string): unknown {
  const text = sessionStorage.getItem(PREFIX + key)
  return text === null ? '' : (JSON.parse(text) as { data: unknown }).data
}

function clear(): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX)) sessionStorage.removeItem(key)
  }
}
