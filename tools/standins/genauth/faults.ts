import { type Static, Type } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'

import type { Clock } from './clock'
import { failureOf } from './refusal'
import { isControl, type Server } from './server'
import { strict } from './settings'
import { fieldsOf } from './wire'

const text = Type.String({ minLength: 1 })
const anything = Type.Record(Type.String(), Type.Unknown())
const common = { times: Type.Integer({ minimum: 1 }), path: Type.Optional(text) }

function kind<Name extends string, Fields extends Parameters<typeof Type.Object>[0]>(
  name: Name,
  fields: Fields,
) {
  return Type.Object({ kind: Type.Literal(name), ...common, ...fields }, strict)
}

/** What goes wrong with the next `times` requests whose path starts with `path`. */
export const Fault = Type.Union([
  /** No answer, and the backend did nothing. */
  kind('drop', {}),
  /** No answer, although the backend did what was asked. */
  kind('lose', {}),
  /** Milliseconds. */
  kind('delay', { delay: Type.Number({ minimum: 0 }) }),
  kind('status', {
    statusCode: Type.Integer({ minimum: 200, maximum: 599 }),
    body: Type.Optional(Type.Unknown()),
    headers: Type.Optional(Type.Record(Type.String(), Type.String())),
    contentType: Type.Optional(text),
  }),
  kind('redirect', {
    statusCode: Type.Union([301, 302, 303, 307, 308].map((code) => Type.Literal(code))),
    /** Of another host, for example. */
    location: text,
  }),
  /** A "no" in the envelope of the path's contract. */
  kind('refuse', {
    code: Type.Integer(),
    message: Type.String(),
    apiCode: Type.Optional(Type.Union([Type.Integer(), Type.String()])),
  }),
  /** Keys of the route's answer, and of its `data`, that are replaced, by anything: `{"data": {"expiresIn": 1e308}}`. */
  kind('alter', { answer: Type.Optional(anything), data: Type.Optional(anything) }),
])
export type Fault = Static<typeof Fault>
type Late = Fault & { kind: 'lose' | 'alter' }

/** Applies faults in the order they were given. */
export function applyFaults(server: Server, clock: Clock): Fault[] {
  const faults: Fault[] = []
  const hit = new WeakMap<FastifyRequest, Late>()
  server.addHook('preValidation', async (request, reply) => {
    if (isControl(request)) return
    const fault = next(faults, request.url)
    if (fault === undefined) return
    if (fault.kind === 'lose' || fault.kind === 'alter') hit.set(request, fault)
    else await answer(fault, request, reply, clock)
  })
  server.addHook('preSerialization', async (request, _reply, payload) => {
    const fault = hit.get(request)
    if (fault?.kind !== 'alter') return payload
    const given = { ...fieldsOf(payload), ...fault.answer }
    return fault.data ? { ...given, data: { ...fieldsOf(given.data), ...fault.data } } : given
  })
  server.addHook('onSend', async (request) => {
    if (hit.get(request)?.kind === 'lose') request.raw.socket.destroy()
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

/** What happens instead of any route's answer, or before it. */
async function answer(
  fault: Exclude<Fault, Late>,
  { raw, url }: FastifyRequest,
  reply: FastifyReply,
  clock: Clock,
): Promise<void> {
  switch (fault.kind) {
    case 'drop':
      reply.hijack()
      raw.socket.destroy()
      return
    case 'delay':
      return clock.wait(fault.delay)
    case 'status': {
      const { statusCode, headers = {}, body = {} } = fault
      const isText = typeof body === 'string'
      const type = fault.contentType ?? (isText ? 'text/html' : 'application/json')
      const sent = isText ? body : JSON.stringify(body)
      await reply.code(statusCode).headers(headers).type(`${type}; charset=utf-8`).send(sent)
      return
    }
    case 'redirect':
      await reply.redirect(fault.location, fault.statusCode)
      return
    case 'refuse':
      await reply.send(refusal(fault, url))
  }
}

/** With the exact `apiCode` that was asked for, a number or a text. */
function refusal({ code, message, apiCode }: Fault & { kind: 'refuse' }, url: string) {
  const exact = apiCode === undefined ? {} : { apiCode }
  return { ...failureOf(url, { statusCode: code, message }), ...exact }
}
