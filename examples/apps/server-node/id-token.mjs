import { createPublicKey, verify } from 'node:crypto'

/** @param {string} part */
const decode = (part) => JSON.parse(Buffer.from(part, 'base64url').toString())

/**
 * Gives the claims of an id_token, if issuer, audience, time and signature are right.
 * @param {string} token
 * @param {{ issuer: string, appId: string }} expected issuer as GenAuth's console shows it
 */
export async function verifiedClaims(token, { issuer, appId }) {
  const [head = '', body = '', signature = ''] = token.split('.')
  const { alg, kid } = decode(head)
  if (alg !== 'RS256') throw new Error(`alg ${alg}`) // never what the token asks for
  const { jwks_uri } = await json(`${issuer}/.well-known/openid-configuration`)
  const { keys } = await json(jwks_uri)
  const jwk = keys.find((/** @type {{ kid: string }} */ key) => key.kid === kid)
  if (!jwk) throw new Error('unknown key')
  const key = createPublicKey({ key: jwk, format: 'jwk' })
  const signed = Buffer.from(`${head}.${body}`)
  if (!verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url'))) {
    throw new Error('signature')
  }
  const claims = decode(body)
  if (claims.iss !== issuer) throw new Error('iss')
  if (![claims.aud].flat().includes(appId)) throw new Error('aud')
  if (!(claims.exp > Date.now() / 1000)) throw new Error('exp')
  return claims
}

/** @param {string} url */
async function json(url) {
  const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) })
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  return answer.json()
}
