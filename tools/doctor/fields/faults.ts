import type { Deployment, EnvironmentName, Tenant } from '../deployment'
import { deploymentOf, tenantOf } from '../sample-deployment'
import { validateDeployment } from '../validate-deployment'

/** All that is wrong, as `level id: detail`. */
export function faultsOf(deployment: Deployment, environment?: EnvironmentName): string[] {
  return validateDeployment(deployment, environment)
    .filter(({ level }) => level !== 'ok')
    .map(({ level, id, detail }) => `${level} ${id}: ${detail}`)
}

/** All that is wrong with a tenant that differs in this from a good one. */
export function faultsOfTenant(changes: Partial<Tenant>, environment?: EnvironmentName): string[] {
  return faultsOf(deploymentOf([tenantOf(changes)]), environment)
}
