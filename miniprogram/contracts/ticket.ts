import type { TicketSettings } from '../deployment-fields'
import { LoginFailure } from '../failure'
import type { Launch } from '../launch/launch'
import type { Contract, LoginRequest } from './contract'
import { plainMessage, reasonOf } from './message'
import { type Backend, isRecord, postJson } from './post-json'

/** GenAuth's guide "APP launches WeChat Mini Program". */
export interface TicketRequest extends LoginRequest {
  readonly userPoolId: string
  /** The app's opaque value, echoed. RFC 6749 §4.1.1 */
  readonly state: string | undefined
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

/** Values that survive a path, a query and the sample parsers unchanged. RFC 3986 §2.3 */
const STATE = /^[\w.~-]{1,512}$/
const CODE_CHALLENGE = /^[\w.~-]{43,128}$/
const CODE_CHALLENGE_METHODS: readonly string[] = ['S256', 'plain']
/** The sample parsers split on `&` and `=` and decode nothing. */
const TICKET = /^[\x21-\x25\x27-\x3c\x3e-\x7e]+$/

export function ticketContract(
  settings: TicketSettings,
  backend: Backend,
): Contract<TicketRequest, TicketGrant> {
  return {
    accept: (launch) => accept(launch, settings),

    exchange(request, { loginCode, phoneCode }, wechat) {
      const path = settings.path.replace('{userPoolId}', request.userPoolId)
      const body = {
        wxLoginInfo: { code: loginCode },
        ...(phoneCode === undefined ? {} : { wxPhoneInfo: { code: phoneCode } }),
        ...request.challenge,
      }
      return postJson(wechat, { backend, path, body }).then((answer) =>
        readGrant(answer, settings.lifetime),
      )
    },

    lifetime: (grant) => grant.expiresIn,

    encode: ({ state }, { ticket }, message) =>
      `code=200&message=${plainMessage(message)}&ticket=${ticket}${stateSegment(state)}`,

    encodeFailure: (request, _failure, message) =>
      `code=400&message=${plainMessage(message)}${stateSegment(request?.state)}`,
  }
}

/** Claims every launch of the documented page that names a user pool. */
function accept({ path, query }: Launch, settings: TicketSettings): TicketRequest | undefined {
  const { userPoolId, state } = query
  if (path !== 'routes/explore' || userPoolId === undefined) return undefined
  if (!settings.userPoolIds.includes(userPoolId)) throw new LoginFailure('invalid_launch')
  if (state !== undefined && !STATE.test(state)) throw new LoginFailure('invalid_launch')
  return { userPoolId, phone: query.getPhone === '1', state, challenge: readChallenge(query) }
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

/** `{code: 200, message, data: {ticket, expiresIn?}}`; any other `code` is a refusal, whatever the HTTP status says. */
function readGrant(answer: Record<string, unknown>, defaultLifetime: number): TicketGrant {
  if (Number(answer.code) !== 200) throw new LoginFailure('refused', reasonOf(answer))
  const grant = answer.data
  if (!isRecord(grant) || typeof grant.ticket !== 'string' || !TICKET.test(grant.ticket)) {
    throw new LoginFailure('bad_answer')
  }
  const given = Number(grant.expiresIn)
  return { ticket: grant.ticket, expiresIn: given > 0 ? given : defaultLifetime }
}

function stateSegment(state: string | undefined): string {
  return state === undefined ? '' : `&state=${state}`
}
