import { bamboo, maple, startTestbed, stillClock, type Testbed } from '../standins/genauth/testbed'
import { said } from '../command/said'
import {
  type BrokenBackend,
  breakings,
  type Passed,
  startBrokenBackend,
  toldTooShort,
} from './broken-backend'
import { command } from './cli'

let bed: Testbed
let before: BrokenBackend

beforeAll(async () => {
  // It looks at tokens with the time of this machine.
  bed = await startTestbed(Object.assign(stillClock(), { now: Date.now }))
  before = await startBrokenBackend(bed.genauth.url)
})
afterAll(async () => {
  await before.close()
  await bed.genauth.close()
})
beforeEach(async () => {
  before.broken = undefined
  await bed.reset()
})
afterEach(() => {
  for (const name of ['POOL_SECRET', 'LOGIN_CODES', 'PHONE_CODES'])
    Reflect.deleteProperty(process.env, name)
})

interface Report {
  readonly findings: readonly { id: string; level: string; detail: string }[]
}

/** What the command finds, by id, but for what is fine. */
async function found(contract: 'ticket' | 'signin', ...more: string[]) {
  process.env['POOL_SECRET'] ??= maple.poolSecret
  const of = contract === 'ticket' ? ['--user-pool', maple.userPoolId] : ['--app-id', maple.appId]
  const codes = process.env['LOGIN_CODES'] ? [] : ['--wechat', bed.genauth.url]
  const asked = ['--host', before.url, '--contract', contract, ...of, ...codes, '--json', ...more]
  const { code, out, error } = await said(command, asked)
  if (error) throw new Error(error)
  const { findings } = JSON.parse(out) as Report
  return {
    code,
    out,
    found: findings
      .filter(({ level }) => level !== 'ok')
      .map(({ id, level, detail }) => `${level} ${id}: ${detail}`),
    asked: findings.length,
  }
}

const waits = 'warning lifetime.kept: not asked: takes its time: --wait'
const limits = 'warning refusal.limit: not asked: nobody can log in from here for a while: --limit'

it.each([
  ['ticket', [waits, limits]],
  ['signin', [limits]],
] as const)('the mock backend keeps every promise of %s', async (contract, rest) => {
  expect(await found(contract)).toMatchObject({ code: 0, found: rest })
})

describe.each(Object.entries(breakings))('a backend that breaks %s', (name, broken) => {
  const [id = ''] = name.split(':')

  it('is found out', async () => {
    before.broken = broken()
    const { code, found: findings } = await found('ticket')
    expect(findings).toContainEqual(expect.stringMatching(`^error ${id}: `))
    expect(code).toBe(1)
  })
})

it.each(['codes.once', 'retry.same', 'refusal.language', 'login.phoneless'])(
  'a backend of signin that breaks %s is found out',
  async (id) => {
    const [, broken] = Object.entries(breakings).find(([name]) => name.startsWith(`${id}:`)) ?? []
    before.broken = broken?.()
    expect((await found('signin')).found).toContainEqual(expect.stringMatching(`^error ${id}: `))
  },
)

describe('a ticket that', () => {
  beforeEach(() => bed.patch('/standin/settings', { ticketExpriresAfter: 2 }))

  it('expires when it was told is fine', async () => {
    expect((await found('ticket', '--wait')).found).toEqual([limits])
  })

  it('expires later is found', async () => {
    before.broken = toldTooShort()
    expect((await found('ticket', '--wait')).found).toEqual([
      'error lifetime.kept: is good after 0.1 s',
      limits,
    ])
  })
})

it.each<[string, number | null, (passed: Passed) => Passed, string[]]>([
  ['429', 60, (passed) => ({ ...passed, headers: { ...passed.headers, 'retry-after': '9' } }), []],
  ['no time', 60, (passed) => passed, ['warning: are refused, and it does not say how long']],
  [
    '500',
    60,
    (passed) => ({ ...passed, status: 500, body: '{}' }),
    ['error: are answered by HTTP 500', 'warning: are refused, and it does not say how long'],
  ],
  ['no end', null, (passed) => passed, ['warning: 200 in a row are all taken']],
])('logins without end that are answered by %s', async (_by, loginsPerMinute, change, said) => {
  await bed.patch('/standin/settings', { loginsPerMinute })
  before.broken = async (asked, ask) => {
    const passed = await ask(asked)
    return passed.status === 429 || passed.body.includes('429') ? change(passed) : passed
  }
  expect((await found('ticket', '--limit')).found).toEqual([
    waits,
    ...said.map((one) => one.replace(': ', ' refusal.limit: ')),
  ])
})

describe('codes of the environment', () => {
  const given = async (logins: number, phones: number) => {
    const some = (count: number, one: () => Promise<string>) =>
      Promise.all(Array.from({ length: count }, one))
    process.env['LOGIN_CODES'] = (await some(logins, () => bed.loginCode('alice'))).join(' ')
    process.env['PHONE_CODES'] = (await some(phones, () => bed.phoneCode('alice'))).join('\n')
  }

  it('are enough for the first promises, and it says which are not asked for', async () => {
    await given(2, 1)
    const { code, found: findings, out } = await found('ticket')
    expect(code).toBe(0)
    expect(findings).toContain('warning codes.once: not asked: no more codes: LOGIN_CODES')
    expect(findings.join()).not.toMatch(/login\.(codes|phoneless)/)
    for (const secret of [
      process.env['LOGIN_CODES'],
      process.env['PHONE_CODES'],
      maple.poolSecret,
    ]) {
      expect(secret?.split(/\s/).filter((one) => out.includes(one))).toEqual([])
    }
  })
})

it('without the secret of the pool it asks for what needs none', async () => {
  process.env['POOL_SECRET'] = ''
  const { code, found: findings } = await found('ticket')
  expect(code).toBe(0)
  const asked = findings
    .filter((one) => one.includes('POOL_SECRET'))
    .map((one) => one.split(':')[0])
  expect(asked).toEqual(
    ['ticket.user', 'ticket.secret', 'ticket.verifier', 'lifetime.kept'].map(
      (id) => `warning ${id}`,
    ),
  )
})

it('a host that nobody answers is an error for each promise, and not an error of the command', async () => {
  const { code, out } = await said(command, [
    '--host',
    'http://127.0.0.1:9',
    '--user-pool',
    bamboo.userPoolId,
  ])
  expect(code).toBe(1)
  expect(out).toContain('connection_lost')
  expect(out).toMatch(/error +answers +none came at all/)
})

it.each([
  [['--host', 'login.example.cn', '--user-pool', 'x'], /must be scheme and host/],
  [['--host', 'https://login.example.cn'], /ticket needs --user-pool/],
  [['--host', 'https://login.example.cn', '--contract', 'signin'], /signin needs --app-id/],
])('%j is refused with a word', async (argv, word) => {
  const { code, error } = await said(command, argv)
  expect([code, word.test(error)]).toEqual([2, true])
})
