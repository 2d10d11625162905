import type { AppUser, ExchangeAnswer } from '../app-server'
import { challengeOf, randomToken, ticketLaunchPath } from '../launch-request'
import { jsonObject, readAsGuardAndroid, readAsSwiftSample } from '../sample-parsers'
import type { AppContract, PageConfig } from './config'

/** What the app remembers between launching WeChat and coming back. */
export interface PendingLogin {
  readonly contract: AppContract
  readonly path: string | undefined
  readonly state: string
  readonly verifier: string | undefined
}

/** What the person reads when a login ends without a user. */
export class LoginFailure extends Error {}

export async function prepareLogin(
  { contract, userPoolId, genauthAppId }: PageConfig,
  { withPhone, withProof }: { withPhone: boolean; withProof: boolean },
): Promise<PendingLogin> {
  const state = randomToken()
  const query = `getPhone=${withPhone ? 1 : 0}&state=${state}`
  const pending = { contract, state, verifier: undefined }
  switch (contract) {
    case 'relay':
      return { ...pending, path: `/routes/explore?${query}` }
    case 'signin':
      return { ...pending, path: `/routes/explore?appId=${genauthAppId}&${query}` }
    case 'ticket': {
      const verifier = withProof ? randomToken() : undefined
      const proof = verifier === undefined ? {} : { codeChallenge: await challengeOf(verifier) }
      const path = ticketLaunchPath({ userPoolId, withPhone, state, ...proof })
      return { ...pending, path, verifier }
    }
  }
}

/**
 * What of the result goes to the app's server.
 * @throws LoginFailure for a refusal, an answer to another login, and what would crash a real app
 */
export function readResult(extMsg: string, { contract, state, verifier }: PendingLogin): object {
  const requireState = (given: unknown) => {
    if (given === state) return
    throw new LoginFailure('This answer belongs to another login. Please try again.')
  }
  switch (contract) {
    case 'ticket': {
      const result = readTicketResult(extMsg)
      requireState(result.state)
      const { code, message, ticket } = result
      if (ticket === undefined) throw new LoginFailure(`${message} (${code})`)
      return { ticket, ...(verifier !== undefined && { code_verifier: verifier }) }
    }
    case 'relay': {
      const result = readAsGuardAndroid(extMsg)
      // An empty text is every "no" of relay, and has no place for a state.
      if (result.kind === 'denied') throw new LoginFailure('Not logged in.')
      requireState(jsonObject(extMsg)['state'])
      const { code, phoneInfoCode } = result
      return { code, phoneInfoCode }
    }
    case 'signin': {
      const { statusCode, message, state: given, data } = jsonObject(extMsg)
      requireState(given)
      if (statusCode !== 200) throw new LoginFailure(`${String(message)} (${String(statusCode)})`)
      return {
        id_token: typeof data === 'object' && data !== null && 'id_token' in data && data.id_token,
      }
    }
  }
}

function readTicketResult(extMsg: string) {
  try {
    return readAsSwiftSample(extMsg)
  } catch (error) {
    throw new LoginFailure(`A real app would have crashed here: ${String(error)}`)
  }
}

/** @throws LoginFailure if the app's server, or GenAuth behind it, says no */
export async function exchangeResult(result: object, { contract }: PendingLogin): Promise<AppUser> {
  const answer = await ask(contract, result)
  if ('user' in answer) return answer.user
  throw new LoginFailure(`${answer.failure.message} (${answer.failure.code})`)
}

async function ask(contract: AppContract, body: object): Promise<ExchangeAnswer> {
  try {
    const response = await fetch(`/app/exchange/${contract}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (response.ok) return (await response.json()) as ExchangeAnswer
    return { failure: { code: String(response.status), message: 'The app server refused.' } }
  } catch {
    return { failure: { code: '0', message: 'The app server cannot be reached.' } }
  }
}
