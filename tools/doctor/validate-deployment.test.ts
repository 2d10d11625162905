import type { EnvironmentName } from './deployment'
import {
  agreement,
  applicationId,
  deploymentOf,
  ownAppId,
  poolId,
  relay,
  signin,
  tenantOf,
  ticket,
} from './sample-deployment'
import { environmentNames } from './scope'
import { validateDeployment } from './validate-deployment'

const TENANT = 'environments.release.tenants[0]'

/** All that is wrong, as `level id: detail`. */
function faultsOf(deployment: unknown, environment?: EnvironmentName): string[] {
  return validateDeployment(deployment, environment)
    .filter(({ level }) => level !== 'ok')
    .map(({ level, id, detail }) => `${level} ${id}: ${detail}`)
}

/** A good deployment, in which one field is another one; `undefined` takes it out. */
function deploymentWith(path: string, value: unknown, good: object = deploymentOf()): unknown {
  const deployment: unknown = structuredClone(good)
  const steps = path.split(/[.[\]"]+/).filter(Boolean)
  const last = steps.pop() ?? ''
  const parent = steps.reduce((inner, step) => Reflect.get(Object(inner), step), deployment)
  if (value === undefined) Reflect.deleteProperty(Object(parent), last)
  else Reflect.set(Object(parent), last, value)
  return deployment
}

/** The same in the first tenant. */
const tenantWith = (path: string, value: unknown, good?: object) =>
  deploymentWith(`${TENANT}.${path}`, value, good)

it('finds nothing wrong with a deployment that is ready', () => {
  expect(faultsOf(deploymentOf([tenantOf({ contracts: [ticket, signin, relay] })]))).toEqual([])
})

/** One field of a good deployment is another one. `.` begins a field of the first tenant. */
it.each<[level: 'error' | 'warning', path: string, value: unknown, why: string]>([
  ['error', 'appId', undefined, 'is missing'],
  ['error', 'appId', 7, 'is not a text in quotes'],
  ['error', 'appId', 'wx8899aabbccddee', 'is not an AppID: wx and 16 hexadecimal digits'],
  ['error', 'appId', 'wx8899AABBCCDDEEFF', 'is not an AppID'],
  ['error', 'appId', 'touristappid', 'runs in DevTools only: no phone, no upload'],
  ['error', 'appId', 'wx1234567890abcdef', 'is an example, not yours'],
  ...environmentNames.flatMap((name): ['error', string, unknown, string][] => [
    ['error', `environments.${name}.host`, undefined, 'is missing'],
    ['error', `environments.${name}.host`, `${name}.acorn.cn`, 'is not an address'],
    ['error', `environments.${name}.host`, `ws://${name}.acorn.cn`, 'is not https'],
    ['error', `environments.${name}.host`, `https://${name}.acorn.cn/`, 'ends with a slash'],
    ['error', `environments.${name}.host`, `https://${name}.acorn.cn/api`, 'has a path'],
    ['error', `environments.${name}.host`, `https://${name}.acorn.cn?a=1`, 'has a path'],
    ['error', `environments.${name}.host`, `https://${name}.Acorn.cn`, 'is not written as'],
    ['error', `environments.${name}.host`, `https://${name}.acorn.cn:443`, 'is not written as'],
    ['error', `environments.${name}.host`, `https://me@${name}.acorn.cn`, 'is not written as'],
  ]),
  ...(['trial', 'release'] as const).flatMap((name): ['error', string, unknown, string][] => [
    ['error', `environments.${name}.host`, 'http://login.acorn.cn', 'is not https'],
    ['error', `environments.${name}.host`, 'https://203.0.113.7', 'has no domain name'],
    ['error', `environments.${name}.host`, 'https://[2001:db8::7]', 'has no domain name'],
    ['error', `environments.${name}.host`, 'https://localhost', 'has no domain name'],
    ['error', `environments.${name}.host`, 'https://login.example.com', 'nobody can own'],
    ['error', `environments.${name}.host`, 'https://login.test', 'nobody can own'],
  ]),
  ['warning', 'environments.develop.host', 'http://192.168.1.9:9430', 'is plain http'],
  ['error', 'environments.release.tenants', undefined, 'is missing'],
  ['error', 'environments.release.tenants', [], 'is empty'],
  ['error', 'timeout', undefined, 'is missing'],
  ['error', 'timeout', 2_999, 'is not a whole number of milliseconds from 3000 to 60000'],
  ['error', 'timeout', 60_001, 'is not a whole number'],
  ['error', 'timeout', 10.5, 'is not a whole number'],
  ['error', 'timeout', '10000', 'is not a whole number'],
  ['error', '.id', 'Acorn Café', 'is not written in a-z, 0-9 and -'],
  ['error', '.contracts', undefined, 'is missing'],
  ['error', '.contracts', ticket, 'is not a list in [ ]'],
  ['error', '.contracts', [], 'is empty'],
  ['error', '.contracts', [ticket, { ...ticket, ids: [applicationId] }], 'has ticket() twice'],
  ['error', '.contracts[0]', 'ticket', 'is no contract'],
  ['error', '.contracts[0]', {}, 'is no contract'],
  ['error', '.launchingAppIds', undefined, 'is missing'],
  ['error', '.launchingAppIds', ownAppId, 'is not a list in [ ]'],
  ['error', '.launchingAppIds', ['wx8899aabbccddeeff'], "is the mini program's own appId"],
  ['error', '.launchingAppIds[0]', 'com.acorn', 'is not an AppID'],
  ['error', '.launchingAppIds[0]', 'wxfedcba0987654321', 'is an example, not yours'],
  ['error', '.brand', undefined, 'is missing'],
  ['error', '.brand', 'Acorn', 'is not a group of fields'],
  ['error', '.brand.name', undefined, 'is missing'],
  ['error', '.brand.name', 'Acorn', 'is not a text in each language'],
  ['error', '.brand.name["en"]', '🌰'.repeat(41), 'is 41 characters long, more than 40'],
  ['error', '.brand.name["en"]', 7, 'is not a text in quotes'],
  ['error', '.brand.name["xx"]', 'Gland', 'is in no language of this mini program'],
  ['warning', '.brand.name["zh-CN"]', '微信橡果', 'names WeChat'],
  ['error', '.brand.logo', undefined, 'is missing'],
  ['error', '.brand.logo', 'https://acorn.cn/logo.png', 'does not start with /'],
  ['error', '.brand.colors.dark', undefined, 'is missing'],
  ['error', '.brand.colors.light.onPrimary', '#fff', 'is no colour'],
  ['error', '.brand.colors.light.onPrimary', 'red', 'is no colour'],
  ['error', '.brand.colors.light.onPrimary', '#12345g', 'is no colour'],
  ['error', '.brand.colors.light.onPrimary', '#1234567', 'is no colour'],
  ['error', '.brand.texts', { xx: {} }, 'is in no language of this mini program'],
  ['error', '.brand.texts', { en: { tryAgain: 'Hello' } }, 'is no field'],
  ['error', '.agreements', undefined, 'is missing'],
  ['error', '.agreements', [agreement, agreement], '"terms" names more than one document'],
  ['error', '.agreements[0].id', ' ', 'is empty'],
  ['error', '.agreements[0].version', ' ', 'is empty'],
  ['error', '.agreements[0].version', 2026, 'is not a text in quotes'],
  ['error', '.agreements[0].version', 'v 1', 'has spaces in it'],
  ['error', '.agreements[0].required', undefined, 'is missing'],
  ['error', '.agreements[0].required', 'yes', 'is not true or false'],
  ['warning', '.agreements[0].title["en"]', 'WeChat terms', 'names WeChat before the phone'],
  ['error', '.agreements[0].url', undefined, 'is missing'],
  ['error', '.agreements[0].url["en"]', 'http://acorn.cn/terms', 'is not https'],
  ['error', '.agreements[0].url["en"]', 'acorn.cn/terms', 'is not an address'],
  ['error', '.agreements[0].url["en"]', 'https://example.com/terms', 'is a placeholder'],
  ['error', '.businessDomains', ['www.acorn.cn'], 'is not an address'],
  ['error', '.businessDomains', ['http://www.acorn.cn'], 'is not https'],
  ['error', '.businessDomains', ['https://www.acorn.cn/terms'], 'has a path'],
  ['error', '.businessDomains', ['https://203.0.113.7'], 'has no domain name'],
  ['error', '.publicConfig', 'acorn', 'is no publicConfig'],
  ['error', '.publicConfig', { appId: 'x' }, 'is no id of an application'],
])('says as %s what is wrong with %s: %j', (level, field, value, why) => {
  const path = field.replace(/^\./, `${TENANT}.`)
  const faults = faultsOf(deploymentWith(path, value))
  expect(faults).toHaveLength(1)
  expect(faults[0]?.startsWith(`${level} `)).toBe(true)
  expect(faults[0]).toContain(`: ${path}`)
  expect(faults[0]).toContain(why)
})

it.each<[path: string, value: unknown]>([
  ['environments.develop.host', 'http://localhost:9430'],
  ['environments.develop.host', 'http://[::1]:9430'],
  ['environments.develop.host', 'https://192.168.1.9:8443'],
  ['environments.release.host', 'https://login.acorn.cn:8443'],
  ['timeout', 3_000],
  ['timeout', 60_000],
  [`${TENANT}.launchingAppIds`, []],
  [`${TENANT}.brand.name["en"]`, '🌰'.repeat(40)],
  [`${TENANT}.brand.texts`, { en: { purpose: 'Tell {app} your number', signedIn: 'WeChat' } }],
  [`${TENANT}.agreements`, []],
  [`${TENANT}.businessDomains`, ['https://www.acorn.cn']],
  [`${TENANT}.publicConfig`, { appId: applicationId, load: () => undefined }],
])('takes as %s: %j', (path, value) => {
  expect(faultsOf(deploymentWith(path, value))).toEqual([])
})

it('is not stopped by anything in place of a deployment', () => {
  for (const value of [undefined, null, 7, 'deployment', [], {}, { environments: 7 }]) {
    expect(faultsOf(value).length).toBeGreaterThan(0)
  }
})

it('names a field that there is none of, with the one that was meant, and never its value', () => {
  const wrong = deploymentWith('appSecret', 'not-to-be-printed', {
    ...deploymentOf([{ ...tenantOf(), launchingAppIDs: [] } as never]),
  })
  const findings = validateDeployment(wrong).filter(({ level }) => level === 'error')
  expect(findings).toMatchObject([
    { detail: 'appSecret: is no field of a deployment' },
    {
      detail: `${TENANT}.launchingAppIDs: is no field of a deployment`,
      fix: 'Write launchingAppIds.',
    },
  ])
  expect(JSON.stringify(findings)).not.toContain('not-to-be-printed')
})

it('names a missing environment once, and judges the others', () => {
  const faults = faultsOf(deploymentWith('environments.trial', undefined))
  expect(faults).toEqual(['error program.fields: environments.trial: is missing'])
  expect(validateDeployment(deploymentWith('environments.trial', undefined))).toContainEqual(
    expect.objectContaining({ id: 'hosts.release', level: 'ok' }),
  )
})

it('names a contract that is not called', () => {
  const uncalled = tenantOf({ contracts: [function relay() {} as never] })
  expect(faultsOf(deploymentOf([uncalled]))).toEqual([
    `error launch.contracts: ${TENANT}.contracts[0]: relay is not called`,
  ])
})

describe('a text in each language', () => {
  it.each(['brand.name', 'agreements[0].title', 'agreements[0].url'])(
    'is read in simplified Chinese if a language of %s is missing',
    (path) => {
      expect(faultsOf(tenantWith(`${path}["en"]`, ' ')).join()).toMatch(
        /^warning .*: has no en; people who read it see zh-CN$/,
      )
      expect(faultsOf(tenantWith(`${path}["zh-CN"]`, undefined)).join()).toMatch(
        /^error .*\["zh-CN"\]: is missing$/,
      )
    },
  )
})

describe("a text of the brand's own", () => {
  it.each([
    ['purpose', 'Log in', 'does not keep the placeholders: {app}'],
    ['login', 'Log in to {app}', 'does not keep the placeholders: there are none'],
    ['login', 'Log in with WeChat', 'names WeChat before the phone button (review rule 5.14.4)'],
    ['login', '微信登录', 'names WeChat before the phone button (review rule 5.14.4)'],
    ['login', ' ', 'is empty'],
    ['login', 'x'.repeat(61), 'is 61 characters long, more than 60'],
  ])('is not, as %s: %s', (key, words, why) => {
    expect(faultsOf(tenantWith('brand.texts', { en: { [key]: words } }))).toEqual([
      `error brand.texts: ${TENANT}.brand.texts["en"].${key}: ${JSON.stringify(words)} ${why}`,
    ])
  })
})

describe.each([
  [ticket, 'userPoolIds', 'a user pool', '62e221f85f5ac5cc47037a39'],
  [signin, 'appIds', 'an application', '64b7c1519c2d7be04a8f3c66'],
])('the ids of $name', (contract, name, what, example) => {
  it.each<[ids: unknown, why: string]>([
    [[], 'is empty: no launch is answered'],
    [poolId, 'is not a list in [ ]'],
    [['64a1b2c3d4e5f60718293a4'], `is no id of ${what}: 24 hexadecimal digits`],
    [['64A1B2C3D4E5F60718293A4B'], `is no id of ${what}`],
    [[example], 'is an example, not yours'],
  ])('are not %j', (ids, why) => {
    const faults = faultsOf(tenantWith('contracts', [{ ...contract, ids }])).join()
    expect(faults).toMatch(/^error launch\.contracts: /)
    expect(faults).toContain(`${TENANT}.contracts[0].${name}`)
    expect(faults).toContain(why)
  })
})

it.each([
  [ticket, 'path', 'oauth/{userPoolId}', 'does not start with / and hold {userPoolId}'],
  [ticket, 'path', '//acorn.cn/{userPoolId}', 'does not start with / and hold {userPoolId}'],
  [ticket, 'path', '/oauth/ticket', 'does not start with / and hold {userPoolId}'],
  [ticket, 'lifetime', 0, 'is not a whole number of seconds from 1 to 600'],
  [ticket, 'lifetime', 601, 'is not a whole number of seconds from 1 to 600'],
  [signin, 'scope', 'openidx profile', 'does not hold openid'],
  [signin, 'extIdpConnIdentifier', 'Mini Login', 'is not a Unique ID'],
  [signin, 'headers.appId', 'x-app-id:', 'is no name of a header'],
])('in $name, %s is not %p', (contract, path, value, why) => {
  const wrong = deploymentWith(`settings.${path}`, value, contract)
  expect(faultsOf(tenantWith('contracts', [wrong])).join()).toContain(
    `error launch.contracts: ${TENANT}.contracts[0].${path}: ${JSON.stringify(value)} ${why}`,
  )
})

it('leaves to you what your own contract looks like', () => {
  const own = { name: 'oauth', ids: ['maple-app'], settings: { any: 'thing' } }
  expect(faultsOf(tenantWith('contracts', [own]))).toEqual([])
})

describe('placeholders', () => {
  it.each<[path: string, value: unknown]>([
    ['environments.trial.host', 'https://login.example.com'],
    ['environments.release.host', 'https://login.example.com'],
    ['appId', 'wx1234567890abcdef'],
    [`${TENANT}.launchingAppIds`, ['wx1234567890abcdef']],
    [`${TENANT}.agreements[0].url["en"]`, 'https://example.com/terms'],
  ])('may stay while developing: %s', (path, value) => {
    expect(faultsOf(deploymentWith(path, value), 'develop')).toEqual([])
  })

  it('may stay in the release while the trial is prepared, but not the other way round', () => {
    const host = 'https://login.example.com'
    expect(faultsOf(deploymentWith('environments.release.host', host), 'trial')).toEqual([])
    expect(faultsOf(deploymentWith('environments.trial.host', host), 'release')).toHaveLength(1)
  })

  it('are only warned about while developing if the program would not run on a phone', () => {
    expect(faultsOf(deploymentWith('appId', 'touristappid'), 'develop').join()).toMatch(/^warning/)
  })
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

  it.each<[apps: [string[], string[]], fault: string | undefined]>([
    [[[ownAppId], [otherAppId]], undefined],
    [
      [[ownAppId], []],
      'tenants[1].launchingAppIds: is empty, but more than one tenant enables relay',
    ],
    [[[ownAppId], [otherAppId, ownAppId]], 'launches relay in more than one tenant'],
  ])('of relay are told apart by the app: %j', ([one, two], fault) => {
    const found = faults(
      { contracts: [relay], launchingAppIds: one },
      { id: 'oak', contracts: [relay], launchingAppIds: two },
    )
    expect(found.join()).toMatch(
      fault === undefined ? /^$/ : new RegExp(fault.replace(/[[\]]/g, '\\$&')),
    )
  })

  it.each([
    ['develop', 'warning'],
    ['trial', 'error'],
    ['release', 'error'],
  ] as const)('of relay by any app are, for %s: %s', (environment, level) => {
    const open = tenantOf({ contracts: [ticket, relay], launchingAppIds: [] })
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

it('says how each address is put right', () => {
  const fixes = ['http://login.acorn.cn', 'https://203.0.113.7', 'https://Login.acorn.cn'].map(
    (host) =>
      validateDeployment(deploymentWith('environments.trial.host', host)).flatMap(
        ({ fix }) => fix ?? [],
      ),
  )
  expect(fixes).toEqual([
    [expect.stringContaining('https')],
    [expect.stringContaining('domain name')],
    ['Write https://login.acorn.cn.'],
  ])
})
