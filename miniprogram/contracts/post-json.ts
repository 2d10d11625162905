import { LoginFailure } from '../failure'
import type { Answer, WeChat } from '../wechat/wechat'
import { reasonOf } from './message'

/** Where codes go. Comes from `deployment.ts` alone, never from a launch. */
export interface Backend {
  readonly host: string
  /** Milliseconds. */
  readonly timeout: number
}

/**
 * One POST to the backend; gives the JSON object it answered.
 * @throws LoginFailure `network_unreachable`, `timed_out`; `refused` for a status that is not 2xx; `bad_answer`
 */
export function postJson(
  wechat: WeChat,
  { backend, path, body }: { backend: Backend; path: string; body: object },
): Promise<Record<string, unknown>> {
  const { host, timeout } = backend
  return wechat.post({ url: host + path, headers: {}, body, timeout }).then(readEnvelope)
}

function readEnvelope({ status, body }: Answer): Record<string, unknown> {
  const envelope = isRecord(body) ? body : undefined
  if (status < 200 || status > 299)
    throw new LoginFailure('refused', envelope && reasonOf(envelope))
  if (!envelope) throw new LoginFailure('bad_answer')
  return envelope
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
