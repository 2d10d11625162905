import { LoginFailure } from '../failure'
import type { Launch } from '../launch/launch'
import { oneLine } from '../one-line'
import { fieldsIn, isAmong, textIn } from '../untrusted'
import type { Contract, LoginRequest } from './contract'
import { enabled, type EnabledContract } from './enabled'
import {
  agreementsIn,
  codePayload,
  isOk,
  languageHeader,
  lifetimeIn,
  readState,
  requireServed,
} from './parameters'

export interface TicketSettings {
  /** User pools that apps may name in a launch. Any other one is refused. */
  readonly userPoolIds: readonly string[]
  /**
   * Path of the endpoint that issues tickets; `{userPoolId}` is replaced. GenAuth does not publish its
   * own, and examples/ticket-backend serves one: `/oauth/app2wxapp/ticket/{userPoolId}`.
   */
  readonly path: string
  /** Seconds until a ticket expires if the backend does not say. GenAuth's default is 120. */
  readonly lifetime: number
  /** Name of the header for the language of the backend's `message`. Default: `x-authing-lang`. */
  readonly headers?: { readonly lang: string }
}

/** GenAuth's guide "APP launches WeChat Mini Program": the backend issues a ticket, and the app exchanges it. */
export function ticket(settings: TicketSettings): EnabledContract {
  return enabled({ name: 'ticket', ids: settings.userPoolIds, settings }, ticketContract(settings))
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

const CODE_CHALLENGE = /^[\w.~-]{43,128}$/
const CODE_CHALLENGE_METHODS: readonly string[] = ['S256', 'plain']
/** The sample parsers split on `&` and `=` and decode nothing. */
const TICKET = /^[\x21-\x25\x27-\x3c\x3e-\x7e]{1,4096}$/

export function ticketContract(settings: TicketSettings): Contract<TicketRequest> {
  return {
    accept: (launch) => accept(launch, settings),

    posting: ({ userPoolId, challenge }, credentials) => ({
      path: settings.path.replace('{userPoolId}', userPoolId),
      headers: languageHeader(credentials, settings.headers?.lang),
      body: { ...codePayload(credentials), ...challenge, ...agreementsIn(credentials) },
      isGranted: ({ code }) => isOk(code),
    }),

    /** `{code: 200, message, data: {ticket, expiresIn?}}`. */
    result({ request: { state }, envelope, message }) {
      const data = fieldsIn(envelope.data)
      const issued = textIn(data.ticket)
      if (!TICKET.test(issued)) throw new LoginFailure('bad_answer')
      return {
        appParameter: `code=200&message=${plainMessage(message)}&ticket=${issued}${stateSegment(state)}`,
        lifetime: lifetimeIn(data.expiresIn, settings.lifetime),
      }
    },

    /** The sample parsers ignore `error` and `api_code`; without them an app cannot tell one failure from another. */
    encodeFailure: ({ kind, details: { apiCode } }, message, state) =>
      `code=400&message=${plainMessage(message)}&error=${kind}` +
      (apiCode === undefined ? '' : `&api_code=${apiCode}`) +
      stateSegment(state),
  }
}

/** Claims every launch that names a user pool, and refuses it if anything in it is not as documented. */
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
    CODE_CHALLENGE.test(code_challenge) && isAmong(CODE_CHALLENGE_METHODS, code_challenge_method)
  if (!valid) throw new LoginFailure('invalid_launch')
  return { code_challenge, code_challenge_method }
}

function stateSegment(state: string | undefined): string {
  return state === undefined ? '' : `&state=${state}`
}

/**
 * A message that the documented sample parsers read back unchanged: they split on `&` and `=` and decode nothing.
 * Java's crashes on an empty value, because its `split` drops it.
 */
export function plainMessage(message: string): string {
  return oneLine(message.replace(/[&=]/g, ' ')) || '-'
}
