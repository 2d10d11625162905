import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import fastify, { type FastifyError, type FastifyRequest } from 'fastify'

import { refuseOtherSites } from '../local-only'
import { failureOf, languageOf, Refusal, refusals } from './refusal'

export type Server = ReturnType<typeof createServer>

/** Without a logger: bodies hold codes, tokens and phone numbers. */
export function createServer() {
  const server = fastify({
    // A fault may be an answer of several megabytes.
    bodyLimit: 16 * 1024 * 1024,
    logger: false,
    forceCloseConnections: true,
    // Bodies mean what they say: nothing is dropped or converted.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
  }).withTypeProvider<TypeBoxTypeProvider>()
  refuseOtherSites(server)
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  server.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, readForm)
  server.setErrorHandler<FastifyError>((error, request, reply) => {
    const refusal = refusalOf(error, request)
    if (!refusal) return reply.send(error)
    const { url, headers } = request
    const http = url.startsWith('/oidc/') ? refusal.statusCode : 200
    return reply.code(http).send(failureOf(url, refusal.in(languageOf(headers))))
  })
  return server
}

/** A file in a form becomes its name, its type and its bytes in Base64. */
async function readForm({ headers }: FastifyRequest, body: Buffer): Promise<object> {
  const type = { 'content-type': headers['content-type'] ?? '' }
  const form = await new Response(new Uint8Array(body), { headers: type }).formData().catch(() => {
    throw refusals.invalidArgument(['表单无法解析', 'The form cannot be read'])
  })
  const fields = [...form].map(async ([name, value]) => {
    if (typeof value === 'string') return [name, value] as const
    const bytes = Buffer.from(await value.arrayBuffer()).toString('base64')
    return [name, { name: value.name, type: value.type, bytes }] as const
  })
  return Object.fromEntries(await Promise.all(fields)) as object
}

/** A body that does not fit its schema is refused in the contract's envelope. */
function refusalOf(error: FastifyError, request: FastifyRequest): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (!error.validation || isControl(request)) return undefined
  return refusals.invalidArgument([
    `请求参数错误：${error.message}`,
    `Invalid request: ${error.message}`,
  ])
}

/** Whether a request controls the mock backend, rather than asks it something that a real one answers. */
export function isControl({ url }: FastifyRequest): boolean {
  return /^\/standin(?:[/?]|$)/.test(url)
}
