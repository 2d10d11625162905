import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import type { Clock } from './clock'
import { isControl } from './request-log'

/** What goes wrong with the next `times` requests whose path starts with `path`. */
export type Fault = { times: number; path?: string } & (
  | { readonly kind: 'drop' }
  | { readonly kind: 'delay'; /** Milliseconds. */ readonly delay: number }
  | {
      readonly kind: 'status'
      readonly statusCode: number
      readonly body?: unknown
      readonly headers?: Record<string, string>
      readonly contentType?: string
    }
  | {
      readonly kind: 'refuse'
      readonly code: number
      readonly message: string
      readonly apiCode?: number | string
    }
)

/** Applies faults in the order they were given, each before any route sees the request. */
export function applyFaults(server: FastifyInstance, clock: Clock): Fault[] {
  const faults: Fault[] = []
  server.addHook('preHandler', async (request, reply) => {
    if (isControl(request)) return
    const fault = next(faults, request.url)
    if (fault !== undefined) await apply(fault, request, reply, clock)
  })
  return faults
}

function next(faults: Fault[], url: string): Fault | undefined {
  const fault = faults.find(({ path }) => path === undefined || url.startsWith(path))
  if (fault === undefined) return undefined
  fault.times -= 1
  if (fault.times <= 0) faults.splice(faults.indexOf(fault), 1)
  return fault
}

async function apply(
  fault: Fault,
  request: FastifyRequest,
  reply: FastifyReply,
  clock: Clock,
): Promise<void> {
  switch (fault.kind) {
    case 'drop':
      reply.hijack()
      request.raw.socket.destroy()
      return
    case 'delay':
      return clock.wait(fault.delay)
    case 'status':
      await reply
        .code(fault.statusCode)
        .headers(fault.headers ?? {})
        .type(fault.contentType ?? contentTypeOf(fault.body))
        .send(textOf(fault.body))
      return
    case 'refuse':
      await reply.code(200).send(refusalBody(fault, request.url))
  }
}

function contentTypeOf(body: unknown): string {
  return typeof body === 'string' ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8'
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body ?? {})
}

/** In the envelope of the contract that the path belongs to. */
function refusalBody(fault: Fault & { kind: 'refuse' }, url: string): object {
  const { code, message, apiCode } = fault
  const exact = apiCode === undefined ? {} : { apiCode }
  return url.startsWith('/api/v3/')
    ? { statusCode: code, message, ...exact, requestId: 'stand-in-refusal' }
    : { code, message, ...exact, data: null }
}
