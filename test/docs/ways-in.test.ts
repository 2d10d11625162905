import type { Tenant } from '../../miniprogram/deployment-fields'
import { type FailureKind, textKeyOf } from '../../miniprogram/failure'
import type { EnterOptions } from '../../miniprogram/launch/launch'
import { locales, unmarked } from '../../miniprogram/locales/index'
import type { Expected } from '../../tools/workbench/scenarios/scenario'
import { scenarios } from '../../tools/workbench/scenarios/scenarios'
import { type Bench, benchOf, everyContract, granted, settle } from '../unit/session/bench'
import { cell, readDoc, type Row, tableOf } from './markdown'

/**
 * Holds docs/ways-in.md to the scenarios, which `npm run scenarios` plays. What no simulator can enter runs on a real
 * session here.
 */
const doc = readDoc('ways-in.md')

const ticketQuery = { userPoolId: 'pool1', getPhone: '1', state: 's1' }
const signinQuery = { appId: 'app1', getPhone: '1', state: 's1' }

/** A launch by an app; what a row changes of it may be anything. */
function launch(changed: EnterOptions = {}): EnterOptions {
  const referrerInfo = { appId: 'wx1' }
  return { path: 'routes/explore', query: ticketQuery, scene: 1069, referrerInfo, ...changed }
}

const withQuery = (query: object) => launch({ query: { ...ticketQuery, ...query } })

/** An entry without a path. */
type Entry = Pick<EnterOptions, 'scene' | 'referrerInfo'>
const home: Entry = { scene: 1069, referrerInfo: { appId: 'wx1' } }
const recent: Entry = { scene: 1089 }

/** To the front, with the page as it is: `App.onShow`. WeChat gives the query of the page on screen. */
function show(bench: Bench, entry: Entry): Bench {
  const { path, query } = bench.wechat.entered
  bench.session.enter({ path, query, ...entry })
  return bench
}

/** To the front, with a new page: `App.onShow`, then `Page.onLoad`. */
function open(bench: Bench, options: EnterOptions): Bench {
  bench.wechat.entered = options
  bench.session.enter(options)
  bench.session.open()
  return bench
}

function cold(options: EnterOptions, changed: Partial<Tenant> = {}): Bench {
  return open(benchOf({ contracts: everyContract, ...changed }), options)
}

const allowing = (options: EnterOptions) => cold(options, { launchingAppIds: ['wx1'] })

/** A session with a result that the app did not get yet. */
async function signedIn(): Promise<Bench> {
  const bench = cold(launch())
  bench.session.agreeAndTapLogin()
  bench.wechat.logins[0]?.resolve('login-1')
  await settle()
  bench.session.answerPhone({ code: 'phone-1' })
  await settle()
  bench.wechat.posts[0]?.resolve(granted)
  await settle()
  return bench
}

type Run = () => Bench

const notAllowed = { referrerInfo: { appId: 'wx2' } }

const launchingApp: Record<string, Run> = {
  '`referrerInfo` of an app that is not allowed, relay': () =>
    allowing(launch({ ...notAllowed, query: {} })),
  '`referrerInfo` is null': () => allowing(launch({ referrerInfo: null })),
  '`referrerInfo` without `appId`': () => allowing(launch({ referrerInfo: {} })),
  '`referrerInfo` with an empty `appId`': () => allowing(launch({ referrerInfo: { appId: '' } })),
  '`referrerInfo` with an `appId` that is no text': () =>
    allowing(launch({ referrerInfo: { appId: 7 } })),
}

const long = 'x'.repeat(10_240)
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

