import { defaultTenant } from '../../standins/genauth/tenant'
import {
  deploymentOf,
  ownAppId,
  poolId,
  relay,
  signin,
  tenantOf,
  ticket,
} from '../sample-deployment'
import { faultsOf, faultsOfTenant } from './faults'

const otherAppId = 'wx7766554433221100'
const other = { ...ticket, ids: ['74a1b2c3d4e5f60718293a4b'] }

it('lets tenants serve user pools of their own', () => {
  const tenants = [tenantOf(), tenantOf({ id: 'oak', contracts: [other] })]
  expect(faultsOf(deploymentOf(tenants))).toEqual([])
})

it('asks for a tenant in every environment', () => {
  expect(faultsOf(deploymentOf([]))).toEqual([
    'error launch.tenants-develop: environments.develop.tenants: is empty',
    'error launch.tenants-trial: environments.trial.tenants: is empty',
    'error launch.tenants-release: environments.release.tenants: is empty',
  ])
})

it('wants each tenant under an id of its own', () => {
  const tenants = [tenantOf(), tenantOf({ contracts: [other] })]
  expect(faultsOf(deploymentOf(tenants))).toContain(
    'error launch.tenants-release: environments.release.tenants.id: "acorn" names more than one tenant',
  )
  expect(faultsOfTenant({ id: 'Acorn Café' })).toContain(
    'error launch.tenants-release: environments.release.tenants.id: "Acorn Café" is not written in a-z, 0-9 and -',
  )
})

it('refuses an id that two tenants serve', () => {
  const tenants = [tenantOf(), tenantOf({ id: 'oak', contracts: [{ ...signin, ids: [poolId] }] })]
  expect(faultsOf(deploymentOf(tenants))).toContain(
    `error launch.tenants-release: environments.release.tenants: "${poolId}" is served more than once`,
  )
})

describe('relay in more than one tenant', () => {
  const faults = (one: string[], two: string[]) =>
    faultsOf(
      deploymentOf([
        tenantOf({ contracts: [relay], launchingAppIds: one }),
        tenantOf({ id: 'oak', contracts: [relay], launchingAppIds: two }),
      ]),
    )

  it('is told apart by the app that launched', () => {
    expect(faults([ownAppId], [otherAppId])).toEqual([])
  })

  it('needs the apps of each tenant named', () => {
    expect(faults([ownAppId], [])).toContain(
      'error launch.tenants-release: environments.release.tenants[1].launchingAppIds: is empty, but more than one tenant enables relay',
    )
  })

  it('needs apps that launch one of them alone', () => {
    expect(faults([ownAppId], [otherAppId, ownAppId])).toContain(
      `error launch.tenants-release: environments.release.tenants: "${ownAppId}" launches relay in more than one tenant`,
    )
  })
})

describe('the apps that may launch', () => {
  it('are not asked for where a ticket is bound to the app by its challenge', () => {
    expect(faultsOfTenant({ launchingAppIds: [] })).toEqual([])
  })

  it('should be named where codes are relayed', () => {
    expect(faultsOfTenant({ contracts: [relay], launchingAppIds: [] }).join()).toMatch(
      /^warning launch\.apps: environments\.release\.tenants\[0\]\.launchingAppIds: is empty while relay is enabled/,
    )
  })

  it('are named by their AppIDs', () => {
    expect(faultsOfTenant({ launchingAppIds: ['com.acorn'] })).toEqual([
      'error launch.apps: environments.release.tenants[0].launchingAppIds: "com.acorn" is not an AppID: wx and 16 hexadecimal digits',
    ])
  })

  it('are not the stand-in’s, but while developing', () => {
    const launchingAppIds = [defaultTenant.connection.mobileAppId]
    expect(faultsOfTenant({ launchingAppIds }).join()).toContain("is the stand-in's")
    expect(faultsOfTenant({ launchingAppIds }, 'develop')).toEqual([])
  })
})
