import { randomUUID } from 'node:crypto'

import type { Refusal } from './refusal'

/** Classic envelope. The iOS SDK reads `code` and nothing else, so `code` is always there. */
export interface ClassicEnvelope {
  readonly code: number
  readonly message: string
  readonly data: unknown
}

/** The Android SDK tells MFA from failure by `code`, so `code` is the exact reason where there is one. */
export function classicFailure(refusal: Refusal): ClassicEnvelope {
  return {
    code: refusal.apiCode ?? refusal.statusCode,
    message: refusal.message,
    data: refusal.data ?? null,
  }
}

/** V3: success iff `statusCode` is 200; `apiCode` on failures only. */
export interface V3Envelope {
  readonly statusCode: number
  readonly message: string
  readonly requestId: string
  readonly apiCode?: number
  readonly data?: unknown
}

export function v3Success(data: unknown): V3Envelope {
  return { statusCode: 200, message: '操作成功', requestId: randomUUID(), data }
}

export function v3Failure(refusal: Refusal): V3Envelope {
  return {
    statusCode: refusal.statusCode,
    ...(refusal.apiCode !== undefined && { apiCode: refusal.apiCode }),
    message: refusal.message,
    requestId: randomUUID(),
    ...(refusal.data !== undefined && { data: refusal.data }),
  }
}
