import type { Deployment, EnvironmentName, Tenant } from '../deployment'
import { agreement, applicationId, deploymentOf, tenantOf } from '../sample-deployment'
import { network as checkNetwork } from './checks'
import { TestServers } from './test-servers'

const servers = new TestServers()
afterAll(() => servers.close())

/** Every request that a server of the test got, as `host/path`. */
const asked: string[] = []
beforeEach(() => void asked.splice(0))

type Answers = Readonly<Record<string, [status: number, body?: object, location?: string]>>

function start(name: string, answers: Answers = {}): Promise<URL> {
  const listener: Parameters<TestServers['https']>[0] = ({ url = '' }, response) => {
    asked.push(name + url)
    const [status, body, location] = answers[url] ?? [404]
    response.writeHead(status, location ? { location } : {}).end(JSON.stringify(body))
  }
  return servers.https(listener, {}, name)
}

interface Options {
  readonly environment?: EnvironmentName
  readonly offline?: boolean
}

async function findingsOf(deployment: Deployment, options: Options = {}) {
  const network = await servers.network()
  return checkNetwork({ deployment, environment: 'release', offline: false, network, ...options })
}

async function faultsOf(deployment: Deployment, options?: Options): Promise<string[]> {
  const faults = (await findingsOf(deployment, options)).filter(({ level }) => level !== 'ok')
  // These servers speak HTTP/1.1; host.test.ts is about that.
  return faults
    .filter(({ id }) => id !== 'network.http2')
    .map(({ level, detail }) => `${level} ${detail}`)
}

const linkTo = (url: string): Tenant['agreements'] => [{ ...agreement, url: { 'zh-CN': url } }]

it('asks nobody when offline, and says so', async () => {
  const { origin } = await start('login.acorn.cn')
  const findings = await findingsOf(deploymentOf([tenantOf()], origin), { offline: true })
  expect(findings).toMatchObject([{ level: 'ok', detail: expect.stringContaining('skipped') }])
  expect(asked).toEqual([])
})

it.each<[EnvironmentName, string[]]>([
  ['develop', ['develop.acorn.cn/']],
  ['trial', ['trial.acorn.cn/', 'www.acorn.cn/terms']],
  ['release', ['release.acorn.cn/', 'trial.acorn.cn/', 'www.acorn.cn/terms']],
])('asks for %s each host that it leads to, and nobody else', async (environment, expected) => {
  const [develop, trial, release, page] = await Promise.all(
    ['develop', 'trial', 'release', 'www'].map((name) =>
      start(`${name}.acorn.cn`, { '/terms': [200] }),
    ),
  )
  const tenants = [tenantOf({ agreements: linkTo(`${page?.origin}/terms`) })]
  const environments = {
    develop: { host: develop?.origin ?? '', tenants: [tenantOf({ agreements: [] })] },
    trial: { host: trial?.origin ?? '', tenants },
    release: { host: release?.origin ?? '', tenants },
  }
  expect(await faultsOf({ ...deploymentOf(), environments }, { environment })).toEqual([])
  expect(asked.sort()).toEqual(expected)
})

it('asks nothing of a host that cannot be trusted', async () => {
  const listener: Parameters<TestServers['https']>[0] = (_request, response) => {
    asked.push('untrusted')
    response.end()
  }
  const url = await servers.https(listener, await servers.identity({ from: -90, to: -1 }))
  const publicConfig = { appId: applicationId }
  const tenants = [tenantOf({ agreements: [], publicConfig })]
  expect(await faultsOf(deploymentOf(tenants, url.origin))).toEqual([
    'error has expired (CERT_HAS_EXPIRED)',
  ])
  expect(asked).toEqual([])
})

it('does not ask for placeholders', async () => {
  const { origin } = await start('login.acorn.cn')
  const tenants = [tenantOf({ agreements: linkTo('https://example.com/terms') })]
  expect(await faultsOf(deploymentOf(tenants, origin))).toEqual([])
})

