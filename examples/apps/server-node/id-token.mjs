import { createRemoteJWKSet, jwtVerify } from 'jose' // 5 or newer

/**
 * Gives the function that gives the claims of an id_token, if issuer, audience, time and signature are right. Keep it:
 * it caches the keys.
 * @param {string} issuer as GenAuth's console shows it
 * @param {string} appId
 */
export async function idTokenVerifier(issuer, appId) {
  const configuration = await fetch(`${issuer}/.well-known/openid-configuration`)
  const { jwks_uri } = await configuration.json()
  const keys = createRemoteJWKSet(new URL(jwks_uri))
  // The algorithm is never what the token asks for.
  const expected = { issuer, audience: appId, algorithms: ['RS256'], requiredClaims: ['exp'] }
  return async (/** @type {string} */ token) => (await jwtVerify(token, keys, expected)).payload
}
