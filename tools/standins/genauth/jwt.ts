import { createHmac } from 'node:crypto'

/** An HS256 JWT (RFC 7519): base64url without padding, so it survives readers that split on `=`. */
export function signJwt(claims: Record<string, unknown>, key: string): string {
  const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`
  return `${content}.${createHmac('sha256', key).update(content).digest('base64url')}`
}

/** Seconds since the Unix epoch, the unit of `iat` and `exp`. */
export function numericDate(milliseconds: number): number {
  return Math.floor(milliseconds / 1000)
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
