import { type FailureKind, LoginFailure } from '../failure'
import type { Launch } from '../launch/launch'
import { textIn } from '../untrusted'
import type { Contract, LoginRequest } from './contract'
import { enabled, type EnabledContract } from './enabled'
import { agreementsIn, lifetimeIn, readState, requireServed } from './parameters'

export interface OAuthSettings {
  /** Clients that apps may name in a launch. Any other one is refused. Example: `['maple-app']`. */
  readonly clientIds: readonly string[]
  /** Path of the endpoint that takes both WeChat codes. Example: `/oauth/wechat`. */
  readonly path: string
}

/** OAuth 2.0 for public clients: the app gets an authorization code that only the holder of the verifier can use. RFC 7636 */
export function oauth(settings: OAuthSettings): EnabledContract {
  return enabled({ name: 'oauth', ids: settings.clientIds, settings }, oauthContract(settings))
}

export interface OAuthRequest extends LoginRequest {
  readonly clientId: string
  readonly challenge: string
}

export function oauthContract(settings: OAuthSettings): Contract<OAuthRequest> {
  return {
    accept: (launch) => accept(launch, settings),

    posting: ({ clientId, challenge }, credentials) => ({
      path: settings.path,
      body: {
        client_id: clientId,
        code_challenge: challenge,
        code_challenge_method: 'S256',
        login_code: credentials.loginCode,
        phone_code: credentials.phoneCode,
        ...agreementsIn(credentials),
      },
      isGranted: ({ error }) => error === undefined,
    }),

    result({ request: { state }, envelope }) {
      const code = textIn(envelope.code)
      // Only a code that needs no percent-encoding on its way to the app.
      if (!/^[\w.~-]{1,512}$/.test(code)) throw new LoginFailure('bad_answer')
      return {
        appParameter: `code=${code}${stateSegment(state)}`,
        lifetime: lifetimeIn(envelope.expires_in, 60),
      }
    },

    encodeFailure: ({ kind }, _message, state) => `error=${errorOf(kind)}${stateSegment(state)}`,
  }
}

/** Claims every launch that names a client. */
function accept(launch: Launch, { clientIds }: OAuthSettings): OAuthRequest | undefined {
  const { client_id, code_challenge = '', code_challenge_method, phone } = launch.query
  if (client_id === undefined) return undefined
  requireServed(client_id, clientIds)
  // A SHA-256 digest in base64url. Without it, anybody who sees the code could use it. RFC 9700 §2.1.1
  const isBound = code_challenge_method === 'S256' && /^[\w-]{43}$/.test(code_challenge)
  if (!isBound) throw new LoginFailure('invalid_launch')
  const state = readState(launch)
  return { clientId: client_id, challenge: code_challenge, phone: phone === '1', state }
}

/** RFC 6749 §4.1.2.1. Every other kind is `access_denied`. */
const ERRORS: Partial<Record<FailureKind, string>> = {
  invalid_launch: 'invalid_request',
  unauthorized_client: 'unauthorized_client',
  bad_answer: 'server_error',
  server_error: 'server_error',
  connection_lost: 'temporarily_unavailable',
  network_unreachable: 'temporarily_unavailable',
  timed_out: 'temporarily_unavailable',
  too_many_requests: 'temporarily_unavailable',
}

function errorOf(kind: FailureKind): string {
  return ERRORS[kind] || 'access_denied'
}

function stateSegment(state: string | undefined): string {
  return state === undefined ? '' : `&state=${state}`
}