describe('a document', () => {
  const faults = async (answers: Answers, path = '/terms') => {
    const { origin } = await start('login.acorn.cn', answers)
    const tenants = [tenantOf({ agreements: linkTo(origin + path) })]
    return faultsOf(deploymentOf(tenants, origin))
  }

  it('may be moved', async () => {
    const answers: Answers = { '/terms': [302, {}, '/a'], '/a': [301, {}, '/b'], '/b': [200] }
    expect(await faults(answers)).toEqual([])
    expect(asked).toContain('login.acorn.cn/b')
  })

  it('is not moved more than five times', async () => {
    const hops = [0, 1, 2, 3, 4, 5].map((n) => [`/${n}`, [302, {}, `/${n + 1}`]] as const)
    const answers: Answers = { ...Object.fromEntries(hops), '/6': [200] }
    expect(await faults(answers, '/1')).toEqual([])
    expect(await faults(answers, '/0')).toEqual(['error cannot be read: more than 5 redirects'])
  })

  it('is there', async () => {
    expect(await faults({ '/terms': [410] })).toEqual(['error answers HTTP 410'])
  })

  it('is not led away to plain http', async () => {
    const plain = await servers.http((_request, response) => void response.end())
    expect(await faults({ '/terms': [302, {}, plain.href] })).toEqual([
      `warning leads on to plain http: ${plain.href}`,
    ])
  })

  it('is at a name that exists', async () => {
    const { origin } = await start('login.acorn.cn')
    const tenants = [tenantOf({ agreements: linkTo('https://wwww.acorn.cn/') })]
    expect((await faultsOf(deploymentOf(tenants, origin))).join()).toMatch(
      /^error cannot be read: .*ENOTFOUND/,
    )
  })
})

describe('public-config', () => {
  const path = `/api/v2/applications/${applicationId}/public-config`
  const title = '<a href="https://acorn.cn/terms">Terms</a>'
  const published = { id: 1, lang: 'zh-CN', required: true, availableAt: 1, title }
  const good = { name: 'Acorn', agreementEnabled: true, agreements: [published] }

  const faults = async (answer: Answers[string]) => {
    const { origin } = await start('login.acorn.cn', { [path]: answer })
    const tenants = [tenantOf({ agreements: [], publicConfig: { appId: applicationId } })]
    return faultsOf(deploymentOf(tenants, origin))
  }

  it('is read from the backend', async () => {
    expect(await faults([200, { code: 200, data: good }])).toEqual([])
    expect(asked.sort()).toEqual(['login.acorn.cn/', `login.acorn.cn${path}`])
  })

  it('is read from a host of its own', async () => {
    const [own, other] = await Promise.all([
      start('login.acorn.cn'),
      start('console.acorn.cn', { [path]: [200, { code: 200, data: good }] }),
    ])
    const publicConfig = { appId: applicationId, host: other.origin }
    const tenants = [tenantOf({ agreements: [], publicConfig })]
    expect(await faultsOf(deploymentOf(tenants, own.origin))).toEqual([])
    expect(asked.sort()).toEqual([`console.acorn.cn${path}`, 'login.acorn.cn/'])
  })

  it.each<[Answers[string], string]>([
    [[200, { code: 2011, message: 'no such app', data: null }], 'HTTP 200, 2011, no such app'],
    [
      [200, { code: 1, message: '\u001b[2J\u202eno\r\n0 errors\u0007' + '.'.repeat(999) }],
      `HTTP 200, 1, [2J no 0 errors ${'.'.repeat(104)}`,
    ],
    [[404], 'HTTP 404'],
    [[404, { code: 200, data: good }], 'HTTP 404, 200'],
    [[200, { code: 200 }], 'HTTP 200, 200'],
  ])('is not %j', async (answer, said) => {
    expect(await faults(answer)).toEqual([`error ${said} for application ${applicationId}`])
  })

  it('should publish agreements that can be shown', async () => {
    const data = { ...good, agreements: [{ ...published, title: '<a href="' }] }
    expect(await faults([200, { code: 200, data }])).toEqual([
      'warning its agreements cannot be shown in full, so those of the deployment are',
    ])
  })
})

it('looks at the certificates of business domains, and asks them for nothing', async () => {
  const [own, page] = await Promise.all(
    ['login.acorn.cn', 'www.acorn.cn'].map((name) => start(name)),
  )
  const tenants = [tenantOf({ agreements: [], businessDomains: [page?.origin ?? ''] })]
  const findings = await findingsOf(deploymentOf(tenants, own?.origin))
  const ofPage = findings.filter(({ title }) => title.startsWith(page?.host ?? '-'))
  expect(ofPage.map(({ id }) => id)).toEqual(['network.name', 'network.certificate', 'network.tls'])
  expect(asked).toEqual(['login.acorn.cn/'])
})
