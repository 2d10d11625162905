import type { TicketSettings } from '../deployment-fields'
import { LoginFailure } from '../failure'
import { isRecord, type Launch } from '../launch/launch'
import { oneLine } from '../one-line'
import { answering } from './index'
import type { Backend, Contract, EnabledContract, LoginRequest } from './contract'
import { agreementsIn, codePayload, isOk, lifetimeIn, readState, requireServed } from './parameters'
import { postJson } from './post-json'

/** GenAuth's guide "APP launches WeChat Mini Program". */
export function ticket(settings: TicketSettings): EnabledContract {
  return {
    name: 'ticket',
    ids: settings.userPoolIds,
    settings,
    connect: (backend) => answering(ticketContract(settings, backend)),
  }
}

export interface TicketRequest extends LoginRequest {
  readonly userPoolId: string
  /** Binds the ticket to the app that asked. RFC 7636 §4.3 */
  readonly challenge: Challenge | undefined
}

interface Challenge {
  readonly code_challenge: string
  readonly code_challenge_method: string
}

export interface TicketGrant {
  readonly ticket: string
  /** Seconds. */
  readonly expiresIn: number
}

const CODE_CHALLENGE = /^[\w.~-]{43,128}$/
const CODE_CHALLENGE_METHODS: readonly string[] = ['S256', 'plain']
/** The sample parsers split on `&` and `=` and decode nothing. */
const TICKET = /^[\x21-\x25\x27-\x3c\x3e-\x7e]{1,4096}$/

export function ticketContract(
  settings: TicketSettings,
  backend: Backend,
): Contract<TicketRequest, TicketGrant> {
  return {
    accept: (launch) => accept(launch, settings),

    exchange({ userPoolId, challenge }, credentials, wechat) {
      const posting = {
        backend,
        path: settings.path.replace('{userPoolId}', userPoolId),
        body: { ...codePayload(credentials), ...challenge, ...agreementsIn(credentials) },
        isGranted: ({ code }: Record<string, unknown>) => isOk(code),
      }
      return postJson(wechat, posting).then((envelope) => readGrant(envelope, settings.lifetime))
    },

    lifetime: (grant) => grant.expiresIn,

    encode: ({ state }, { ticket }, message) =>
      `code=200&message=${plainMessage(message)}&ticket=${ticket}${stateSegment(state)}`,

    encodeFailure: (_failure, message, state) =>
      `code=400&message=${plainMessage(message)}${stateSegment(state)}`,
  }
}

/** Claims every launch that names a user pool, and refuses it where anything in it is not as documented. */
function accept(launch: Launch, settings: TicketSettings): TicketRequest | undefined {
  const { query } = launch
  const { userPoolId } = query
  if (userPoolId === undefined) return undefined
  requireServed(userPoolId, settings.userPoolIds)
  const phone = query.getPhone === '1'
  return { userPoolId, phone, state: readState(launch), challenge: readChallenge(query) }
}

/** A method without a challenge, or an unknown one, is refused: ignoring it would drop the app's protection. */
function readChallenge(query: Launch['query']): Challenge | undefined {
  const { code_challenge, code_challenge_method = 'plain' } = query
  if (code_challenge === undefined) {
    if ('code_challenge_method' in query) throw new LoginFailure('invalid_launch')
    return undefined
  }
  const valid =
    CODE_CHALLENGE.test(code_challenge) && CODE_CHALLENGE_METHODS.includes(code_challenge_method)
  if (!valid) throw new LoginFailure('invalid_launch')
  return { code_challenge, code_challenge_method }
}

/** `data` of `{code: 200, message, data: {ticket, expiresIn?}}`. */
function readGrant({ data }: Record<string, unknown>, defaultLifetime: number): TicketGrant {
  if (!isRecord(data) || typeof data.ticket !== 'string' || !TICKET.test(data.ticket)) {
    throw new LoginFailure('bad_answer')
  }
  return { ticket: data.ticket, expiresIn: lifetimeIn(data.expiresIn, defaultLifetime) }
}

function stateSegment(state: string | undefined): string {
  return state === undefined ? '' : `&state=${state}`
}

/**
 * A message that the documented sample parsers read back unchanged: they split on `&` and `=` and decode nothing,
 * and Java's drops an empty value and crashes.
 */
export function plainMessage(message: string): string {
  return oneLine(message.replace(/[&=]/g, ' ')) || '-'
}
