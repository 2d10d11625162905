import { type FailureKind, LoginFailure } from '../failure'
import type { Launch } from '../launch/launch'
import type { Backend, Contract, EnabledContract, LoginRequest } from './contract'
import { answering } from './index'
import { agreementsIn, lifetimeIn, readState, requireServed } from './parameters'
import { postJson } from './post-json'

export interface OAuthSettings {
  /** Clients that apps may name in a launch. Any other one is refused. Example: `['maple-app']`. */
  readonly clientIds: readonly string[]
  /** Path of the endpoint that takes both WeChat codes. Example: `/oauth/wechat`. */
  readonly path: string
}

/** OAuth 2.0 for public clients: the app gets an authorization code, good for whoever holds the verifier. RFC 7636 */
export function oauth(settings: OAuthSettings): EnabledContract {
  return {
    name: 'oauth',
    ids: settings.clientIds,
    settings,
    connect: (backend) => answering(oauthContract(settings, backend)),
  }
}

export interface OAuthRequest extends LoginRequest {
  readonly clientId: string
  readonly challenge: string
}

export interface OAuthGrant {
  readonly code: string
  /** Seconds. */
  readonly expiresIn: number
}

export function oauthContract(
  settings: OAuthSettings,
  backend: Backend,
): Contract<OAuthRequest, OAuthGrant> {
  return {
    accept: (launch) => accept(launch, settings),

    exchange({ clientId, challenge }, credentials, wechat) {
      const posting = {
        backend,
        path: settings.path,
        body: {
          client_id: clientId,
          code_challenge: challenge,
          code_challenge_method: 'S256',
          login_code: credentials.loginCode,
          phone_code: credentials.phoneCode,
          ...agreementsIn(credentials),
        },
        isGranted: ({ error }: Record<string, unknown>) => error === undefined,
      }
      return postJson(wechat, posting).then(readGrant)
    },

    lifetime: (grant) => grant.expiresIn,
    encode: ({ state }, { code }) => `code=${code}${stateSegment(state)}`,
    encodeFailure: ({ kind }, _message, state) => `error=${errorOf(kind)}${stateSegment(state)}`,
  }
}

/** Claims every launch that names a client. */
function accept(launch: Launch, { clientIds }: OAuthSettings): OAuthRequest | undefined {
  const { client_id, code_challenge = '', code_challenge_method, phone } = launch.query
  if (client_id === undefined) return undefined
  requireServed(client_id, clientIds)
  // A SHA-256 digest in base64url. Without it whoever sees the code could use it. RFC 9700 §2.1.1
  const isBound = code_challenge_method === 'S256' && /^[\w-]{43}$/.test(code_challenge)
  if (!isBound) throw new LoginFailure('invalid_launch')
  const state = readState(launch)
  return { clientId: client_id, challenge: code_challenge, phone: phone === '1', state }
}

/** Only a code that needs no percent-encoding on its way to the app. */
function readGrant({ code, expires_in }: Record<string, unknown>): OAuthGrant {
  if (typeof code !== 'string' || !/^[\w.~-]{1,512}$/.test(code)) {
    throw new LoginFailure('bad_answer')
  }
  return { code, expiresIn: lifetimeIn(expires_in, 60) }
}

/** RFC 6749 §4.1.2.1. All others, the person's no among them, are `access_denied`. */
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
