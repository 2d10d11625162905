import { LoginFailure } from '../failure'
import type { WeChat } from '../wechat/wechat'
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
export async function postJson(
  wechat: WeChat,
  { backend, path, body }: { backend: Backend; path: string; body: object },
): Promise<Record<string, unknown>> {
  const { host, timeout } = backend
  const answer = await wechat.post({ url: host + path, headers: {}, body, timeout })
  const envelope = isRecord(answer.body) ? answer.body : undefined
  if (answer.status < 200 || answer.status > 299) {
    throw new LoginFailure('refused', envelope && reasonOf(envelope))
  }
  if (!envelope) throw new LoginFailure('bad_answer')
  return envelope
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
