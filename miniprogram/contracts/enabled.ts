import { asLoginFailure, type LoginFailure } from '../failure'
import type { Launch } from '../launch/launch'
import type { Contract, Credentials, Granted, LoginRequest, LoginResult, Posting } from './contract'
import { readableState } from './parameters'

/** A contract with its settings, as `deployment.ts` lists it. */
export interface EnabledContract {
  readonly name: string
  /** What a launch may name: user pools, applications, clients. */
  readonly ids: readonly string[]
  /** Its launches name nothing, so it answers only if no other contract claims the launch. */
  readonly fallback: boolean
  /** The app gets the codes, which are as good as the account. So a live version serves only apps that are listed. */
  readonly givesCodes: boolean
  readonly settings: object
  /** `undefined` if the launch is not for this contract. */
  accept(launch: Launch): AcceptedLogin | undefined
}

/** A launch together with the contract that answers it. */
export type AcceptedLogin = ServedLogin | RefusedLogin

interface AnsweredLogin {
  readonly encodeFailure: (failure: LoginFailure, message: string) => string
}

export interface ServedLogin extends AnsweredLogin {
  readonly request: LoginRequest
  readonly refusal?: undefined
  readonly loginCodeLast: boolean
  /** `undefined` if nothing is posted. */
  posting(credentials: Credentials): Posting | undefined
  /** @throws LoginFailure `bad_answer` */
  result(granted: Omit<Granted<LoginRequest>, 'request'>): LoginResult
}

/** The launch is the contract's, but wrong: all it can do is tell the app. */
export interface RefusedLogin extends AnsweredLogin {
  readonly request?: undefined
  readonly refusal: LoginFailure
}

/** What a contract says of itself: the ids that a launch may name, or that its launches name nothing. */
type ContractFacts = Pick<EnabledContract, 'name' | 'settings'> &
  (Pick<EnabledContract, 'ids'> | { readonly fallback: true })

/** Hides a contract's own types, so that nothing else needs to know them. */
export function enabled<Request extends LoginRequest>(
  facts: ContractFacts,
  contract: Contract<Request>,
): EnabledContract {
  const givesCodes = contract.posting === undefined
  const accept = (launch: Launch) => acceptedBy(contract, launch)
  return { ids: [], fallback: false, ...facts, givesCodes, accept }
}

function acceptedBy<Request extends LoginRequest>(
  contract: Contract<Request>,
  launch: Launch,
): AcceptedLogin | undefined {
  const state = readableState(launch)
  const encodeFailure = (failure: LoginFailure, message: string) =>
    contract.encodeFailure(failure, message, state)
  try {
    const request = contract.accept(launch)
    return (
      request && {
        request,
        loginCodeLast: contract.loginCodeLast === true,
        posting: (credentials) => contract.posting?.(request, credentials),
        result: (granted) => contract.result({ ...granted, request }),
        encodeFailure,
      }
    )
  } catch (thrown) {
    return { refusal: asLoginFailure(thrown), encodeFailure }
  }
}
