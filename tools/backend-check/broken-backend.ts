import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import fastify from 'fastify'

/** A request on its way to the good backend. */
export interface Passing {
  readonly path: string
  headers: Record<string, string>
  body: string
}

export interface Passed {
  status: number
  headers: Record<string, string>
  body: string
}

/** What a broken backend does: it may change what is asked, ask twice, or answer by itself. */
export type Breaking = (asked: Passing, ask: (asked: Passing) => Promise<Passed>) => Promise<Passed>

export interface BrokenBackend {
  readonly url: string
  /** How it is broken from now on; `undefined`: it is not. */
  broken: Breaking | undefined
  close(): Promise<void>
}

/** Starts a backend before a good one, which breaks one promise. */
export async function startBrokenBackend(good: string): Promise<BrokenBackend> {
  const server = fastify({ logger: false, forceCloseConnections: true })
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  )
  const started: BrokenBackend = { url: '', broken: undefined, close: () => server.close() }
  const ask = async ({ path, headers, body }: Passing): Promise<Passed> => {
    const response = await fetch(good + path, { method: 'POST', headers, body })
    const type = response.headers.get('content-type') ?? ''
    return {
      status: response.status,
      headers: { 'content-type': type },
      body: await response.text(),
    }
  }
  server.post('/*', async (request, reply) => {
    const asked = {
      path: request.url,
      headers: textsIn(request.headers),
      body: String(request.body),
    }
    const { status, headers: sent, body } = await (started.broken ?? passOn)(asked, ask)
    return reply.code(status).headers(sent).send(body)
  })
  await server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = server.server.address() as AddressInfo
  return Object.assign(started, { url: `http://127.0.0.1:${port}` })
}

const passOn: Breaking = (asked, ask) => ask(asked)

/** Without those of the connection itself. */
function textsIn(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const own = Object.entries(headers).filter(
    ([name]) => !/^(host|connection|content-length)$/.test(name),
  )
  return Object.fromEntries(own.map(([name, value]) => [name, String(value)]))
}

const json = (text: string): unknown => JSON.parse(text)

type Fields = Record<string, unknown>
const fields = (value: unknown): Fields => ({ ...Object(value) }) as Fields

/** Changes the answer to what one kind of path asks. */
const answering =
  (path: RegExp, change: (answer: Fields, asked: Passing) => unknown): Breaking =>
  async (asked, ask) => {
    const passed = await ask(asked)
    if (!path.test(asked.path)) return passed
    return { ...passed, body: JSON.stringify(change(fields(json(passed.body)), asked)) }
  }

/** Changes what one kind of path is asked. */
const asking =
  (path: RegExp, change: (body: Fields, asked: Passing) => Fields): Breaking =>
  (asked, ask) => {
    if (!path.test(asked.path) || !asked.body.startsWith('{"')) return ask(asked)
    try {
      return ask({ ...asked, body: JSON.stringify(change(fields(json(asked.body)), asked)) })
    } catch {
      return ask(asked)
    }
  }

const withoutKey = (asked: Passing): Passing => {
  const { 'idempotency-key': _, ...headers } = asked.headers
  return { ...asked, headers }
}

const isGranted = ({ body }: Passed) => /"(code|statusCode)":200/.test(body)

/** Answers by key alone, whatever is asked. */
function byKeyAlone(): Breaking {
  const kept = new Map<string, Promise<Passed>>()
  return (asked, ask) => {
    const key = asked.headers['idempotency-key']
    if (key === undefined) return ask(asked)
    const answer = kept.get(key) ?? ask(asked)
    kept.set(key, answer)
    return answer
  }
}

/** Keeps what was granted, and grants it again to whoever brings the same codes or ticket. */
function again(path: RegExp): Breaking {
  const kept = new Map<string, Passed>()
  return async (asked, ask) => {
    const key = path.test(asked.path) ? asked.body : randomUUID()
    const passed = kept.get(key) ?? (await ask(asked))
    if (isGranted(passed)) kept.set(key, passed)
    return passed
  }
}

/** Forgets its answer to a key until it is given: two requests at once are two logins. */
const slowToKeep = (): Breaking => {
  const kept = new Map<string, Passed>()
  return async (asked, ask) => {
    const key = asked.headers['idempotency-key'] ?? randomUUID()
    const known = kept.get(key + asked.body)
    if (known) return known
    const passed = await ask(withoutKey(asked))
    kept.set(key + asked.body, passed)
    return passed
  }
}

