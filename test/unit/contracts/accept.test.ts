import fc from 'fast-check'
import { anyText } from '../any-text'
import { acceptLaunches } from '../../../miniprogram/contracts/accept'
import { enabled as enable } from '../../../miniprogram/contracts/enabled'
import { ticket as enableTicket } from '../../../miniprogram/contracts/ticket'
import type { Tenant } from '../../../miniprogram/deployment-fields'
import { LoginFailure } from '../../../miniprogram/failure'
import { readLaunch } from '../../../miniprogram/launch/launch'
import { tenant } from '../session/bench'
import { settings, shipped } from './shipped'
import { exchanging, launchOf } from './stage'

const { ticket, signin, relay } = shipped
const every = [ticket, signin, relay]

/** A launch of each kind. */
const launches = {
  ticket: { userPoolId: 'pool1', getPhone: '1' },
  signin: { appId: 'app1', getPhone: '1' },
  relay: {},
}

const kinds = ['ticket', 'signin', 'relay'] as const

function table(changed: Partial<Tenant> = {}, live = false) {
  return acceptLaunches([{ ...tenant, contracts: every, ...changed }], live)
}

function accept(query: Record<string, string>, changed: Partial<Tenant> = {}) {
  const login = table(changed)(launchOf(query))
  if (!login) throw new Error('nobody answered')
  return login
}

/** The results by which an app knows its contract. */
const failed = {
  ticket: 'code=400&message=no&error=refused&state=s1',
  signin: '{"statusCode":499,"message":"no","error":"refused","state":"s1"}',
  relay: '',
}

const failure = new LoginFailure('refused')

it.each(Object.entries(shipped))('%s goes by its name', (name, contract) => {
  expect(contract.name).toBe(name)
})

describe('the table of contracts', () => {
  it.each(kinds)('lets %s answer its launch', (kind) => {
    const login = accept({ ...launches[kind], state: 's1' })
    expect([login.request?.phone, login.refusal, login.encodeFailure(failure, 'no')]).toEqual([
      true,
      undefined,
      failed[kind],
    ])
  })

  it('throws nothing and leaves no launch without an answer, whatever it holds', () => {
    const names = fc.constantFrom('userPoolId', 'appId', 'state', '__proto__', 'constructor')
    const query = fc.dictionary(fc.oneof(names, fc.string()), anyText())
    fc.assert(
      fc.property(query, fc.string(), (given, path) => {
        const login = table()(readLaunch({ path, query: given, scene: 1069 }))
        expect((login?.request === undefined) === (login?.refusal !== undefined)).toBe(true)
        expect(typeof login?.encodeFailure(failure, 'no')).toBe('string')
      }),
    )
  })
})

describe('a contract that is not enabled', () => {
  it('gives no codes to an app that named a user pool', () => {
    expect(table({ contracts: [relay] })(launchOf(launches.ticket))).toBeUndefined()
  })
})

describe('a launch of a contract that relay knows nothing of', () => {
  /** Claims what names a client, serves one, and calls itself by its failure. */
  const byClient = enable(
    { name: 'by-client', ids: ['client1'], settings: {} },
    {
      accept({ query: { client } }) {
        if (client === undefined) return undefined
        if (client !== 'client1') throw new LoginFailure('invalid_launch')
        return { phone: false, state: undefined }
      },
      result: () => ({ appParameter: 'by client', lifetime: 60 }),
      encodeFailure: () => 'not by client',
    },
  )
  const orders = [
    ['first', [byClient, relay]],
    ['last', [relay, byClient]],
  ] as const

  it.each(orders)('is answered by its own, where that stands %s', (_place, enabled) => {
    const login = accept({ client: 'client1' }, { contracts: enabled })
    expect([login.request?.phone, login.encodeFailure(failure, 'no')]).toEqual([
      false,
      'not by client',
    ])
  })

  it.each(orders)('gets no codes where its own, which stands %s, refuses', (_place, enabled) => {
    const { request, refusal } = accept({ client: 'client9' }, { contracts: enabled })
    expect([request, refusal?.kind]).toEqual([undefined, 'invalid_launch'])
  })

  it('gets no codes from the relay of another tenant', () => {
    const tenants = [
      { ...tenant, contracts: [relay] },
      { ...tenant, id: 'oak', contracts: [byClient], launchingAppIds: ['wx2'] },
    ]
    const login = acceptLaunches(tenants, false)(launchOf({ client: 'client1' }))
    expect([login?.tenant.id, login?.refusal?.kind]).toEqual(['oak', 'unauthorized_client'])
  })

  it('leaves to relay what it does not claim', () => {
    const login = accept({}, { contracts: [byClient, relay] })
    expect(login).toMatchObject({ loginCodeLast: true })
  })
})

describe('several tenants', () => {
  const mapleTenant: Tenant = { ...tenant, id: 'maple', contracts: [ticket, relay] }
  const oakTenant: Tenant = {
    ...tenant,
    id: 'oak',
    contracts: [contractOfOak(), relay],
    launchingAppIds: ['wx2'],
  }
  const both = acceptLaunches([mapleTenant, oakTenant], false)

  function contractOfOak() {
    return enableTicket({ ...settings.ticket, userPoolIds: ['oakpool'] })
  }

  function launchBy(appId: string | undefined, query: Record<string, string>) {
    return readLaunch({ query, scene: 1069, referrerInfo: { appId } })
  }

  it('are told apart by the user pool that the launch names', () => {
    const answers = ['pool1', 'oakpool'].map((userPoolId) =>
      both(launchBy('wx2', { userPoolId, getPhone: '1' })),
    )
    expect(answers.map((login) => [login?.tenant.id, login?.request?.phone])).toEqual([
      ['maple', true],
      ['oak', true],
    ])
  })

  it('refuse an app that the one it asks for does not allow, in the name of that one', () => {
    const login = both(launchBy('wx1', { userPoolId: 'oakpool' }))
    expect([login?.tenant.id, login?.request, login?.refusal?.kind]).toEqual([
      'oak',
      undefined,
      'unauthorized_client',
    ])
  })

  it('are told apart by the launching app where the launch names nothing', () => {
    const only = (id: string): Tenant => ({ ...mapleTenant, id, launchingAppIds: [id] })
    const relays = acceptLaunches([only('wx1'), only('wx2')], false)
    expect(relays(launchBy('wx2', {}))?.tenant.id).toBe('wx2')
    expect(relays(launchBy('wx9', {}))?.request).toBeUndefined()
  })
})

