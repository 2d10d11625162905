import type { Deployment } from '../deployment-fields'
import { asLoginFailure, LoginFailure } from '../failure'
import type { Launch } from '../launch/launch'
import type { AcceptedLogin, Contract, LoginRequest } from './contract'
import { readableState } from './parameters'
import type { Backend } from './post-json'
import { relayContract } from './relay'
import { signinContract } from './signin'
import { ticketContract } from './ticket'

/** Finds the contract that answers a launch. */
export type AcceptLaunch = (launch: Launch) => AcceptedLogin | undefined

/** The table of contracts, in the order in which they are asked. One that is not enabled refuses what is its own. */
export function contractsOf(
  { contracts, timeout, launchingAppIds }: Deployment,
  host: string,
): AcceptLaunch {
  const backend: Backend = { host, timeout }
  const table: readonly AcceptLaunch[] = [
    answering(ticketContract(contracts.ticket, backend)),
    answering(signinContract(contracts.signin, backend)),
    answering(relayContract(contracts.relay)),
  ]
  return (launch) => {
    for (const acceptLaunch of table) {
      const login = acceptLaunch(launch)
      if (login) return mayLaunch(launch, launchingAppIds) ? login : refusing(login)
    }
    return undefined
  }
}

function refusing(login: AcceptedLogin): AcceptedLogin {
  const refusal = new LoginFailure('unauthorized_client')
  return { ...login, request: undefined, refusal, exchange: () => Promise.reject(refusal) }
}

/** Ties a contract's own types together, so that nobody outside needs to know them. */
function answering<Request extends LoginRequest, Grant>(
  contract: Contract<Request, Grant>,
): AcceptLaunch {
  return (launch) => {
    let request: Request | undefined
    let refusal: LoginFailure | undefined
    try {
      request = contract.accept(launch)
      if (!request) return undefined
    } catch (thrown) {
      refusal = asLoginFailure(thrown)
    }
    const state = readableState(launch)
    return {
      request,
      refusal,
      loginCodeLast: contract.loginCodeLast === true,
      exchange: exchangeBy(contract, request),
      encodeFailure: (failure, message) => contract.encodeFailure(failure, message, state),
    }
  }
}

function exchangeBy<Request extends LoginRequest, Grant>(
  contract: Contract<Request, Grant>,
  request: Request | undefined,
): AcceptedLogin['exchange'] {
  return (credentials, wechat, message) => {
    if (!request) return Promise.reject(new LoginFailure('invalid_launch'))
    return contract.exchange(request, credentials, wechat).then((grant) => ({
      appParameter: contract.encode(request, grant, message),
      lifetime: contract.lifetime(grant),
    }))
  }
}

/** An app that WeChat does not name is let in: `referrerInfo` is missing on some versions. */
function mayLaunch({ appId }: Launch, allowed: readonly string[]): boolean {
  return allowed.length === 0 || appId === undefined || allowed.includes(appId)
}
