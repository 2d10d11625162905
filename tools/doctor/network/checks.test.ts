import type { EnvironmentName } from '../environment'
import type { Deployment, Tenant } from '../fields'
import { agreement, applicationId, deploymentOf, tenantOf } from '../sample-deployment'
import { network as checkNetwork } from './checks'
import { TestServers } from './test-servers'

const servers = new TestServers()
afterAll(() => servers.close())

/** Every request that a server of the test got, as `host/path`. */
const asked: string[] = []
beforeEach(() => void asked.splice(0))

type Answers = Readonly<Record<string, [status: number, body?: object, location?: string]>>

async function start(name = 'login', answers: Answers = {}, options = {}): Promise<URL> {
  const listener: Parameters<TestServers['https']>[0] = ({ url = '' }, response) => {
    asked.push(name + url)
    const [status, body, location] = answers[url] ?? [404]
    response.writeHead(status, location ? { location } : {}).end(JSON.stringify(body))
  }
  return servers.https(listener, options, `${name}.acorn.cn`)
}

async function findingsOf(
  deployment: Deployment,
  environment: EnvironmentName = 'release',
  offline = false,
) {
  return checkNetwork({ deployment, environment, offline, network: await servers.network() })
}

async function faultsOf(deployment: Deployment, environment?: EnvironmentName): Promise<string[]> {
  const findings = await findingsOf(deployment, environment)
  const faults = findings.filter(({ level }) => level !== 'ok')
  return faults.map(({ level, detail }) => `${level} ${detail}`)
}

/** A deployment with one tenant on one host. */
const on = ({ origin }: URL, tenant: Partial<Tenant>) =>
  deploymentOf([tenantOf({ agreements: [], ...tenant })], origin)

const linkTo = (url: string): Partial<Tenant> => ({
  agreements: [{ ...agreement, url: { 'zh-CN': url } }],
})

it('asks nobody when offline, and says so', async () => {
  const findings = await findingsOf(on(await start(), {}), 'release', true)
  expect(findings).toMatchObject([{ level: 'ok', detail: expect.stringContaining('skipped') }])
  expect(asked).toEqual([])
})

it.each<[EnvironmentName, string[]]>([
  ['develop', ['develop/']],
  ['trial', ['trial/', 'www/terms']],
  ['release', ['release/', 'trial/', 'www/terms']],
])('asks for %s each host that it leads to, and nobody else', async (environment, expected) => {
  const page = await start('www', { '/terms': [200] })
  const tenants = [tenantOf(linkTo(`${page.origin}/terms`))]
  const environments = {
    develop: { host: (await start('develop')).origin, tenants: [tenantOf({ agreements: [] })] },
    trial: { host: (await start('trial')).origin, tenants },
    release: { host: (await start('release')).origin, tenants },
  }
  expect(await faultsOf({ ...deploymentOf(), environments }, environment)).toEqual([])
  expect(asked.sort()).toEqual(expected)
})

it('asks nothing of a host that cannot be trusted', async () => {
  const url = await start('login', {}, await servers.identity({ from: -90, to: -1 }))
  expect(await faultsOf(on(url, { publicConfig: { appId: applicationId } }))).toEqual([
    'error no answer: certificate has expired',
  ])
  expect(asked).toEqual([])
})

describe('a document', () => {
  const faults = async (answers: Answers, path = '/terms') => {
    const url = await start('login', answers)
    return faultsOf(on(url, linkTo(new URL(path, url).href)))
  }

  it('may be moved, five times', async () => {
    const hops = [0, 1, 2, 3, 4, 5].map((n) => [`/${n}`, [302, {}, `/${n + 1}`]] as const)
    const answers: Answers = { ...Object.fromEntries(hops), '/6': [200] }
    expect(await faults(answers, '/1')).toEqual([])
    expect(asked).toContain('login/6')
    expect(await faults(answers, '/0')).toEqual(['error cannot be read: more than 5 redirects'])
  })

  it('is there, at a name that exists, and is not led away to plain http', async () => {
    const plain = await servers.http((_request, response) => void response.end())
    expect(await faults({ '/terms': [410] })).toEqual(['error answers HTTP 410'])
    expect(await faults({ '/terms': [302, {}, plain.href] })).toEqual([
      `warning leads on to plain http: ${plain.href}`,
    ])
    expect((await faults({}, 'https://wwww.acorn.cn/')).join()).toMatch(
      /^error cannot be read: .*ENOTFOUND/,
    )
  })

  it('is not asked for if it is a placeholder', async () => {
    expect(await faults({}, 'https://example.com/terms')).toEqual([])
  })
})

describe('public-config', () => {
  const path = `/api/v2/applications/${applicationId}/public-config`
  const title = '<a href="https://acorn.cn/terms">Terms</a>'
  const published = { id: 1, lang: 'zh-CN', required: true, availableAt: 1, title }
  const data = { name: 'Acorn', agreementEnabled: true, agreements: [published] }
  const good: Answers = { [path]: [200, { code: 200, data }] }
  const unreadable = { ...data, agreements: [{ ...published, title: '<a href="' }] }

  it('is read from the backend, or from a host of its own', async () => {
    expect(
      await faultsOf(on(await start('login', good), { publicConfig: { appId: applicationId } })),
    ).toEqual([])
    expect(asked.splice(0).sort()).toEqual(['login/', `login${path}`])
    const host = (await start('console', good)).origin
    const publicConfig = { appId: applicationId, host }
    expect(await faultsOf(on(await start(), { publicConfig }))).toEqual([])
    expect(asked.sort()).toEqual(['console/', `console${path}`, 'login/'])
  })

  it.each<[Answers[string], string]>([
    [[200, { code: 2011, message: 'no such app', data: null }], 'HTTP 200, 2011, no such app'],
    [
      [200, { code: 1, message: '\u001b[2J\u202eno\r\n0 errors\u0007' + '.'.repeat(999) }],
      `HTTP 200, 1, [2J no 0 errors ${'.'.repeat(104)}`,
    ],
    [[404], 'HTTP 404'],
    [[404, { code: 200, data }], 'HTTP 404, 200'],
    [[200, { code: 200 }], 'HTTP 200, 200'],
    [[200, { code: 200, data: unreadable }], ''],
  ])('is not %j', async (answer, said) => {
    const url = await start('login', { [path]: answer })
    expect(await faultsOf(on(url, { publicConfig: { appId: applicationId } }))).toEqual([
      said
        ? `error ${said} for application ${applicationId}`
        : 'warning its agreements cannot be shown in full, so those of the deployment are',
    ])
  })
})

it('asks business domains whether they answer', async () => {
  const page = await start('www')
  expect(await faultsOf(on(await start(), { businessDomains: [page.origin] }))).toEqual([])
  expect(asked.sort()).toEqual(['login/', 'www/'])
})