describe('a launch that is wrong', () => {
  const wrong = [
    ['an unknown user pool', { userPoolId: 'pool9' }],
    ['an unknown application', { appId: 'app9' }],
    ['a challenge that is none', { userPoolId: 'pool1', code_challenge: 'x' }],
    ['a state that cannot be echoed', { appId: 'app1', state: 'a b' }],
    ['such a state and nothing else', { state: 'a b' }],
  ] as const

  it.each(wrong)('is refused and not handed to another contract: %s', (_case, query) => {
    const { request, refusal } = accept(query)
    expect([request, refusal?.kind]).toEqual([undefined, 'invalid_launch'])
  })

  it('gets its state back all the same', () => {
    const login = accept({ userPoolId: 'pool9', state: 's1' })
    expect(login.encodeFailure(failure, 'no')).toBe(failed.ticket)
  })

  it('does not get back a state that would break the result', () => {
    const login = accept({ userPoolId: 'pool1', state: 'a&ticket=x' })
    expect(login.encodeFailure(failure, 'no')).toBe('code=400&message=no&error=refused')
  })
})

/** A6: what names a user pool is the ticket contract's, wherever that stands. */
describe('a launch that two contracts could want', () => {
  const wrong = { ...launches.ticket, ...launches.signin, code_challenge: 'short', state: 's1' }
  const orders = [
    ['ticket, signin', [ticket, signin]],
    ['signin, ticket', [signin, ticket]],
  ] as const

  it.each(orders)('is refused by its own and accepted by no other: %s', (_order, contracts) => {
    const { request, refusal, encodeFailure } = accept(wrong, { contracts })
    expect([request, refusal?.kind, encodeFailure(failure, 'no')]).toEqual([
      undefined,
      'invalid_launch',
      failed.ticket,
    ])
  })

  it('is not accepted by another contract of another tenant either', () => {
    const tenants = [
      { ...tenant, contracts: [ticket] },
      { ...tenant, id: 'oak', contracts: [signin] },
    ]
    const login = acceptLaunches(tenants, false)(launchOf(wrong))
    expect([login?.tenant.id, login?.refusal?.kind]).toEqual(['maple', 'invalid_launch'])
  })
})

/** B2: codes are as good as the account. */
describe('relay in a trial or release version', () => {
  function liveAppId(appId: string | undefined, launchingAppIds: readonly string[]) {
    const launch = readLaunch({ scene: 1069, referrerInfo: { appId } })
    return table({ launchingAppIds }, true)(launch)?.refusal?.kind
  }

  it.each([
    ['no list', 'wx1', [], 'unauthorized_client'],
    ['an app that is not listed', 'wx1', ['wx2'], 'unauthorized_client'],
    ['an app that WeChat does not name', undefined, ['wx2'], 'unauthorized_client'],
    ['an app that is listed', 'wx2', ['wx2'], undefined],
  ])('with %s', (_case, appId, launchingAppIds, kind) => {
    expect(liveAppId(appId, launchingAppIds)).toBe(kind)
  })

  it('leaves the other contracts as they are: they give no codes to the app', () => {
    const launch = readLaunch({ query: launches.ticket, scene: 1069 })
    expect(table({}, true)(launch)?.request).toBeDefined()
  })
})

describe('the launching app', () => {
  const strangers = { launchingAppIds: ['wx2'] }

  it.each(kinds)('that is not allowed reads the answer of %s with its state', (kind) => {
    const login = accept({ ...launches[kind], state: 's1' }, strangers)
    expect(login.encodeFailure(failure, 'no')).toBe(failed[kind])
  })

  it.each(kinds)('that is not allowed gets nothing posted and no codes from %s', (kind) => {
    const login = accept(launches[kind], strangers)
    expect([login].map((one) => 'posting' in one || 'result' in one)).toEqual([false])
  })

  it.each(['wx', 'wx22', ' wx2', 'WX2'])('%p is not the listed one', (appId) => {
    const launch = readLaunch({ query: launches.ticket, scene: 1069, referrerInfo: { appId } })
    expect(table(strangers)(launch)?.refusal?.kind).toBe('unauthorized_client')
  })

  it('that WeChat does not name is let in', () => {
    const login = table(strangers)(readLaunch({ query: launches.ticket, scene: 1069 }))
    expect(login?.request).toBeDefined()
  })
})

describe('an accepted login', () => {
  it.each([
    ['ticket', 'https://auth.example.com/oauth/app2wxapp/ticket/pool1'],
    ['signin', 'https://auth.example.com/api/v3/signin-by-mobile'],
  ] as const)('by %s posts to the same place, whatever host the launch names', (kind, url) => {
    const evil = { host: 'evil.example', url: 'https://evil.example/', path: '//evil.example' }
    const { wechat } = exchanging(accept({ ...evil, ...launches[kind] }))
    expect(wechat.posts.map((post) => post.url)).toEqual([url])
  })
})
