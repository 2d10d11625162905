import { agreement } from '../sample-deployment'
import { faultsOfTenant } from './faults'

const at = 'environments.release.tenants[0].agreements'

const faults = (changes: Partial<typeof agreement>) =>
  faultsOfTenant({ agreements: [{ ...agreement, ...changes }] })

it('does not ask for documents', () => {
  expect(faultsOfTenant({ agreements: [] })).toEqual([])
})

it('wants each document under an id of its own', () => {
  expect(faultsOfTenant({ agreements: [agreement, agreement] })).toEqual([
    `error agreements.documents: ${at}.id: "terms" names more than one document`,
  ])
})

it.each(['id', 'version'] as const)('asks for the %s of a document', (name) => {
  expect(faults({ [name]: ' ' }).join()).toContain(
    `error agreements.documents: ${at}[0].${name}: " " is empty`,
  )
})

describe.each(['title', 'url'] as const)('the %s of a document', (name) => {
  it('falls back to simplified Chinese where a language is missing', () => {
    const { en: _, ...others } = agreement[name]
    expect(faults({ [name]: others })).toEqual([
      `warning agreements.documents: ${at}[0].${name}: has no en; people who read it see zh-CN`,
    ])
  })

  it('is there in simplified Chinese', () => {
    expect(faults({ [name]: { ...agreement[name], 'zh-CN': '' } })).toEqual([
      `error agreements.documents: ${at}[0].${name}["zh-CN"]: is missing, which every other falls back to`,
    ])
  })
})

it.each([
  ['http://acorn.cn/terms', 'is not https'],
  ['acorn.cn/terms', 'is not an address'],
  ['https://example.com/terms', 'is a placeholder'],
])('does not take %s for a document', (address, why) => {
  expect(faults({ url: { ...agreement.url, en: address } })).toEqual([
    `error agreements.documents: ${at}[0].url["en"]: "${address}" ${why}`,
  ])
})

it('takes a placeholder while developing', () => {
  const url = { ...agreement.url, en: 'https://example.com/terms' }
  expect(faultsOfTenant({ agreements: [{ ...agreement, url }] }, 'develop')).toEqual([])
})

it('warns of WeChat’s name before the phone button', () => {
  expect(faults({ title: { ...agreement.title, en: 'WeChat terms' } }).join()).toMatch(
    /^warning .*title\["en"\]: "WeChat terms" names WeChat before the phone button/,
  )
})

describe('a business domain', () => {
  it('is scheme and host', () => {
    expect(faultsOfTenant({ businessDomains: ['https://www.acorn.cn'] })).toEqual([])
  })

  it.each([
    ['www.acorn.cn', 'is not an address'],
    ['http://www.acorn.cn', 'is not https'],
    ['https://www.acorn.cn/terms', 'has a path'],
    ['https://203.0.113.7', 'is an IP address, which WeChat refuses'],
  ])('is not %s', (domain, why) => {
    expect(faultsOfTenant({ businessDomains: [domain] }).join()).toContain(
      `error agreements.business-domains: environments.release.tenants[0].businessDomains[0]: "${domain}" ${why}`,
    )
  })
})
