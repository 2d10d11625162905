import type { Tenant } from '../deployment-fields'
import { asLoginFailure, LoginFailure } from '../failure'
import type { Launch } from '../launch/launch'
import type {
  AcceptedLogin,
  AcceptLaunch,
  Backend,
  Contract,
  LoginRequest,
  TenantLogin,
} from './contract'
import { readableState } from './parameters'

/** Finds the tenant, and its contract, that answers a launch. */
export type AcceptTenantLaunch = (launch: Launch) => TenantLogin | undefined

/**
 * Asks every contract of every tenant, in their order; the first that serves the launch answers. Where none does, the
 * nearest refusal answers: that of a tenant which would serve it for another app. A contract that names no ids gets
 * only what no other one claims, so that a launch which is refused is not handed on to it.
 */
export function contractsOf(tenants: readonly Tenant[], backend: Backend): AcceptTenantLaunch {
  return (launch) => {
    const named: TenantLogin[] = []
    const unnamed: TenantLogin[] = []
    for (const tenant of tenants) {
      for (const contract of tenant.contracts) {
        const login = contract.connect(backend)(launch)
        const logins = contract.ids.length > 0 ? named : unnamed
        if (login) logins.push(guarded(launch, { ...login, tenant }))
      }
    }
    const logins = named.length > 0 ? named : unnamed
    return logins.find(({ request }) => request) || logins.find(isStranger) || logins[0]
  }
}

function guarded(launch: Launch, login: TenantLogin): TenantLogin {
  if (!login.request || mayLaunch(launch, login.tenant.launchingAppIds)) return login
  const refusal = new LoginFailure('unauthorized_client')
  return { ...login, request: undefined, refusal, exchange: () => Promise.reject(refusal) }
}

function isStranger({ refusal }: AcceptedLogin): boolean {
  return refusal !== undefined && refusal.kind === 'unauthorized_client'
}

/** An app that WeChat does not name is let in: `referrerInfo` is missing on some versions. */
function mayLaunch({ appId }: Launch, allowed: readonly string[]): boolean {
  return allowed.length === 0 || appId === undefined || allowed.includes(appId)
}

/** Ties a contract's own types together, so that nobody outside needs to know them. */
export function answering<Request extends LoginRequest, Grant>(
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
      exchange(credentials, wechat, message) {
        const asked = request
        if (!asked) return Promise.reject(new LoginFailure('invalid_launch'))
        return contract.exchange(asked, credentials, wechat).then((grant) => ({
          appParameter: contract.encode(asked, grant, message),
          lifetime: contract.lifetime(grant),
        }))
      },
      encodeFailure: (failure, message) => contract.encodeFailure(failure, message, state),
    }
  }
}
