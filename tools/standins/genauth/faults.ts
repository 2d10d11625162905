import { type Static, Type } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'

import type { Clock } from './clock'
import { failureOf } from './refusal'
import { isControl, type Server } from './server'
import { strict } from './settings'
import { fieldsOf } from './wire'

/** Messages that parsers, pages and terminals stumble over. */
export const oddMessages = {
  combining: '\u0338授权失败',
  emoji_modifier: '\u{1F3FD}授权失败',
  prepended: '授权失败\u0600',
  invisible: '\u115F\u1160\uFFA0\u2800\u034F\uFE0F',
  stacked: `授权失败e${'\u0301'.repeat(120)}`,
  separators: '授权失败&ticket=x&state=y\r\nnext',
  terminal: '\u001B[2J\u001B]0;title\u0007授权失败',
  long: '长'.repeat(10_000),
  empty: '',
} as const

const text = Type.String({ minLength: 1 })
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
  /** A "no" in the envelope of the path's contract, or in the one documented for V2. */
  kind('refuse', {
    code: Type.Integer(),
    message: Type.String(),
    apiCode: Type.Optional(Type.Union([Type.Integer(), Type.String()])),
    envelope: Type.Optional(Type.Literal('v2')),
  }),
  /** A "no" with one of `oddMessages`. */
  kind('odd_message', {
    message: Type.Union(
      (Object.keys(oddMessages) as OddMessage[]).map((name) => Type.Literal(name)),
    ),
  }),
  /** Keys of the answer's `data` that are replaced, by anything: `{"expiresIn": 1e308}`. */
  kind('alter', { data: Type.Record(Type.String(), Type.Unknown()) }),
  /** The answer's `data` gets a text of so many bytes. */
  kind('pad', { bytes: Type.Integer({ minimum: 0, maximum: 16_000_000 }) }),
  /** `code`, `statusCode` and `apiCode` come as text. */
  kind('text_codes', {}),
])
export type Fault = Static<typeof Fault>
type OddMessage = keyof typeof oddMessages

/** Applies faults in the order they were given. */
export function applyFaults(server: Server, clock: Clock): Fault[] {
  const faults: Fault[] = []
  const hit = new WeakMap<FastifyRequest, Fault>()
  server.addHook('preValidation', async (request, reply) => {
    if (isControl(request)) return
    const fault = next(faults, request.url)
    if (fault === undefined) return
    hit.set(request, fault)
    await before(fault, request, reply, clock)
  })
  server.addHook('preSerialization', async (request, _reply, payload) => {
    const fault = hit.get(request)
    return fault ? altered(fault, payload) : payload
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

/** What happens before any route sees the request. */
async function before(
  fault: Fault,
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
      return
    case 'odd_message':
      await reply.send(failureOf(url, { statusCode: 400, message: oddMessages[fault.message] }))
      return
    case 'lose':
    case 'alter':
    case 'pad':
    case 'text_codes':
  }
}

function refusal({ code, message, apiCode, envelope }: Fault & { kind: 'refuse' }, url: string) {
  const asked = envelope === 'v2' ? '/api/v2/' : url
  const exact = apiCode === undefined ? {} : { apiCode }
  return { ...failureOf(asked, { statusCode: code, message }), ...exact }
}

/** What becomes of the answer that a route gave. */
function altered(fault: Fault, payload: unknown): unknown {
  const answer = fieldsOf(payload)
  const data = fieldsOf(answer['data'])
  switch (fault.kind) {
    case 'alter':
      return { ...answer, data: { ...data, ...fault.data } }
    case 'pad':
      return { ...answer, data: { ...data, padding: 'x'.repeat(fault.bytes) } }
    case 'text_codes': {
      const codes = Object.entries(answer).filter(([key]) => /code$/i.test(key))
      return { ...answer, ...Object.fromEntries(codes.map(([key, code]) => [key, String(code)])) }
    }
    case 'drop':
    case 'lose':
    case 'delay':
    case 'status':
    case 'redirect':
    case 'refuse':
    case 'odd_message':
      return payload
  }
}
