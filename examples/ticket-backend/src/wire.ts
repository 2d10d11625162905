import { type Static, type TSchema, Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'

import { Refusal } from './refusal'

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
/** WeChat's codes have some dozens of characters. */
const Code = Type.Object({ code: text(512) })

/** What the person saw and agreed to, by the phone's clock. */
const Consent = Type.Object({
  id: text(64),
  version: text(64),
  lang: Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z]{2,4})*$', maxLength: 35 }),
  agreedAt: Type.String({ format: 'date-time', maxLength: 35 }),
})
export type Consent = Static<typeof Consent>

export const PoolPath = Type.Object({ userPoolId: Type.String() })

export const IssueHeaders = Type.Object({ 'idempotency-key': Type.Optional(text(255)) })
export const IssueBody = Type.Object({
  wxLoginInfo: Code,
  wxPhoneInfo: Type.Optional(Code),
  code_challenge: Type.Optional(text(128)),
  code_challenge_method: Type.Optional(text(8)),
  agreements: Type.Optional(Type.Array(Consent, { maxItems: 100 })),
})
export type IssueBody = Static<typeof IssueBody>

const optional = Type.Optional(Type.String({ maxLength: 4096 }))
/** GenAuth's samples send the ticket in the query, too. A secret there would be in the log of every proxy. */
export const ExchangeQuery = Type.Object({ ticket: optional })
export const ExchangeBody = Type.Object({
  ticket: optional,
  secret: optional,
  code_verifier: optional,
})

const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])
export const StoredUser = Type.Object({
  id: Type.String(),
  phone: nullable(Type.String()),
  status: nullable(Type.Union([Type.Literal('locked'), Type.Literal('disabled')])),
})

const Challenge = Type.Object({
  value: Type.String(),
  method: Type.Union([Type.Literal('S256'), Type.Literal('plain')]),
})
export type Challenge = Static<typeof Challenge>

/** Who logged in, whatever the adapter. */
const Login = Type.Object({
  id: Type.String(),
  phone: nullable(Type.String()),
  openid: nullable(Type.String()),
  unionid: nullable(Type.String()),
  /** GenAuth's own tokens, for an app's server that calls GenAuth. */
  genauth: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
})
export type Login = Static<typeof Login>

export const Ticket = Type.Object({
  login: Login,
  challenge: Type.Optional(Challenge),
  /** Milliseconds since the Unix epoch. */
  expiresAt: Type.Number(),
})
export type Ticket = Static<typeof Ticket>

/** The mini program gives up after 10 s, and up to three calls follow each other. */
const TIMEOUT = 3000

/**
 * Asks another server, and trusts nothing in the answer that `schema` does not hold.
 * @throws Refusal busy; what it logs has no query, for that holds secrets
 */
export async function ask<Schema extends TSchema>(
  schema: Schema,
  url: URL,
  init: { readonly headers?: Record<string, string>; readonly body?: object } = {},
): Promise<Static<Schema>> {
  const { headers = {}, body } = init
  const asked = url.origin + url.pathname
  const post = body && { method: 'POST', body: JSON.stringify(body) }
  try {
    const response = await fetch(url, {
      ...post,
      headers: { ...headers, ...(post && { 'content-type': 'application/json' }) },
      // A redirect would take the secrets along.
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT),
    })
    const answer: unknown = await response.json()
    if (Value.Check(schema, answer)) return answer
    throw new Refusal('busy', { asked, status: response.status, problem: 'unexpected answer' })
  } catch (error) {
    if (error instanceof Refusal) throw error
    // Not a message: a parser's quotes the answer.
    const { name, cause } = error instanceof Error ? error : new Error()
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    throw new Refusal('busy', { asked, problem: `${name} ${code}` })
  }
}
