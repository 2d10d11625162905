import { relay } from '../../miniprogram/contracts/relay'
import { signin } from '../../miniprogram/contracts/signin'
import { ticket } from '../../miniprogram/contracts/ticket'
import { genauthPublicConfig } from '../../miniprogram/branding/genauth'
import { deployment } from '../../miniprogram/deployment'
import { contractsFor, servedFor, unserved } from './served'

/** A self-hoster's deployment for development, whatever stands in deployment.ts. */
const [{ publicConfig: _, ...shipped }] = deployment.environments.develop.tenants
const tenant = { ...shipped, id: 'oak', launchingAppIds: ['wx0000000000000001'] }
const project = { path: '/project' }

const path = '/own/{userPoolId}/ticket'
const byTicket = (...userPoolIds: string[]) => ticket({ userPoolIds, path, lifetime: 60 })
const bySignin = (...appIds: string[]) =>
  signin({
    appIds,
    extIdpConnIdentifier: 'oak-login',
    scope: 'openid',
    headers: { appId: 'x-authing-app-id', requestFrom: 'x-authing-request-from' },
  })

test('Every user pool and application that a tenant names is served, with its own path and brand', () => {
  const contracts = [byTicket('pool1', 'pool2'), bySignin('app1')]
  const served = servedFor({ ...tenant, contracts }, project)
  expect(served).toMatchObject([
    {
      userPoolId: 'pool1',
      appId: 'app1',
      ticketPath: path,
      appName: tenant.brand.name['zh-CN'],
      logo: `/project/miniprogram${tenant.brand.logo}`,
      connection: { identifier: 'oak-login', mobileAppId: 'wx0000000000000001' },
    },
    { userPoolId: 'pool2', appId: expect.stringMatching(/^[0-9a-f]{24}$/) },
  ])
})

test('The application of a public config is served', () => {
  const publicConfig = genauthPublicConfig({ appId: 'app2' })
  const served = servedFor({ ...tenant, contracts: [bySignin('app1')], publicConfig }, project)
  expect(served.map(({ appId }) => appId)).toEqual(['app1', 'app2'])
})

test('What relay alone does not name is made up, for each tenant and the same every time', () => {
  const idsOf = (id: string) => {
    const [{ userPoolId, appId, connection }] = servedFor(
      { ...tenant, id, launchingAppIds: [], contracts: [relay()] },
      project,
    )
    return [userPoolId, appId, connection.id, connection.mobileAppId]
  }
  expect(idsOf('oak')).toEqual(idsOf('oak'))
  expect(new Set([...idsOf('oak'), ...idsOf('elm')]).size).toBe(8)
})

test.each([
  [
    [relay(), bySignin('app1'), byTicket('pool1')],
    ['ticket', 'relay', 'signin'],
  ],
  [
    [bySignin('app1'), relay()],
    ['relay', 'signin'],
  ],
  [[bySignin('app1')], ['signin']],
])('The app logs in by the safest contract there is, unless told otherwise', (contracts, names) => {
  expect(contractsFor({ ...tenant, contracts })).toEqual(names)
})

test('A contract of their own is named as not served', () => {
  const own = { ...relay(), name: 'oauth' }
  expect(unserved({ ...tenant, contracts: [own, relay()] })).toEqual(['oauth'])
})
