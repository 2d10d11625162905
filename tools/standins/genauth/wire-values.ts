/** Reading what came over the wire: anything may be missing or of another type. */
export type WireObject = Readonly<Record<string, unknown>>

export function wireObject(value: unknown): WireObject {
  return typeof value === 'object' && value !== null ? (value as WireObject) : {}
}

/** An empty text counts as absent: both SDKs send `""` for what they do not have. */
export function wireText(object: WireObject, key: string): string | undefined {
  const value = object[key]
  return typeof value === 'string' && value !== '' ? value : undefined
}
