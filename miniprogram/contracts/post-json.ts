import { asLoginFailure, type FailureKind, LoginFailure } from '../failure'
import { isRecord } from '../launch/launch'
import { oneLine } from '../one-line'
import type { Answer, PostRequest, WeChat } from '../wechat/wechat'
import type { Backend } from './contract'

interface Posting {
  readonly backend: Backend
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body: object
  /** Does the envelope say yes? HTTP 200 alone says nothing. */
  isGranted(envelope: Record<string, unknown>): boolean
}

/**
 * Posts codes to the backend, once; gives the JSON object in which it granted the login. Every post carries an
 * `idempotency-key` of its own. A request that provably never left goes out once more, unasked: the codes are unused.
 * @throws LoginFailure of any network or backend kind
 */
export function postJson(wechat: WeChat, posting: Posting): Promise<Record<string, unknown>> {
  const { backend, path, headers, body } = posting
  const request: PostRequest = {
    url: backend.host + path,
    headers: { ...headers, 'idempotency-key': wechat.uniqueKey() },
    body,
    timeout: backend.timeout,
  }
  return wechat
    .post(request)
    .catch((thrown: unknown) => {
      if (asLoginFailure(thrown).kind === 'network_unreachable') return wechat.post(request)
      throw thrown
    })
    .then((answer) => readEnvelope(answer, posting))
}

function readEnvelope(
  { status, body, retryAfter }: Answer,
  { isGranted }: Posting,
): Record<string, unknown> {
  const envelope = isRecord(body) ? body : undefined
  if (status < 200 || status > 299) throw refusalOf(envelope || {}, { status, retryAfter })
  if (!envelope) throw new LoginFailure('bad_answer')
  if (!isGranted(envelope)) throw refusalOf(envelope, { status, retryAfter })
  return envelope
}

/**
 * GenAuth's apiCodes that have a screen of their own. Which one login-only mode gives is not published; 2004 and 2031
 * are what fits. https://docs.genauth.ai/reference/error-code.html
 */
const KINDS: readonly (readonly [FailureKind, readonly number[]])[] = [
  ['too_many_requests', [429, 1002, 2100]],
  ['server_error', [1000]],
  [
    'interaction_required',
    [1635, 1636, 1639, 1640, 1641, 1642, 1643, 1644, 1645, 1666, 2921, 2930],
  ],
  ['unknown_user', [2004, 2031]],
  ['user_locked', [2005, 2057]],
  ['user_disabled', [2120008]],
]

/** The longest wait that a person is asked for, in seconds. */
const LONGEST_WAIT = 120

/** A "no" of the backend, from its envelope and from HTTP. Codes come as numbers or as text. */
export function refusalOf(
  envelope: Record<string, unknown>,
  http: { status: number; retryAfter: string | undefined },
): LoginFailure {
  const apiCode = numberIn(envelope.apiCode) || numberIn(envelope.code)
  const statusCode = [numberIn(envelope.statusCode), http.status, apiCode].find(isNoSuccess)
  const retryAfter = numberIn(http.retryAfter)
  const { requestId } = envelope
  const kind = kindOf(apiCode) || kindOf(statusCode) || classOf(statusCode)
  return new LoginFailure(kind, {
    reason: reasonOf(envelope),
    statusCode,
    apiCode: numberIn(envelope.apiCode),
    requestId: typeof requestId === 'string' ? requestId.slice(0, 64) : undefined,
    retryAfter: retryAfter === undefined ? undefined : Math.min(retryAfter, LONGEST_WAIT),
  })
}

function kindOf(code: number | undefined): FailureKind | undefined {
  const row = KINDS.find(([, codes]) => code !== undefined && codes.includes(code))
  return row && row[0]
}

function classOf(statusCode: number | undefined): FailureKind {
  return statusCode !== undefined && statusCode >= 500 && statusCode <= 599
    ? 'server_error'
    : 'refused'
}

/** A "no" must not look like a success, whatever one of its layers says. */
function isNoSuccess(code: number | undefined): boolean {
  return code !== undefined && (code < 200 || code > 299)
}

/** A whole number that is not negative, as number or as text. */
function numberIn(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

/** The backend's `message`, fit to be shown, or `undefined` where there is none. */
function reasonOf({ message }: Record<string, unknown>): string | undefined {
  return typeof message === 'string' ? oneLine(message) || undefined : undefined
}
