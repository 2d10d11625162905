import type { Tenant } from '../deployment-fields'
import { LoginFailure } from '../failure'
import type { Launch } from '../launch/launch'
import type { AcceptedLogin } from './enabled'

/** An accepted login of one of several tenants. */
export type TenantLogin = AcceptedLogin & { readonly tenant: Tenant }

/** Finds the tenant, and its contract, that answers a launch. */
export type AcceptLaunch = (launch: Launch) => TenantLogin | undefined

/**
 * Asks every contract of every tenant, in their order; the first that serves the launch answers. If none does, the
 * nearest refusal answers: that of a tenant which would serve it for another app. A fallback contract gets only what no
 * other one claims, so that a launch which was refused is not passed on to it.
 */
export function acceptLaunches(tenants: readonly Tenant[]): AcceptLaunch {
  return (launch) => {
    const named: TenantLogin[] = []
    const unnamed: TenantLogin[] = []
    for (const tenant of tenants) {
      for (const contract of tenant.contracts) {
        const login = contract.accept(launch)
        const logins = contract.fallback ? unnamed : named
        if (login) logins.push(guarded(launch, { ...login, tenant }))
      }
    }
    const logins = named.length > 0 ? named : unnamed
    return logins.find(({ request }) => request) || logins.find(isStranger) || logins[0]
  }
}

function guarded(launch: Launch, login: TenantLogin): TenantLogin {
  const { tenant, encodeFailure } = login
  if (!login.request || mayLaunch(launch, tenant.launchingAppIds)) return login
  return { tenant, encodeFailure, refusal: new LoginFailure('unauthorized_client') }
}

function isStranger({ refusal }: AcceptedLogin): boolean {
  return refusal !== undefined && refusal.kind === 'unauthorized_client'
}

/** An app that WeChat does not name is let in: `referrerInfo` is missing on some versions. */
function mayLaunch({ appId }: Launch, allowed: readonly string[]): boolean {
  return allowed.length === 0 || appId === undefined || allowed.includes(appId)
}
