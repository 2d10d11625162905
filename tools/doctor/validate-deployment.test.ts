import { type EnvironmentName, environmentNames } from './environment'
import {
  agreement,
  applicationId,
  deploymentOf,
  inEveryLanguage,
  ownAppId,
  poolId,
  relay,
  signin,
  tenantOf,
  ticket,
} from './sample-deployment'
import { validateDeployment } from './validate-deployment'

const TENANT = 'environments.release.tenants[0]'

/** All that is wrong, as `level id: detail`. */
function faultsOf(deployment: unknown, environment?: EnvironmentName): string[] {
  return validateDeployment(deployment, environment)
    .filter(({ level }) => level !== 'ok')
    .map(({ level, id, detail }) => `${level} ${id}: ${detail}`)
}

/** A good deployment, in which one field is another one; `undefined` takes it out. `.` begins one of the first tenant. */
function deploymentWith(field: string, value: unknown): unknown {
  const deployment: unknown = structuredClone(deploymentOf())
  const path = field.replace(/^\./, `${TENANT}.`)
  const steps = path.split(/[.[\]"]+/).filter(Boolean)
  const last = steps.pop() ?? ''
  const parent = steps.reduce((inner, step) => Reflect.get(Object(inner), step), deployment)
  if (value === undefined) Reflect.deleteProperty(Object(parent), last)
  else Reflect.set(Object(parent), last, value)
  return deployment
}

/** A contract with another setting. */
const set = (contract: typeof ticket | typeof signin, changes: object) => ({
  ...contract,
  settings: { ...contract.settings, ...changes },
})

it('finds nothing wrong with a deployment that is ready', () => {
  expect(faultsOf(deploymentOf([tenantOf({ contracts: [ticket, signin, relay] })]))).toEqual([])
})

type Row = [level: 'error' | 'warning', path: string, value: unknown, why: string]

const NAMED = 'names WeChat before the phone button (review rule 5.14.4)'

it.each<Row>([
  ['error', 'appId', 7, 'is not a text in quotes'],
  ['error', 'appId', 'wx8899aabbccddee', 'is not an AppID: wx and 16 hexadecimal digits'],
  ['error', 'appId', 'wx8899AABBCCDDEEFF', 'is not an AppID'],
  ['error', 'appId', 'touristappid', 'runs in the simulator only: no phone, no upload'],
  ['error', 'appId', 'wx1234567890abcdef', 'is an example, not yours'],
  ...environmentNames.flatMap((name): Row[] => [
    ['error', `environments.${name}.host`, `${name}.acorn.cn`, 'is not an address'],
    ['error', `environments.${name}.host`, `ws://${name}.acorn.cn`, 'is not https'],
    ['error', `environments.${name}.host`, `https://${name}.acorn.cn/`, 'ends with a slash'],
    ['error', `environments.${name}.host`, `https://${name}.acorn.cn/api`, 'has a path'],
    ['error', `environments.${name}.host`, `https://${name}.acorn.cn?a=1`, 'has a path'],
    ['error', `environments.${name}.host`, `https://${name}.Acorn.cn`, 'is not written as'],
    ['error', `environments.${name}.host`, `https://${name}.acorn.cn:443`, 'is not written as'],
    ['error', `environments.${name}.host`, `https://me@${name}.acorn.cn`, 'is not written as'],
  ]),
  ...(['trial', 'release'] as const).flatMap((name): Row[] => [
    ['error', `environments.${name}.host`, 'http://login.acorn.cn', 'is not https'],
    ['error', `environments.${name}.host`, 'https://203.0.113.7', 'has no domain name'],
    ['error', `environments.${name}.host`, 'https://[2001:db8::7]', 'has no domain name'],
    ['error', `environments.${name}.host`, 'https://localhost', 'has no domain name'],
    ['error', `environments.${name}.host`, 'https://login.example.com', 'nobody can own'],
    ['error', `environments.${name}.host`, 'https://login.test', 'nobody can own'],
  ]),
  ['warning', 'environments.develop.host', 'http://192.168.1.9:9430', 'is plain http'],
  ['error', 'environments.release.tenants', [], 'is empty'],
  ['error', 'timeout', 2_999, 'is not a whole number of milliseconds from 3000 to 60000'],
  ['error', 'timeout', 60_001, 'is not a whole number'],
  ['error', 'timeout', 10.5, 'is not a whole number'],
  ['error', 'timeout', '10000', 'is not a whole number'],
  ['error', '.id', 'Acorn Café', 'is not written in a-z, 0-9 and -'],
  ['error', '.contracts', ticket, 'is not a list in [ ]'],
  ['error', '.contracts', [], 'is empty'],
  ['error', '.contracts', [ticket, { ...ticket, ids: [applicationId] }], 'has ticket() twice'],
  ['error', '.contracts[0]', 'ticket', 'is no contract'],
  ['error', '.contracts[0]', {}, 'is no contract'],
  ['error', '.contracts[0]', function relay() {}, 'contracts[0]: relay is not called'],
  ['error', '.contracts[0]', { ...ticket, ids: [] }, 'userPoolIds: [] is empty: no launch is'],
  ['error', '.contracts[0]', { ...ticket, ids: poolId }, 'is not a list in [ ]'],
  ['error', '.contracts[0]', { ...ticket, ids: [poolId.slice(1)] }, 'is no id of a user pool'],
  ['error', '.contracts[0]', { ...ticket, ids: [poolId.toUpperCase()] }, 'is no id of a user pool'],
  ['error', '.contracts[0]', { ...ticket, ids: ['62e221f85f5ac5cc47037a39'] }, 'is an example'],
  ['error', '.contracts[0]', { ...signin, ids: [] }, 'appIds: [] is empty: no launch is answered'],
  ['error', '.contracts[0]', { ...signin, ids: ['a'] }, 'is no id of an application'],
  ['error', '.contracts[0]', { ...signin, ids: ['64b7c1519c2d7be04a8f3c66'] }, 'is an example'],
  ['error', '.contracts[0]', set(ticket, { path: 'oauth/{userPoolId}' }), 'does not start with /'],
  ['error', '.contracts[0]', set(ticket, { path: '//a.cn/{userPoolId}' }), 'does not start with /'],
  ['error', '.contracts[0]', set(ticket, { path: '/oauth' }), 'path: "/oauth" does not start with'],
  ['error', '.contracts[0]', set(ticket, { lifetime: 0 }), 'whole number of seconds from 1 to 600'],
  ['error', '.contracts[0]', set(ticket, { lifetime: 601 }), 'is not a whole number of seconds'],
  ['error', '.contracts[0]', set(signin, { scope: 'openidx profile' }), 'does not hold openid'],
  ['error', '.contracts[0]', set(signin, { extIdpConnIdentifier: 'A b' }), 'is not a Unique ID'],
  [
    'error',
    '.contracts[0]',
    set(signin, { headers: { appId: 'x-app-id:', requestFrom: 'x' } }),
    'headers.appId: "x-app-id:" is no name of a header',
  ],
  ['error', '.launchingAppIds', ownAppId, 'is not a list in [ ]'],
  ['error', '.launchingAppIds', ['wx8899aabbccddeeff'], "is the mini program's own appId"],
  ['error', '.launchingAppIds[0]', 'com.acorn', 'is not an AppID'],
  ['error', '.launchingAppIds[0]', 'wxfedcba0987654321', 'is an example, not yours'],
  ['error', '.brand', 'Acorn', 'is not a group of fields'],
  ['error', '.brand.name', 'Acorn', 'is not a text in each language'],
  ['error', '.brand.name["en"]', '🌰'.repeat(41), 'is 41 characters long, more than 40'],
  ['error', '.brand.name["en"]', 7, 'is not a text in quotes'],
  ['error', '.brand.name["xx"]', 'Gland', 'is in no language of this mini program'],
  ['error', '.brand.name["zh-CN"]', undefined, 'is missing'],
  [
    'warning',
    '.brand.name',
    { ...inEveryLanguage('Acorn'), en: ' ' },
    'has no en; people who read',
  ],
  ['warning', '.brand.name["zh-CN"]', '微信橡果', 'names WeChat'],
  ['error', '.brand.logo', 'https://acorn.cn/logo.png', 'does not start with /'],
  ['error', '.brand.colors.light.onPrimary', '#fff', 'is no colour'],
  ['error', '.brand.colors.light.onPrimary', 'red', 'is no colour'],
  ['error', '.brand.colors.light.onPrimary', '#12345g', 'is no colour'],
  ['error', '.brand.colors.light.onPrimary', '#1234567', 'is no colour'],
  ['error', '.brand.texts', { xx: {} }, 'is in no language of this mini program'],
  ['error', '.brand.texts', { en: { tryAgain: 'Hello' } }, 'is no field'],
  ['error', '.brand.texts', { en: { purpose: 'Log in' } }, 'does not keep the placeholders: {app}'],
  ['error', '.brand.texts', { en: { login: 'To {app}' } }, 'the placeholders: there are none'],
  ['error', '.brand.texts', { en: { login: 'Log in with WeChat' } }, NAMED],
  ['error', '.brand.texts', { en: { login: '微信登录' } }, NAMED],
  ['error', '.brand.texts', { en: { login: ' ' } }, '["en"].login: " " is empty'],
  ['error', '.brand.texts', { en: { login: 'x'.repeat(61) } }, 'is 61 characters long, more than'],
  ['error', '.agreements', [agreement, agreement], '"terms" names more than one document'],
  ['error', '.agreements[0].id', ' ', 'is empty'],
  ['error', '.agreements[0].version', ' ', 'is empty'],
  ['error', '.agreements[0].version', 2026, 'is not a text in quotes'],
  ['error', '.agreements[0].version', 'v 1', 'has spaces in it'],
  ['error', '.agreements[0].required', 'yes', 'is not true or false'],
  ['warning', '.agreements[0].title["en"]', 'WeChat terms', NAMED],
  ['error', '.agreements[0].url["en"]', 'http://acorn.cn/terms', 'is not https'],
  ['error', '.agreements[0].url["en"]', 'acorn.cn/terms', 'is not an address'],
  ['error', '.agreements[0].url["en"]', 'https://example.com/terms', 'is a placeholder'],
  ['error', '.businessDomains', ['www.acorn.cn'], 'is not an address'],
  ['error', '.businessDomains', ['http://www.acorn.cn'], 'is not https'],
  ['error', '.businessDomains', ['https://www.acorn.cn/terms'], 'has a path'],
  ['error', '.businessDomains', ['https://203.0.113.7'], 'has no domain name'],
  ['error', '.publicConfig', 'acorn', 'is not a group of fields'],
  ['error', '.publicConfig', { appId: 'x' }, 'is no id of an application'],
  ...[
    ...['appId', 'environments.trial', 'environments.release.host', 'environments.release.tenants'],
    ...['timeout', '.contracts', '.launchingAppIds', '.brand', '.brand.name', '.brand.logo'],
    ...['.brand.colors.dark', '.agreements', '.agreements[0].required', '.agreements[0].url'],
  ].map((path): Row => ['error', path, undefined, 'is missing']),
])('says as %s what is wrong with %s: %j', (level, field, value, why) => {
  const faults = faultsOf(deploymentWith(field, value))
  expect(faults).toHaveLength(1)
  expect(faults[0]?.startsWith(`${level} `)).toBe(true)
  expect(faults[0]).toContain(`: ${field.replace(/^\./, `${TENANT}.`)}`)
  expect(faults[0]).toContain(why)
})

it('tells once of a missing list of apps, though relay needs it, too', () => {
  const { launchingAppIds: _, ...tenant } = tenantOf({ contracts: [relay] })
  const faults = faultsOf(deploymentWith('environments.release.tenants', [tenant]))
  expect(faults).toEqual([expect.stringContaining('launchingAppIds: is missing')])
})

it.each<[path: string, value: unknown]>([
  ['environments.develop.host', 'http://localhost:9430'],
  ['environments.develop.host', 'http://[::1]:9430'],
  ['environments.develop.host', 'https://192.168.1.9:8443'],
  ['environments.release.host', 'https://login.acorn.cn:8443'],
  ['timeout', 3_000],
  ['timeout', 60_000],
  // What the settings of your own contract look like is yours to say.
  ['.contracts[0]', { name: 'oauth', ids: ['maple-app'], settings: { any: 'thing' } }],
  ['.launchingAppIds', []],
  ['.brand.name["en"]', '🌰'.repeat(40)],
  ['.brand.texts', { en: { purpose: 'Tell {app} your number', signedIn: 'WeChat' } }],
  ['.agreements', []],
  ['.businessDomains', ['https://www.acorn.cn']],
  ['.publicConfig', { appId: applicationId, load: () => undefined }],
])('takes as %s: %j', (path, value) => {
  expect(faultsOf(deploymentWith(path, value))).toEqual([])
})

it('is not stopped by anything in place of a deployment', () => {
  for (const value of [undefined, null, 7, 'deployment', [], {}, { environments: 7 }]) {
    expect(faultsOf(value).length).toBeGreaterThan(0)
  }
})

it.each([
  ['appSecret', 'Take it out'],
  ['.launchingAppIDs', 'Write launchingAppIds.'],
])('names %s, which there is none of, with the one that was meant, never its value', (at, fix) => {
  const findings = validateDeployment(deploymentWith(at, 'not-to-be-printed'))
  expect(findings.filter(({ level }) => level === 'error')).toMatchObject([
    {
      detail: expect.stringMatching(/\w: is no field of a deployment$/),
      fix: expect.stringContaining(fix),
    },
  ])
  expect(JSON.stringify(findings)).not.toContain('not-to-be-printed')
})

it('reports under each item what is in it, and judges the others', () => {
  const findings = validateDeployment(deploymentWith('environments.trial', undefined))
  expect(findings).toContainEqual(expect.objectContaining({ id: 'program.fields', level: 'error' }))
  expect(findings).toContainEqual(expect.objectContaining({ id: 'hosts.release', level: 'ok' }))
  expect(findings.map(({ id }) => id)).not.toContain('hosts.trial')
  expect(faultsOf(deploymentWith('.brand.texts', { en: { login: ' ' } })).join()).toMatch(
    /^error brand\.texts: /,
  )
})

it.each<[path: string, value: unknown]>([
  ['environments.trial.host', 'https://login.example.com'],
  ['environments.release.host', 'https://login.example.com'],
  ['appId', 'wx1234567890abcdef'],
  ['.launchingAppIds', ['wx1234567890abcdef']],
  ['.agreements[0].url["en"]', 'https://example.com/terms'],
])('lets a placeholder stay while developing: %s', (path, value) => {
  expect(faultsOf(deploymentWith(path, value), 'develop')).toEqual([])
})

it('lets placeholders stay in the release while the trial is prepared, not the other way round', () => {
  const host = 'https://login.example.com'
  expect(faultsOf(deploymentWith('environments.release.host', host), 'trial')).toEqual([])
  expect(faultsOf(deploymentWith('environments.trial.host', host), 'release')).toHaveLength(1)
  expect(faultsOf(deploymentWith('appId', 'touristappid'), 'develop').join()).toMatch(/^warning/)
})

describe('launches', () => {
  const other = { ...ticket, ids: ['74a1b2c3d4e5f60718293a4b'] }
  const otherAppId = 'wx7766554433221100'
  const faults = (...tenants: Parameters<typeof tenantOf>[0][]) =>
    faultsOf(deploymentOf(tenants.map(tenantOf)))

  it('lead to tenants that serve ids of their own', () => {
    expect(faults({}, { id: 'oak', contracts: [other] })).toEqual([])
    expect(faults({}, { contracts: [other] })).toContain(
      'error launch.tenants-release: environments.release.tenants.id: "acorn" names more than one tenant',
    )
    expect(faults({}, { id: 'oak', contracts: [{ ...signin, ids: [poolId] }] })).toContain(
      `error launch.tenants-release: environments.release.tenants: "${poolId}" is served more than once`,
    )
  })

  // Whatever a contract is called: that it is the fallback makes the app decide.
  const own = { ...relay, name: 'own' }

  it.each<[apps: [string[], string[]], fault: RegExp]>([
    [[[ownAppId], [otherAppId]], /^$/],
    [[[ownAppId], []], /tenants\[1\]\.launchingAppIds: is empty, but more than one tenant/],
    [[[ownAppId], [otherAppId, ownAppId]], /launches relay in more than one tenant/],
  ])('of relay are told apart by the app: %j', ([one, two], fault) => {
    const found = faults(
      { contracts: [relay], launchingAppIds: one },
      { id: 'oak', contracts: [own], launchingAppIds: two },
    )
    expect(found.join()).toMatch(fault)
  })

  it.each([
    ['develop', 'warning'],
    ['trial', 'error'],
    ['release', 'error'],
  ] as const)('of relay by any app are, for %s: %s', (environment, level) => {
    const open = tenantOf({ contracts: [ticket, own], launchingAppIds: [] })
    expect(faultsOf(deploymentOf([open]), environment)).toEqual([
      `${level} launch.apps: environments.${environment}.tenants[0].launchingAppIds: is empty while relay is enabled, so any app on the phone can ask for the person's codes`,
    ])
  })
})

it('keeps what the public uses apart from what is being developed', () => {
  const shared = deploymentWith('environments.develop.host', 'https://login.acorn.cn')
  expect(faultsOf(shared).join()).toMatch(
    /^error hosts\.release: .* is the host of environments\.develop/,
  )
})

it.each([
  ['http://login.acorn.cn', /https/],
  ['https://203.0.113.7', /domain name/],
  ['https://Login.acorn.cn', /^Write https:\/\/login\.acorn\.cn\.$/],
])('says how %s is put right', (host, said) => {
  const findings = validateDeployment(deploymentWith('environments.trial.host', host))
  expect(findings.map(({ fix = '' }) => fix).join('')).toMatch(said)
})