const queries: Record<string, Run> = {
  'query null: relay': () => cold(launch({ query: null })),
  'query a text instead of an object: relay': () => cold(launch({ query: 'userPoolId=pool1' })),
  '`userPoolId` twice, as a list: as good as empty': () =>
    cold(withQuery({ userPoolId: ['pool1', 'pool1'] })),
  '`state` twice, as a list: as good as empty': () => cold(withQuery({ state: ['s1', 's1'] })),
  '`getPhone` twice, as a list: as good as empty': () => {
    const bench = cold(withQuery({ getPhone: ['1', '1'] }))
    expect(bench.session.needsPhone).toBe(false)
    return bench
  },
  '`userPoolId` percent-encoded twice': () => cold(withQuery({ userPoolId: 'pool%2531' })),
  '`state` percent-encoded twice': () => cold(withQuery({ state: 's%252E1' })),
}

const without = (missing: string) => everyContract.filter(({ name }) => name !== missing)

const served: Record<string, Run> = {
  'ticket is off': () => cold(launch(), { contracts: without('ticket') }),
  'signin is off': () => cold(launch({ query: signinQuery }), { contracts: without('signin') }),
  'relay is off': () => cold(launch({ query: {} }), { contracts: without('relay') }),
}

/** What no simulator can enter: WeChat gives no such options, or it takes another deployment. */
const sections: Record<string, Record<string, Run>> = {
  'Cold and hot': {},
  'Two apps': {},
  'The launching app': launchingApp,
  'The query': queries,
  'What the deployment serves': served,
}

function expectScreen({ page: { title, hint } }: Bench): void {
  expect([typeof title, typeof hint]).toEqual(['string', 'string'])
  expect(title).not.toBe('')
}

/** Whatever is tapped or answered, nothing is asked for and nothing leaves. */
async function expectNoCodes(bench: Bench): Promise<void> {
  const { session, wechat } = bench
  const before = [wechat.logins.length, wechat.posts.length]
  session.tapLogin()
  session.agreeAndTapLogin()
  session.answerPhone({ code: 'phone-9' })
  session.decline()
  session.retry()
  session.agreeAndTapLogin()
  session.answerPhone({ code: 'phone-9' })
  await settle()
  expect([wechat.logins.length, wechat.posts.length]).toEqual(before)
}

function phaseOf({ session: { phase } }: Bench): string {
  return phase.name === 'failed' ? `failed: ${phase.failure.kind}` : phase.name
}

/** What the return button carries, at the form after "Not now". */
function resultOf({ session }: Bench): string {
  if (session.phase.name === 'ready') session.decline()
  const { phase } = session
  if (!('appParameter' in phase)) return 'none'
  return phase.appParameter === '' ? 'empty' : phase.appParameter
}

const titleOf = (kind: FailureKind) => unmarked(locales['zh-CN'].failures[textKeyOf(kind)].title)

/** What a scenario expects, as the table says it. */
function told({ phase, canReturn, extMsg }: Expected) {
  const [, kind = 'access_denied'] = phase.split(': ')
  const result = extMsg?.replace('<title>', titleOf(kind as FailureKind))
  return {
    Phase: phase,
    Return: canReturn ? 'yes' : 'no',
    'Result for the app': result === '' ? 'empty' : (result ?? 'none'),
  }
}

describe.each(Object.entries(sections))('%s', (heading, runs) => {
  const rows = new Map(tableOf(doc, heading).map((row) => [cell(row, 'Way in'), row]))
  const played = scenarios.flatMap(({ row, expected }) =>
    row.doc === 'ways-in' && row.section === heading ? [[row.row, expected] as const] : [],
  )

  it('has a scenario or a run for every row, and a row for each of them', () => {
    const all = [...played.map(([row]) => row), ...Object.keys(runs)]
    expect(all.sort()).toEqual([...rows.keys()].sort())
  })

  if (played.length > 0) {
    it.each(played)('%s: as the scenario expects', (name, expected) => {
      expect(rows.get(name)).toMatchObject(told(expected))
    })
  }

  if (Object.keys(runs).length > 0) {
    it.each(Object.entries(runs))('%s', async (name, run) => {
      const row = rows.get(name) ?? {}
      const bench = run()
      expectScreen(bench)
      expect(phaseOf(bench)).toBe(cell(row, 'Phase'))
      expect(bench.session.canReturn ? 'yes' : 'no').toBe(cell(row, 'Return'))
      if (phaseOf(bench).startsWith('failed')) await expectNoCodes(bench)
      expect(resultOf(bench)).toBe(cell(row, 'Result for the app'))
      expectScreen(bench)
    })
  }
})

