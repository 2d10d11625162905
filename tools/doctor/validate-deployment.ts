import { agreements } from './fields/agreements'
import { appId } from './fields/app-id'
import { brandWords } from './fields/brand-words'
import { colors } from './fields/colors'
import { contracts } from './fields/contracts'
import { hosts } from './fields/hosts'
import { launches } from './fields/launch'
import { timeout } from './fields/timeout'
import type { Deployment, EnvironmentName } from './deployment'
import type { Finding } from './finding'

/**
 * What can be said of a deployment by reading it. Placeholders are errors up to the environment it shall be ready for;
 * `develop` may keep them all.
 */
export function validateDeployment(
  deployment: Deployment,
  environment: EnvironmentName = 'release',
): Finding[] {
  const scope = { deployment, environment }
  return [
    ...appId(scope),
    ...hosts(scope),
    ...launches(scope),
    ...contracts(scope),
    ...timeout(scope),
    ...brandWords(scope),
    ...colors(scope),
    ...agreements(scope),
  ]
}