/** Grants what it granted before to whoever is refused. */
const takesAll = (): Breaking => {
  let granted: Passed | undefined
  return async (asked, ask) => {
    const passed = await ask(asked)
    if (isGranted(passed)) granted = passed
    return LOGIN.test(asked.path) ? (granted ?? passed) : passed
  }
}

const LOGIN = /\/ticket\/|signin-by-mobile/
const EXCHANGE = /\/auth\//

/** Each promise of both contracts, broken once: the id of what must be found, and how. */
export const breakings: Readonly<Record<string, () => Breaking>> = {
  'login.codes: a ticket with =': () =>
    answering(/\/ticket\//, (answer) => ({ ...answer, data: { ticket: 'a=b', expiresIn: 120 } })),
  'login.codes: redirects': () => async (asked, ask) =>
    LOGIN.test(asked.path)
      ? { status: 307, headers: { location: 'https://other.example/' }, body: '' }
      : ask(asked),
  'login.codes: a page of HTML': () => async () => ({
    ...{ status: 200, headers: { 'content-type': 'text/html' } },
    body: '<html>',
  }),
  'login.codes: an expiresIn that is no number': () =>
    answering(/\/ticket\//, (answer) =>
      answer['code'] === 200
        ? { ...answer, data: { ...fields(answer['data']), expiresIn: 'soon' } }
        : answer,
    ),
  'login.phoneless: asks for a phone number': () => async (asked, ask) =>
    LOGIN.test(asked.path) && !asked.body.includes('wxPhoneInfo')
      ? { status: 200, headers: {}, body: '{"code":400,"message":"手机号","data":null}' }
      : ask(asked),
  'login.proof: refuses what it does not know': () => async (asked, ask) =>
    asked.body.includes('agreements')
      ? { status: 422, headers: {}, body: '{"code":422,"message":"多余字段"}' }
      : ask(asked),
  'codes.once: keeps a code': () => again(LOGIN),
  'codes.unknown: a refusal without message': () =>
    answering(LOGIN, ({ message, ...answer }) =>
      answer['code'] === 200 ? { message, ...answer } : answer,
    ),
  'codes.expired: takes every code': takesAll,
  'codes.unknown: HTTP 500': () => async (asked, ask) => {
    const passed = await ask(asked)
    return isGranted(passed) ? passed : { ...passed, status: 500 }
  },
  'retry.same: ignores the key': () => (asked, ask) => ask(withoutKey(asked)),
  'retry.at-once: keeps the answer too late': slowToKeep,
  'retry.other: answers by the key alone': byKeyAlone,
  'refusal.language: Chinese for everybody': () => (asked, ask) =>
    ask({
      ...asked,
      headers: { ...asked.headers, 'x-authing-lang': 'zh-CN', 'accept-language': 'zh' },
    }),
  'refusal.language: English for everybody': () => (asked, ask) =>
    ask({
      ...asked,
      headers: { ...asked.headers, 'x-authing-lang': 'en', 'accept-language': 'en' },
    }),
  'refusal.malformed: HTTP 500': () => async (asked, ask) => {
    const passed = await ask(asked)
    return asked.body === '{}' ? { ...passed, status: 500 } : passed
  },
  'ticket.user: the user as an object': () =>
    answering(EXCHANGE, (answer) => ({
      ...answer,
      data: typeof answer['data'] === 'string' ? json(answer['data']) : null,
    })),
  'ticket.user: twice': () => again(EXCHANGE),
  'ticket.secret: asks for none': () =>
    asking(EXCHANGE, (body) => ({ ...body, secret: 'maple-pool-secret' })),
  'ticket.verifier: does not keep the challenge': () =>
    asking(/\/ticket\//, ({ wxLoginInfo, wxPhoneInfo }) => ({ wxLoginInfo, wxPhoneInfo })),
}

/** A ticket that is good for longer than the answer says. */
export const toldTooShort = () =>
  answering(/\/ticket\//, (answer) => ({
    ...answer,
    ...(answer['code'] === 200 && { data: { ...fields(answer['data']), expiresIn: 0.1 } }),
  }))
