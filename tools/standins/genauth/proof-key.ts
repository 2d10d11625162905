import { createHash, timingSafeEqual } from 'node:crypto'

import { refusals } from './refusal'

/** What the app bound the ticket to when it asked for one (RFC 7636, 4.2). */
export interface ProofKey {
  readonly challenge: string
  readonly method: 'S256' | 'plain'
}

/** RFC 7636, 4.1: 43 to 128 unreserved characters. */
const verifierForm = /^[A-Za-z0-9\-._~]{43,128}$/
/** A SHA-256 digest in base64url without padding. */
const digestForm = /^[A-Za-z0-9\-_]{43}$/

interface Asked {
  readonly code_challenge?: string
  readonly code_challenge_method?: string
}

/**
 * Undefined when the app gave no challenge; without a method it is `plain` (RFC 7636, 4.3).
 * @throws Refusal 400 for a challenge that no verifier can ever match
 */
export function readProofKey(asked: Asked): ProofKey | undefined {
  const { code_challenge: challenge, code_challenge_method: method = 'plain' } = asked
  if (challenge === undefined && !('code_challenge_method' in asked)) return undefined
  const isMethod = method === 'S256' || method === 'plain'
  const form = method === 'S256' ? digestForm : verifierForm
  if (!isMethod || !form.test(challenge ?? '')) {
    throw refusals.invalidArgument(['code_challenge 格式错误', 'Malformed code_challenge'])
  }
  return { challenge: challenge ?? '', method }
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
