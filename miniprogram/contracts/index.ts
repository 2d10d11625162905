import type { Deployment } from '../deployment-fields'
import { asLoginFailure, LoginFailure } from '../failure'
import type { Launch } from '../launch/launch'
import type { AcceptedLogin, Contract, LoginRequest } from './contract'
import type { Backend } from './post-json'
import { ticketContract } from './ticket'

/** Finds the contract that answers a launch. */
export type AcceptLaunch = (launch: Launch) => AcceptedLogin | undefined

/** The table of contracts, in the order in which they are asked. */
export function contractsOf(
  { contracts, timeout, launchingAppIds }: Deployment,
  host: string,
): AcceptLaunch {
  const backend: Backend = { host, timeout }
  const table: readonly AcceptLaunch[] = [answering(ticketContract(contracts.ticket, backend))]
  return (launch) => {
    for (const acceptLaunch of table) {
      const login = acceptLaunch(launch)
      if (login)
        return mayLaunch(launch, launchingAppIds) ? login : { ...login, request: undefined }
    }
    return undefined
  }
}

/** Ties a contract's own types together, so that nobody outside needs to know them. */
function answering<Request extends LoginRequest, Grant>(
  contract: Contract<Request, Grant>,
): AcceptLaunch {
  return (launch) => {
    let request: Request | undefined
    try {
      request = contract.accept(launch)
      if (!request) return undefined
    } catch (thrown) {
      if (asLoginFailure(thrown).kind !== 'invalid_launch') throw thrown
    }
    return loginFor(contract, request)
  }
}

function loginFor<Request extends LoginRequest, Grant>(
  contract: Contract<Request, Grant>,
  request: Request | undefined,
): AcceptedLogin {
  return {
    request,
    exchange(credentials, wechat, message) {
      if (!request) return Promise.reject(new LoginFailure('invalid_launch'))
      return contract.exchange(request, credentials, wechat).then((grant) => ({
        appParameter: contract.encode(request, grant, message),
        lifetime: contract.lifetime(grant),
      }))
    },
    encodeFailure: (failure, message) => contract.encodeFailure(request, failure, message),
  }
}

/** An app that WeChat does not name is let in: `referrerInfo` is missing on some versions. */
function mayLaunch({ appId }: Launch, allowed: readonly string[]): boolean {
  return allowed.length === 0 || appId === undefined || allowed.includes(appId)
}
