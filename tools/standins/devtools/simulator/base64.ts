/** Bytes that a function takes as arguments; of three of them each come four characters. */
const PIECE = 3 * 8192

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += PIECE) {
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + PIECE)))
  }
  return text
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const characters = atob(text)
  const bytes = new Uint8Array(characters.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i)
  return bytes
}

/** What WeChat's library reads of a text: characters that are none of its own are passed over. */
export function readable(text: unknown): string {
  const written = String(text).replace(/=+$/, '')
  if (written.length % 4 === 1) throw new Error('"atob" failed')
  const known = written.replace(/[^A-Za-z0-9+/]/g, '')
  // A character over is no byte yet.
  return known.length % 4 === 1 ? known.slice(0, -1) : known
}

/** How many bytes it encodes. */
export function sizeOf(text: string): number {
  return (text.length / 4) * 3 - (/=*$/.exec(text)?.[0].length ?? 0)
}
