import { defaultTenant, otherTenant } from '../../standins/genauth/tenant'
import { applicationId, relay, signin, ticket } from '../sample-deployment'
import { faultsOfTenant } from './faults'

const at = 'environments.release.tenants[0].contracts'

it('lets every contract be enabled beside the others', () => {
  expect(faultsOfTenant({ contracts: [ticket, signin, relay] })).toEqual([])
})

it('knows nothing against the ids of a contract that is not of this repository', () => {
  const own = { name: 'oauth', ids: ['maple-app'], settings: {} }
  expect(faultsOfTenant({ contracts: [own] })).toEqual([])
})

it('asks for one contract at least', () => {
  expect(faultsOfTenant({ contracts: [] })).toEqual([`error launch.contracts: ${at}: is empty`])
})

it('wants each contract enabled once', () => {
  const second = { ...ticket, ids: [applicationId] }
  expect(faultsOfTenant({ contracts: [ticket, second] })).toEqual([
    `error launch.contracts: ${at}: has ticket() twice`,
  ])
})

describe.each([
  ['ticket', ticket, 'user pool', defaultTenant.userPoolId],
  ['signin', signin, 'application', otherTenant.appId],
] as const)('the ids of %s', (name, contract, what, standIn) => {
  const faults = (ids: string[], environment?: 'develop') =>
    faultsOfTenant({ contracts: [{ ...contract, ids }] }, environment)

  it('are there', () => {
    expect(faults([])).toEqual([
      `error launch.contracts: ${at}[0].ids: is empty, so ${name} answers no launch`,
    ])
  })

  it.each(['64a1b2c3d4e5f60718293a4', '64a1b2c3d4e5f60718293a4b9', '64A1B2C3D4E5F60718293A4B'])(
    'are not %s',
    (id) => {
      expect(faults([id])).toEqual([
        `error launch.contracts: ${at}[0].ids: "${id}" is no id of a ${what}: 24 hexadecimal digits`,
      ])
    },
  )

  it('are not those of the stand-in, but while developing', () => {
    expect(faults([standIn])).toEqual([
      `error launch.contracts: ${at}[0].ids: "${standIn}" is the stand-in's, not yours`,
    ])
    expect(faults([standIn], 'develop')).toEqual([])
  })
})

describe.each([
  ['ticket', 'path', 'oauth/{userPoolId}', 'does not start with / and hold {userPoolId}'],
  ['ticket', 'path', '//acorn.cn/{userPoolId}', 'does not start with / and hold {userPoolId}'],
  ['ticket', 'path', '/oauth/ticket', 'does not start with / and hold {userPoolId}'],
  ['ticket', 'lifetime', 0, 'is not a whole number of seconds from 1 to 600'],
  ['ticket', 'lifetime', 601, 'is not a whole number of seconds from 1 to 600'],
  ['signin', 'scope', 'openidx profile', 'does not hold openid'],
  ['signin', 'extIdpConnIdentifier', 'Mini_Login', "is not written as GenAuth's console"],
] as const)('%s', (name, setting, value, why) => {
  it(`refuses the ${setting} ${value}`, () => {
    const contract = name === 'ticket' ? ticket : signin
    const settings = { ...contract.settings, [setting]: value }
    const shown = `${at}[0].settings.${setting}: ${JSON.stringify(value)} ${why}`
    expect(faultsOfTenant({ contracts: [{ ...contract, settings }] }).join()).toContain(shown)
  })
})

it.each([1, 600])('lets a ticket live %p seconds', (lifetime) => {
  const settings = { ...ticket.settings, lifetime }
  expect(faultsOfTenant({ contracts: [{ ...ticket, settings }] })).toEqual([])
})

it('refuses what cannot be the name of a header', () => {
  const headers = { appId: 'x-app-id:', requestFrom: 'x-request-from' }
  const settings = { ...signin.settings, headers }
  expect(faultsOfTenant({ contracts: [{ ...signin, settings }] })).toEqual([
    `error launch.contracts: ${at}[0].settings.headers.appId: "x-app-id:" is no name of a header`,
  ])
})
