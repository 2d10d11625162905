import { asLoginFailure, LoginFailure } from '../failure'
import type { Answer, PostRequest, WeChat } from '../wechat/wechat'
import { refusalOf } from './refusal'

/** Where codes go. Comes from `deployment.ts` alone, never from a launch. */
export interface Backend {
  readonly host: string
  /** Milliseconds. */
  readonly timeout: number
}

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

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
