import { createHash, timingSafeEqual } from 'node:crypto'

import { refusals } from './refusal'
import { wireText, type WireObject } from './wire-values'

/** What the app bound the ticket to when it asked for one (RFC 7636, 4.2). */
export interface ProofKey {
  readonly challenge: string
  readonly method: 'S256' | 'plain'
}

/** RFC 7636, 4.1: 43 to 128 unreserved characters. */
const verifierForm = /^[A-Za-z0-9\-._~]{43,128}$/
/** A SHA-256 digest in base64url without padding. */
const digestForm = /^[A-Za-z0-9\-_]{43}$/

/**
 * Undefined when the app gave no challenge; without a method it is `plain` (RFC 7636, 4.3).
 * @throws Refusal 400 for a challenge that no verifier can ever match
 */
export function readProofKey(body: WireObject): ProofKey | undefined {
  const challenge = wireText(body, 'code_challenge')
  const method = wireText(body, 'code_challenge_method') ?? 'plain'
  if (challenge === undefined) {
    if ('code_challenge_method' in body) throw refusals.invalidArgument('缺少 code_challenge')
    return undefined
  }
  if (method !== 'S256' && method !== 'plain') {
    throw refusals.invalidArgument('不支持的 code_challenge_method')
  }
  const form = method === 'S256' ? digestForm : verifierForm
  if (!form.test(challenge)) throw refusals.invalidArgument('code_challenge 格式错误')
  return { challenge, method }
}

/** RFC 7636, 4.6. */
export function proves(verifier: string | undefined, proofKey: ProofKey): boolean {
  if (verifier === undefined || !verifierForm.test(verifier)) return false
  const derived =
    proofKey.method === 'plain'
      ? verifier
      : createHash('sha256').update(verifier).digest('base64url')
  return sameText(derived, proofKey.challenge)
}

/** In constant time for texts of one length. */
export function sameText(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}
