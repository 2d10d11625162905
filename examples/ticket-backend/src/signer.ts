import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { calculateJwkThumbprint, exportJWK, type JWTPayload, SignJWT } from 'jose'

export interface Signer {
  sign(claims: JWTPayload): Promise<string>
  /** Of all keys, for who checks: a new key is published before it signs, and an old one until its tokens expired. */
  readonly jwks: { readonly keys: readonly object[] }
}

/** @throws Error that names the file which is no usable key */
export async function readSigner(files: string): Promise<Signer> {
  const keys = await Promise.all(files.split(',').map((file) => readKey(file.trim())))
  const [first] = keys
  if (!first) throw new Error('SIGNING_KEY_FILES names no file')
  const { key, alg, kid } = first
  return {
    sign: (claims) => new SignJWT(claims).setProtectedHeader({ alg, kid, typ: 'JWT' }).sign(key),
    jwks: { keys: keys.map(({ jwk }) => jwk) },
  }
}

async function readKey(file: string) {
  try {
    const key = createPrivateKey(readFileSync(file))
    const alg = algorithmOf(key)
    const jwk = await exportJWK(createPublicKey(key))
    const kid = await calculateJwkThumbprint(jwk)
    return { key, alg, kid, jwk: { ...jwk, kid, alg, use: 'sig' } }
  } catch (error) {
    const problem = error instanceof Error && 'code' in error ? String(error.code) : 'no key'
    throw new Error(
      `SIGNING_KEY_FILES: ${file} is no private key of EC P-256, or RSA with 2048 bits (${problem})`,
    )
  }
}

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails: details = {} }: KeyObject): string {
  if (asymmetricKeyType === 'ec' && details.namedCurve === 'prime256v1') return 'ES256'
  if (asymmetricKeyType === 'rsa' && (details.modulusLength ?? 0) >= 2048) return 'RS256'
  throw new Error('of another kind')
}
