import { deploymentOf, tenantOf } from '../sample-deployment'
import { validateDeployment } from '../validate-deployment'
import { faultsOf } from './faults'

const good = deploymentOf()

it('finds nothing wrong with a deployment that is ready', () => {
  expect(faultsOf(good)).toEqual([])
})

it('looks once at a tenant that environments share, and names it by the environment in question', () => {
  const contracts = validateDeployment(deploymentOf([tenantOf({ contracts: [] })]), 'trial')
  const details = contracts
    .filter(({ id }) => id === 'launch.contracts')
    .map(({ detail }) => detail)
  expect(details).toEqual(['environments.trial.tenants[0].contracts: is empty'])
})

describe('appId', () => {
  it.each(['wx8899aabbccddee', 'wx8899AABBCCDDEEFF', 'gh_8899aabbccdd', ''])(
    'is not %p',
    (appId) => {
      expect(faultsOf({ ...good, appId })).toEqual([
        `error program.app-id: appId: ${JSON.stringify(appId)} is not an AppID: wx and 16 hexadecimal digits`,
      ])
    },
  )

  it.each([
    ['develop', 'warning'],
    ['trial', 'error'],
    ['release', 'error'],
  ] as const)('may be a tourist’s in %s, at the price of: %s', (environment, level) => {
    expect(faultsOf({ ...good, appId: 'touristappid' }, environment)).toEqual([
      `${level} program.app-id: appId: "touristappid" runs in DevTools only: no phone, no upload`,
    ])
  })
})

it('does not take the example of an AppID for yours, but while developing', () => {
  const deployment = { ...good, appId: 'wx1234567890abcdef' }
  expect(faultsOf(deployment).join()).toMatch(/^error .* is the stand-in's, not yours/)
  expect(faultsOf(deployment, 'develop')).toEqual([])
})

describe('timeout', () => {
  it.each([3_000, 60_000])('may be %p', (timeout) => {
    expect(faultsOf({ ...good, timeout })).toEqual([])
  })

  it.each([2_999, 60_001, 10.5, NaN])('is not %p', (timeout) => {
    expect(faultsOf({ ...good, timeout }).join()).toMatch(/^error launch\.timeout: timeout: /)
  })
})
