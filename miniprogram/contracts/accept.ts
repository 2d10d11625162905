import type { Tenant } from '../deployment-fields'
import { LoginFailure } from '../failure'
import type { Launch } from '../launch/launch'
import { isAmong } from '../untrusted'
import type { AcceptedLogin, EnabledContract } from './enabled'

/** An accepted login of one of several tenants. */
export type TenantLogin = AcceptedLogin & { readonly tenant: Tenant }

/** Finds the tenant, and its contract, that answers a launch. */
export type AcceptLaunch = (launch: Launch) => TenantLogin | undefined

/** That a contract of a tenant says a launch is its own. */
interface Claim {
  readonly contract: EnabledContract
  readonly login: TenantLogin
}

/**
 * The first contract that claims a launch answers it, in every tenant that has it, and no other contract does: a launch
 * that is refused is not passed on. A fallback contract comes after all others. Of the tenants, the first that serves
 * the launch answers; if none does, one that would serve it for another app.
 *
 * `live`: in a trial or release version, where only listed apps get codes.
 */
export function acceptLaunches(tenants: readonly Tenant[], live: boolean): AcceptLaunch {
  return (launch) => {
    const claims: Claim[] = []
    tenants.forEach((tenant) =>
      tenant.contracts.forEach((contract) => {
        const login = contract.accept(launch)
        if (!login) return
        const listedOnly = live && contract.givesCodes
        claims.push({ contract, login: guarded(launch, { ...login, tenant }, listedOnly) })
      }),
    )
    const owner = claims.find(({ contract }) => !contract.fallback) ?? claims[0]
    const logins = claims
      .filter(({ contract }) => contract.name === owner?.contract.name)
      .map(({ login }) => login)
    return logins.find(({ request }) => request) ?? logins.find(isStranger) ?? logins[0]
  }
}

function guarded(launch: Launch, login: TenantLogin, listedOnly: boolean): TenantLogin {
  const { tenant, encodeFailure } = login
  const allowed = listedOnly ? isListed(launch, tenant) : mayLaunch(launch, tenant)
  if (!login.request || allowed) return login
  return { tenant, encodeFailure, refusal: new LoginFailure('unauthorized_client') }
}

function isStranger({ refusal }: AcceptedLogin): boolean {
  return refusal !== undefined && refusal.kind === 'unauthorized_client'
}

/** An app that WeChat does not name is let in: `referrerInfo` is missing on some versions. */
function mayLaunch(launch: Launch, tenant: Tenant): boolean {
  const { launchingAppIds } = tenant
  return launchingAppIds.length === 0 || launch.appId === undefined || isListed(launch, tenant)
}

function isListed({ appId }: Launch, { launchingAppIds }: Tenant): boolean {
  return appId !== undefined && isAmong(launchingAppIds, appId)
}
