import type { FastifyRequest } from 'fastify'

import { isControl, type Server } from './server'
import { fieldsOf } from './wire'

/** One request as the backend saw it, secrets and all: for a test to look at, kept in memory only. */
export interface SeenRequest {
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly query: unknown
  readonly headers: Record<string, unknown>
  body: unknown
  /** Null while there is no answer, and for good if the request was dropped. */
  status: number | null
}

const keptHeaders =
  /^(content-type|authorization|user-agent|referer|origin|accept-language|idempotency-key|x-.*)$/

/** Keeps what comes in, in order of arrival, also what no route takes. */
export function keepRequests(server: Server): SeenRequest[] {
  const log: SeenRequest[] = []
  const entries = new WeakMap<FastifyRequest, SeenRequest>()

  server.addHook('onRequest', async (request) => {
    if (isControl(request)) return
    const entry = seen(request)
    entries.set(request, entry)
    log.push(entry)
  })
  server.addHook('preValidation', async (request) => {
    const entry = entries.get(request)
    if (entry !== undefined) entry.body = request.body ?? null
  })
  // Before the answer leaves: who has the answer must find its status here.
  server.addHook('onSend', async (request, reply) => {
    const entry = entries.get(request)
    if (entry !== undefined) entry.status = reply.statusCode
  })
  return log
}

function seen(request: FastifyRequest): SeenRequest {
  const kept = Object.entries(request.headers).filter(([name]) => keptHeaders.test(name))
  const [path = ''] = request.url.split('?')
  return {
    method: request.method,
    path,
    query: fieldsOf(request.query),
    headers: Object.fromEntries(kept),
    body: null,
    status: null,
  }
}
