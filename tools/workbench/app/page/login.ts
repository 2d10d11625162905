import type { AppUser, ExchangeAnswer, Wire } from '../app-server'
import { challengeOf, randomToken, ticketLaunchPath } from '../launch-request'
import { jsonObject, readAsGuardAndroid, readAsSwiftSample } from '../sample-parsers'
import type { AppContract, PageConfig } from './config'

/** How the app is to launch the mini program. */
export interface LaunchForm {
  readonly contract: AppContract
  readonly withPhone: boolean
  /** Tickets only: who knows the verifier alone can exchange it. */
  readonly withProof: boolean
  readonly scene: number
  /** The launching app's. */
  readonly appId: string
  /** A person who was never here; otherwise what runs and what is stored stays. */
  readonly cold: boolean
  /** The path was edited: it stays as it is until the form says otherwise. */
  readonly byHand: boolean
}

/** What the app remembers between launching WeChat and coming back. */
export interface PendingLogin {
  readonly contract: AppContract
  readonly path: string | undefined
  /** Absent in a path that was edited by hand: nothing is compared then. */
  readonly state: string | undefined
  readonly verifier: string | undefined
}

/** What the person reads when a login ends without a user. */
export class LoginFailure extends Error {}

type Ids = Pick<PageConfig, 'userPoolId' | 'genauthAppId'>
type Wish = Pick<LaunchForm, 'contract' | 'withPhone' | 'withProof'>

export async function prepareLogin(
  { userPoolId, genauthAppId }: Ids,
  { contract, withPhone, withProof }: Wish,
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

/** What a path that was edited by hand asks for. The verifier is kept as long as its challenge is there. */
export function readPath(path: string, before: PendingLogin | undefined): PendingLogin & Wish {
  const query = new URLSearchParams(path.split('?')[1] ?? '')
  const challenge = query.get('code_challenge')
  const isSame = challenge !== null && before?.path?.includes(challenge)
  const contract = query.has('userPoolId') ? 'ticket' : query.has('appId') ? 'signin' : 'relay'
  return {
    contract,
    path,
    state: query.get('state') ?? undefined,
    verifier: isSame ? before?.verifier : undefined,
    withPhone: query.get('getPhone') === '1',
    withProof: challenge !== null,
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

/** How a login ended, with what the app's server sent for it. */
export interface Ending {
  readonly status: 'signed_in' | 'failed'
  /** `null`: nothing came back to the app. */
  readonly extMsg: string | null
  readonly user: AppUser | null
  readonly failure: string | null
  readonly wire: Wire | undefined
  /** Milliseconds of the exchange. */
  readonly took: number
}

/** The app has a result: it reads it, and its server exchanges it. */
export async function endLogin(extMsg: string, pending: PendingLogin): Promise<Ending> {
  const failed = (failure: string, wire?: Wire, took = 0): Ending => {
    return { status: 'failed', extMsg, user: null, failure, wire, took }
  }
  let result: object
  try {
    result = readResult(extMsg, pending)
  } catch (error) {
    return failed(error instanceof LoginFailure ? error.message : String(error))
  }
  const started = performance.now()
  const answer = await ask(pending.contract, result)
  const took = performance.now() - started
  if ('failure' in answer) {
    const { code, message } = answer.failure
    return failed(`${message} (${code})`, answer.wire, took)
  }
  return { status: 'signed_in', extMsg, user: answer.user, failure: null, wire: answer.wire, took }
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