it('has the row that a scenario names', () => {
  const named = scenarios.flatMap(({ row }) =>
    row.doc === 'ways-in' ? [`${row.section}: ${row.row}`] : [],
  )
  const rows = [...Object.keys(sections), 'Scenes'].flatMap((section) =>
    tableOf(doc, section).map((row) => `${section}: ${Object.values(row)[0]}`),
  )
  expect(named.filter((each) => !rows.includes(each))).toEqual([])
})

describe('Scenes', () => {
  const rows = tableOf(doc, 'Scenes').map((row) => [cell(row, 'Scene'), row] as const)

  it('has one row for each scene, and one for none', () => {
    const scenes = [1069, 1038, 1041, 1089, 1090, 1001, 1131, 1187, 1036, 1011, 1007, 1167, 9999]
    expect(rows.map(([scene]) => scene)).toEqual([...scenes.map(String), 'none'])
  })

  it.each(rows)('%s', async (scene, row) => {
    const entry = scene === 'none' ? { query: ticketQuery } : launch({ scene: Number(scene) })
    expect(await sequencesOf(entry)).toEqual(columnsOf(row))
  })

  const columns = ['Cold', '1069, then this', '1069, then this, anew', 'then 1089', 'then 1069']

  function columnsOf(row: Row): string[] {
    return columns.map((column) => cell(row, column))
  }

  it.each(scenarios.filter(({ group }) => group === 'scene'))(
    '$id: as the scenario expects',
    ({ id, row, expected }) => {
      const scene = row.doc === 'ways-in' && row.section === 'Scenes' ? row.row : ''
      const [, cells = {}] = rows.find(([other]) => other === scene) ?? []
      const then = expected.canReturn ? 'can return' : 'cannot'
      const [column, seen] = id.endsWith('-then')
        ? ['1069, then this', then]
        : ['Cold', expected.phase]
      expect(cell(cells, column)).toBe(seen)
    },
  )

  it('has two scenarios for every scene that WeChat names, but the one of all others', () => {
    const played = scenarios.flatMap(({ group, row }) =>
      group === 'scene' && row.doc === 'ways-in' ? [row.row] : [],
    )
    const named = rows.map(([scene]) => scene).filter((scene) => !['1069', 'none'].includes(scene))
    expect(played.sort()).toEqual([...named, ...named].sort())
  })

  async function sequencesOf(entry: EnterOptions): Promise<string[]> {
    const ability = ({ session }: Bench) => (session.canReturn ? 'can return' : 'cannot')
    const first = cold(entry)
    expectScreen(first)
    if (phaseOf(first) === 'not_from_app') await expectNoCodes(first)
    const anew = open(cold(launch()), entry)
    expectScreen(anew)
    const back = await signedIn()
    const seen = [entry, recent, home].map((options) => ability(show(back, options)))
    expect(phaseOf(back)).toBe('signed_in')
    return [phaseOf(first), seen[0] ?? '', phaseOf(anew), seen[1] ?? '', seen[2] ?? '']
  }
})

/** Known and reported: what cannot be read counts as absent, also where the app relied on it. */
describe('A value that cannot be read', () => {
  it('of userPoolId does not turn a ticket launch into a relay of the codes', () => {
    expect(phaseOf(cold(withQuery({ userPoolId: long })))).toBe('failed: invalid_launch')
  })

  it('of code_challenge does not make a ticket that is bound to nobody', () => {
    const bench = cold(withQuery({ code_challenge: [challenge, challenge] }))
    expect(phaseOf(bench)).toBe('failed: invalid_launch')
  })
})
