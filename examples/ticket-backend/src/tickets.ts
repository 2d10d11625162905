import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { Value } from '@sinclair/typebox/value'

import { Refusal } from './refusal'
import { digest, seal, unseal } from './sealed'
import type { Store } from './store'
import { type Challenge, type IssueBody, type Login, Ticket } from './wire'

/** RFC 7636, 4.1 and 4.2: 43 to 128 unreserved characters; a SHA-256 digest in base64url. */
const VERIFIER = /^[\w.~-]{43,128}$/
const DIGEST = /^[\w-]{43}$/

/**
 * The app that holds the verifier; undefined if the launch had no challenge.
 * @throws Refusal bad_request for one that no verifier can match
 */
export function challengeIn(body: IssueBody): Challenge | undefined {
  const { code_challenge: value, code_challenge_method: method = 'plain' } = body
  if (value === undefined && body.code_challenge_method === undefined) return undefined
  if (value !== undefined && method === 'S256' && DIGEST.test(value)) return { value, method }
  if (value !== undefined && method === 'plain' && VERIFIER.test(value)) return { value, method }
  throw new Refusal('bad_request', { field: 'code_challenge' })
}

/** 256 random bits. The store gets a digest, and who logged in only as the ticket itself can open it. */
export async function issue(store: Store, content: Ticket, seconds: number): Promise<string> {
  const ticket = randomBytes(32).toString('base64url')
  await store.set(digest('ticket', ticket), seal(ticket, content), seconds + 1)
  return ticket
}

/**
 * Spends the ticket, whatever the verifier: a thief must not try twice.
 * @throws Refusal bad_ticket, bad_verifier
 */
export async function redeem(
  store: Store,
  { ticket, verifier, now }: { ticket: string; verifier: string; now: number },
): Promise<Login> {
  const sealed = await store.take(digest('ticket', ticket))
  if (sealed === null) throw new Refusal('bad_ticket')
  const { login, challenge, expiresAt } = Value.Parse(Ticket, unseal(ticket, sealed))
  if (now >= expiresAt) throw new Refusal('bad_ticket')
  if (challenge && !proves(verifier, challenge)) throw new Refusal('bad_verifier')
  return login
}

/** RFC 7636, 4.6. */
function proves(verifier: string, { method, value }: Challenge): boolean {
  if (!VERIFIER.test(verifier)) return false
  switch (method) {
    case 'plain':
      return sameText(verifier, value)
    case 'S256':
      return sameText(createHash('sha256').update(verifier).digest('base64url'), value)
  }
}

/** In a time that tells nothing of where they differ, nor of how long they are. */
export function sameText(one: string, other: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(one), hash(other))
}
