import { relay } from '../../../miniprogram/contracts/relay'
import { signin } from '../../../miniprogram/contracts/signin'
import { ticket } from '../../../miniprogram/contracts/ticket'
import type { EnabledContract } from '../../../miniprogram/contracts/enabled'
import { deployment } from '../../../miniprogram/deployment'

/** Settings for tests. The long ids are those of the examples in docs/. */
export const settings = {
  ticket: {
    userPoolIds: ['pool1', 'pool2', '62e221f85f5ac5cc47037a39'],
    path: '/oauth/app2wxapp/ticket/{userPoolId}',
    lifetime: 120,
  },
  signin: {
    appIds: ['app1', 'app2', '630ed3137dd6f2fd7001da24'],
    extIdpConnIdentifier: 'mini-login',
    scope: 'openid profile',
    headers: { appId: 'x-authing-app-id', requestFrom: 'x-authing-request-from' },
  },
}

const genauth = {
  ticket: ticket(settings.ticket),
  relay: relay(),
  signin: signin(settings.signin),
}

/** A contract that a deployment adds to GenAuth's, as the deployment sets it. */
const added = Object.values(deployment.environments)
  .flatMap(({ tenants }) => [...tenants])
  .flatMap(({ contracts }) => [...contracts])
  .filter(({ name }) => !(name in genauth))

/** The only list of the contracts of this repository. Tests and documents are held to it. */
export const shipped: typeof genauth & Record<string, EnabledContract> = {
  ...Object.fromEntries(added.map((contract) => [contract.name, contract])),
  ...genauth,
}
