import { Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'

import { type Body, Refusal } from './refusal'
import { digest, seal, unseal } from './sealed'
import type { Store } from './store'

const Kept = Type.Object({ code: Type.Number(), message: Type.String(), data: Type.Unknown() })
/** Seconds: longer than a login may take, and than its ticket is of use. */
const PENDING = 30
const DONE = 660
const WAIT = { step: 50, steps: 160 }

/**
 * Gives the second request with a key the answer of the first, which may be under way in another process. What may
 * succeed later is not kept. https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 * @throws Refusal other_request if the key belongs to another request; what `give` throws
 */
export async function once(
  store: Store,
  { key, asked }: { key: string; asked: string },
  give: () => Promise<Body>,
): Promise<Body> {
  const name = digest('idempotency', key)
  const hash = digest(asked)
  // Only who asks the same again can open the answer, for it holds a ticket.
  const secret = key + asked
  for (let step = 0; step < WAIT.steps; step += 1) {
    if (await store.add(name, `${hash} `, PENDING)) {
      try {
        const body = await give()
        await store.set(name, `${hash} ${seal(secret, body)}`, DONE)
        return body
      } catch (error) {
        await store.take(name)
        throw error
      }
    }
    const [keptHash, answer] = ((await store.get(name)) ?? '').split(' ')
    if (keptHash && keptHash !== hash) throw new Refusal('other_request')
    if (answer) return Value.Parse(Kept, unseal(secret, answer))
    await new Promise((resolve) => setTimeout(resolve, WAIT.step))
  }
  throw new Refusal('busy', { problem: 'the first request with this key has no answer' })
}
