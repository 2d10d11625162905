import { isRecord } from '../simulator/record'

/** What a request carries besides its method; who it is for decides which fields it has. */
export type Params = Record<string, unknown>

/** Answers one method of the protocol; what it throws becomes the error the client sees. */
export type Handler = (params: Params) => unknown

/** The methods one part answers, by their name on the wire. */
export type Methods = Record<string, Handler>

/** An event for the client, such as `App.logAdded`. */
export type EmitEvent = (method: string, params: unknown) => void

/** Reads a text the method cannot do without. */
export function text(params: Params, name: string): string {
  const value = params[name]
  if (typeof value !== 'string') throw new Error(`${name} must be a string`)
  return value
}

/** Reads a list; absent means empty, as the client leaves out what it was not given. */
export function list(params: Params, name: string): unknown[] {
  const value = params[name]
  return Array.isArray(value) ? value : []
}

/** Reads a list of names and looks each of them up, in the client's order. */
export function each<Value>(params: Params, lookUp: (name: string) => Value): Value[] {
  return list(params, 'names').map((name) => lookUp(String(name)))
}

/** Reads a plain object; absent means empty. */
export function record(params: Params, name: string): Record<string, unknown> {
  const value = params[name]
  return isRecord(value) ? value : {}
}

export { isRecord }

/** Follows `a.b[0].c` as `setData` writes it; no path gives the whole. */
export function at(whole: unknown, path: unknown): unknown {
  if (typeof path !== 'string' || path === '') return whole
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '')
  return keys.reduce<unknown>(
    (value, key) =>
      value === null || value === undefined ? undefined : Reflect.get(Object(value), key),
    whole,
  )
}

/** A copy that JSON can carry: WeChat's own bridge loses functions and cycles the same way. */
export function toWire(value: unknown): unknown {
  const above: unknown[] = []
  const text = JSON.stringify(value, function (this: unknown, _key, item: unknown) {
    while (above.length > 0 && above[above.length - 1] !== this) above.pop()
    if (item instanceof Error) return { name: item.name, message: item.message, stack: item.stack }
    if (typeof item === 'bigint') return String(item)
    if (typeof item !== 'object' || item === null) return item
    if (above.includes(item)) return '[Circular]'
    above.push(item)
    return item
  }) as string | undefined
  return text === undefined ? undefined : (JSON.parse(text) as unknown)
}
