import { randomUUID } from 'node:crypto'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import fastify, { type FastifyError, type FastifyReply, type FastifyRequest } from 'fastify'

import type { Config } from './config'
import { Genauth } from './genauth'
import { logger, type LogTarget } from './log'
import { once } from './once'
import { type Body, type Language, languageOf, Refusal } from './refusal'
import { digest } from './sealed'
import { readSigner } from './signer'
import { openStore } from './open-store'
import { challengeIn, issue, redeem, sameText } from './tickets'
import { WeChat } from './wechat'
import { ExchangeBody, ExchangeQuery, IssueBody, IssueHeaders, type Login, PoolPath } from './wire'

/** Seconds until an id_token expires: the app's server reads it at once, and makes a session of its own. */
const ID_TOKEN = 3600
const MINUTE = 60_000
const ISSUE = '/oauth/app2wxapp/ticket/:userPoolId'

export interface Around {
  /** Milliseconds since the Unix epoch. */
  readonly now?: () => number
  /** Default: standard output. */
  readonly log?: LogTarget
}

/** The server of one user pool, not listening yet. Closing it closes its store. */
export async function createServer(config: Config, { now = Date.now, log }: Around = {}) {
  const server = fastify({
    logger: logger(config.LOG_LEVEL, log),
    disableRequestLogging: true,
    genReqId: () => randomUUID(),
    // Codes, a challenge and a hundred consents.
    bodyLimit: 64 * 1024,
    requestTimeout: 10_000,
    trustProxy: config.TRUST_PROXY.split(',').map((one) => one.trim()),
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
  }).withTypeProvider<TypeBoxTypeProvider>()
  const signer = await readSigner(config.SIGNING_KEY_FILES)
  const store = await openStore(config, {
    now,
    onError: (err) => server.log.error({ err }, 'store'),
  })
  server.addHook('onClose', () => store.close())
  const { adapter: asked } = config
  const adapter = asked.ADAPTER === 'wechat' ? new WeChat(asked, store, now) : new Genauth(asked)

  /** In whole minutes. Who is counted stands in the store as a digest that the store alone cannot reverse. */
  const limit = async (who: string, most: number) => {
    const minute = String(Math.floor(now() / MINUTE))
    const key = digest('limit', config.POOL_SECRET, who, minute)
    if ((await store.count(key, 2 * 60)) > most) throw new Refusal('too_many', { most })
  }

  server.addHook(
    'onResponse',
    async ({ log, method, routeOptions }, { statusCode, elapsedTime }) => {
      const ms = Math.round(elapsedTime)
      log.info({ method, route: routeOptions.url ?? 'unknown', status: statusCode, ms }, 'answered')
    },
  )
  // Otherwise the connection of what is still answered would stay open, and the server with it.
  let closing = false
  server.addHook('preClose', async () => void (closing = true))
  server.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close')
  })
  server.setNotFoundHandler((_request, reply) => reply.code(404).send({ message: 'Not found' }))
  server.setErrorHandler<FastifyError>((error, request, reply) =>
    send(reply, bodyFor(error, request)),
  )

  /** What the person gets for an error, and the log. */
  const bodyFor = (error: unknown, { log, headers }: FastifyRequest): Body => {
    const refusal = refusalOf(error)
    const line = { reason: refusal.message, ...refusal.log }
    if (refusal.message === 'internal') log.error({ err: error }, 'failed')
    else if (refusal.passes) log.warn(line, 'refused')
    else log.info(line, 'refused')
    return refusal.body(languageOf(headers))
  }

  /** HTTP 200 for every answer that was meant, as GenAuth has it; a proxy and a monitor must see the others. */
  const send = (reply: FastifyReply, body: Body) => {
    if (body.code === 429)
      reply.header('retry-after', Math.ceil((MINUTE - (now() % MINUTE)) / 1000))
    const status = [429, 500, 503].includes(body.code) ? body.code : 200
    return reply.code(status).header('cache-control', 'no-store').send(body)
  }

  const requirePool = (userPoolId: string) => {
    if (userPoolId !== config.USER_POOL_ID) throw new Refusal('unknown_pool')
  }

  const issueTicket = async (body: IssueBody, language: Language): Promise<Body> => {
    // Before the login: a request that cannot succeed should not spend the codes.
    const challenge = challengeIn(body)
    if (!challenge && !config.EXCHANGE_NEEDS_SECRET) {
      throw new Refusal('bad_request', { field: 'code_challenge' })
    }
    const consents = body.agreements ?? []
    const login = await adapter.logIn(
      { loginCode: body.wxLoginInfo.code, phoneCode: body.wxPhoneInfo?.code, consents, language },
      (person) => limit(person, config.LOGINS_PER_MINUTE),
    )
    await store.keepConsents(login.id, consents)
    const expiresIn = config.TICKET_SECONDS
    const content = { login, ...(challenge && { challenge }), expiresAt: now() + expiresIn * 1000 }
    const ticket = await issue(store, content, expiresIn)
    return { code: 200, message: '授权成功', data: { ticket, expiresIn } }
  }

  server.addHook('onRequest', async ({ ip, routeOptions }) => {
    if (routeOptions.url === ISSUE) await limit(networkOf(ip), config.REQUESTS_PER_MINUTE)
  })
  server.post(
    ISSUE,
    { schema: { params: PoolPath, headers: IssueHeaders, body: IssueBody } },
    async (request, reply) => {
      const { params, headers, body } = request
      requirePool(params.userPoolId)
      const key = headers['idempotency-key']
      const give = () => issueTicket(body, languageOf(headers))
      if (key === undefined) return send(reply, await give())
      const keep = (error: unknown) => {
        if (refusalOf(error).passes) throw error
        return bodyFor(error, request)
      }
      const asked = JSON.stringify([params, languageOf(headers), body])
      return send(reply, await once(store, { key, asked }, () => give().catch(keep)))
    },
  )

  server.post(
    '/oauth/app2wxapp/auth/:userPoolId',
    // No limit: neither ticket nor secret can be guessed.
    { schema: { params: PoolPath, querystring: ExchangeQuery, body: ExchangeBody } },
    async ({ params, query, body }, reply) => {
      requirePool(params.userPoolId)
      const { ticket = query.ticket ?? '', secret = '', code_verifier: verifier = '' } = body
      if (config.EXCHANGE_NEEDS_SECRET && !sameText(secret, config.POOL_SECRET)) {
        throw new Refusal('bad_secret')
      }
      const login = await redeem(store, { ticket, verifier, now: now() })
      // A JSON text inside JSON: the documented answer is parsed twice.
      const data = JSON.stringify(await userOf(login))
      return send(reply, { code: 200, message: '获取用户信息成功', data })
    },
  )

  /** The keys of GenAuth's guide that this server knows. `token` is an id_token. */
  const userOf = async ({ id, phone, openid, unionid, genauth }: Login) => {
    const iat = Math.floor(now() / 1000)
    const exp = iat + ID_TOKEN
    // OpenID Connect wants E.164; WeChat leaves +86 out.
    const phone_number = phone?.replace(/^(?!\+)/, '+86')
    const number = phone_number === undefined ? {} : { phone_number, phone_number_verified: true }
    const claims = { iss: config.ISSUER, aud: config.USER_POOL_ID, sub: id, iat, exp, ...number }
    const token = await signer.sign(claims)
    const tokenExpiredAt = new Date(exp * 1000).toISOString()
    const user = { _id: id, phone, openid, unionid, registerMethod: 'oauth:app2wxapp' }
    return { ...user, token, tokenExpiredAt, ...(genauth && { genauth }) }
  }

  server.get('/.well-known/jwks.json', async (_request, reply) =>
    reply.header('cache-control', 'max-age=300').send(signer.jwks),
  )
  server.get('/healthz', async (_request, reply) => {
    const works = store.ping().then(() => 200)
    const status = await works.catch(() => 503)
    return reply.code(status).send({ status })
  })
  return server
}

/** Any error as a refusal; one that nobody foresaw is `internal`. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const { statusCode = 500, code = '', validation } = error as Partial<FastifyError>
  const field = validation?.[0]?.instancePath ?? ''
  return statusCode < 500
    ? new Refusal('bad_request', { problem: code, field })
    : new Refusal('internal')
}

/** An address, or the network of one IPv6 customer, who has 2^64 of them. */
function networkOf(ip: string): string {
  if (!ip.includes(':') || ip.startsWith('::ffff:')) return ip.replace('::ffff:', '')
  const groups = ip.split('::')[0]?.split(':') ?? []
  return [...groups, '0', '0', '0', '0'].slice(0, 4).join(':')
}
