import type { AppUser, ExchangeAnswer } from '../app-server'
import { challengeOf, randomToken, ticketLaunchRequest } from '../launch-request'
import { readAsSwiftSample } from '../sample-parsers'
import type { PageConfig } from './config'

/** What the app remembers between launching WeChat and coming back. */
export interface PendingLogin {
  readonly path: string | undefined
  readonly state: string
  readonly verifier: string | undefined
}

/** What the person reads when a login ends without a user. */
export class LoginFailure extends Error {}

export async function prepareLogin(
  { userPoolId, userName }: PageConfig,
  { withPhone, withProof }: { withPhone: boolean; withProof: boolean },
): Promise<PendingLogin> {
  const state = randomToken()
  const verifier = withProof ? randomToken() : undefined
  const proof = verifier === undefined ? {} : { codeChallenge: await challengeOf(verifier) }
  const { path } = ticketLaunchRequest({ userName, userPoolId, withPhone, state, ...proof })
  return { path, state, verifier }
}

/**
 * The ticket in what came back.
 * @throws LoginFailure for a refusal, an answer to another login, and what would crash a real app
 */
export function readTicket(extMsg: string, pending: PendingLogin): string {
  const { code, message, ticket, state } = read(extMsg)
  if (state !== pending.state) {
    throw new LoginFailure('This answer belongs to another login. Please try again.')
  }
  if (ticket === undefined) throw new LoginFailure(`${message} (${code})`)
  return ticket
}

function read(extMsg: string) {
  try {
    return readAsSwiftSample(extMsg)
  } catch (error) {
    throw new LoginFailure(`A real app would have crashed here: ${String(error)}`)
  }
}

/** @throws LoginFailure when the app's server, or GenAuth behind it, says no */
export async function exchangeTicket(ticket: string, { verifier }: PendingLogin): Promise<AppUser> {
  const answer = await ask({ ticket, ...(verifier !== undefined && { code_verifier: verifier }) })
  if ('user' in answer) return answer.user
  throw new LoginFailure(`${answer.failure.message} (${answer.failure.code})`)
}

async function ask(body: object): Promise<ExchangeAnswer> {
  try {
    const response = await fetch('/app/exchange', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (response.ok) return (await response.json()) as ExchangeAnswer
    return { failure: { code: response.status, message: 'The app server refused.' } }
  } catch {
    return { failure: { code: 0, message: 'The app server cannot be reached.' } }
  }
}
