import { randomBytes, randomUUID } from 'node:crypto'

import type { Clock } from './clock'
import { numericDate, signJwt } from './jwt'
import type { ProofKey } from './proof-key'
import { SingleUse } from './single-use'
import type { Login } from './users'

export interface TicketContent {
  readonly login: Login
  readonly proofKey: ProofKey | undefined
}

/** Tickets carry no claim about the person: what they stand for stays here. */
export class TicketStore {
  private readonly contents: SingleUse<TicketContent>
  private readonly clock: Clock
  private readonly key = randomBytes(32).toString('hex')

  constructor(clock: Clock) {
    this.clock = clock
    this.contents = new SingleUse(clock)
  }

  issue(content: TicketContent, lifetimeSeconds: number): string {
    const iat = numericDate(this.clock.now())
    const ticket = signJwt({ jti: randomUUID(), iat, exp: iat + lifetimeSeconds }, this.key)
    this.contents.issue(ticket, content, lifetimeSeconds)
    return ticket
  }

  take(ticket: string): TicketContent | undefined {
    return this.contents.take(ticket)
  }

  clear(): void {
    this.contents.clear()
  }
}
