import type { FastifyRequest } from 'fastify'

import { refusals } from './refusal'
import { isControl, type Server } from './server'

interface Kept {
  /** What was asked, to the byte. */
  readonly asked: string
  readonly answer: Promise<{ readonly status: number; readonly body: unknown }>
}

/**
 * Answers a request whose `idempotency-key` is known as the first one was answered, without doing it again.
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export function repeatAnswers(server: Server): Map<string, Kept> {
  const answers = new Map<string, Kept>()
  const first = new WeakMap<FastifyRequest, (answer: Awaited<Kept['answer']>) => void>()

  // After the faults: a request that a fault answered was never seen by the backend.
  server.addHook('preHandler', async (request, reply) => {
    const key = request.headers['idempotency-key']
    if (typeof key !== 'string' || isControl(request)) return
    const asked = JSON.stringify([request.method, request.url, request.body])
    const kept = answers.get(key)
    if (!kept) {
      answers.set(key, { asked, answer: new Promise((resolve) => first.set(request, resolve)) })
      return
    }
    if (kept.asked !== asked) throw refusals.otherRequest()
    const { status, body } = await kept.answer
    await reply.code(status).type('application/json; charset=utf-8').send(body)
  })
  server.addHook('onSend', async (request, { statusCode }, body) => {
    first.get(request)?.({ status: statusCode, body })
  })
  return answers
}
