import type { Deployment, EnvironmentName } from '../deployment'
import { deploymentOf } from '../sample-deployment'
import { faultsOf } from './faults'

function withHost(name: EnvironmentName, host: string): Deployment {
  const deployment = deploymentOf()
  const { environments } = deployment
  return {
    ...deployment,
    environments: { ...environments, [name]: { ...environments[name], host } },
  }
}

describe('the host of develop', () => {
  it.each([
    'http://127.0.0.1:9430',
    'http://localhost:9430',
    'http://[::1]:9430',
    'https://dev.acorn.cn',
    'https://192.168.1.9:8443',
  ])('may be %s', (host) => {
    expect(faultsOf(withHost('develop', host))).toEqual([])
  })

  it('is warned about where it is plain http to another machine', () => {
    expect(faultsOf(withHost('develop', 'http://192.168.1.9:9430')).join()).toMatch(
      /^warning hosts\.develop: environments\.develop\.host: "http:\/\/192\.168\.1\.9:9430" is plain http/,
    )
  })

  it('is no address of another kind', () => {
    expect(faultsOf(withHost('develop', 'ws://127.0.0.1:9430')).join()).toMatch(
      /^error .* is not https/,
    )
  })
})

describe.each(['trial', 'release'] as const)('the host of %s', (name) => {
  it.each([
    ['http://login.acorn.cn', 'is not https'],
    ['https://login.acorn.cn/', 'ends with a slash'],
    ['https://login.acorn.cn/api', 'has a path'],
    ['https://login.acorn.cn?a=1', 'has a path'],
    ['https://Login.acorn.cn', 'is not written as scheme and host are: https://login.acorn.cn'],
    ['https://login.acorn.cn:443', 'is not written as scheme and host are'],
    ['https://me@login.acorn.cn', 'is not written as scheme and host are'],
    ['login.acorn.cn', 'is not an address'],
    ['https://203.0.113.7', 'is no name'],
    ['https://[2001:db8::7]', 'is no name'],
    ['https://localhost', 'is no name'],
    ['https://login.example.com', 'is a name that nobody can own'],
    ['https://login.test', 'is a name that nobody can own'],
  ])('is not %s', (host, why) => {
    const shown = `environments.${name}.host: "${host}" ${why}`
    expect(faultsOf(withHost(name, host)).join()).toContain(`error hosts.${name}: ${shown}`)
  })

  it('may have a port', () => {
    expect(faultsOf(withHost(name, 'https://login.acorn.cn:8443'))).toEqual([])
  })

  it('may be a placeholder until it is in question', () => {
    expect(faultsOf(withHost(name, 'https://login.example.com'), 'develop')).toEqual([])
  })
})

it('keeps what the public uses apart from what is being developed', () => {
  expect(faultsOf(withHost('develop', 'https://login.acorn.cn')).join()).toMatch(
    /^error hosts\.release: environments\.release\.host: "https:\/\/login\.acorn\.cn" is the host of environments\.develop/,
  )
})
