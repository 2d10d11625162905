import type { Tenant } from '../../miniprogram/deployment-fields'
import type { EnterOptions } from '../../miniprogram/launch/launch'
import { type Bench, benchOf, everyContract, granted, settle } from '../unit/session/bench'
import { FakeWeChat } from '../unit/wechat/fake-wechat'
import { cell, readDoc, type Row, tableOf } from './markdown'

/** Runs every row of docs/ways-in.md on a real session; the row says what comes of it. */
const doc = readDoc('ways-in.md')

const ticketQuery = { userPoolId: 'pool1', getPhone: '1', state: 's1' }
const signinQuery = { appId: 'app1', getPhone: '1', state: 's1' }

/** A launch by an app; what a row changes of it may be anything. */
function launch(changed: EnterOptions = {}): EnterOptions {
  const referrerInfo = { appId: 'wx1' }
  return { path: 'routes/explore', query: ticketQuery, scene: 1069, referrerInfo, ...changed }
}

const withQuery = (query: object) => launch({ query: { ...ticketQuery, ...query } })
const another = withQuery({ state: 's2' })
const relayed = launch({ query: {} })

/** An entry without a path. */
type Entry = Pick<EnterOptions, 'scene' | 'referrerInfo'>
const home: Entry = { scene: 1069, referrerInfo: { appId: 'wx1' } }
const byOther: Entry = { scene: 1069, referrerInfo: { appId: 'wx2' } }
const unnamed: Entry = { scene: 1069 }
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

/** The same in a trial or release version. */
function live(options: EnterOptions, launchingAppIds: readonly string[]): Bench {
  const wechat = new FakeWeChat()
  wechat.version = 'release'
  return open(benchOf({ contracts: everyContract, launchingAppIds }, wechat), options)
}

const allowing = (options: EnterOptions) => cold(options, { launchingAppIds: ['wx1'] })

/** Where a session stands when somebody comes in again. */
const standing = {
  ready: (options = launch()) => Promise.resolve(cold(options)),
  onSheet: async (options = launch()) => {
    const bench = cold(options)
    bench.session.agreeAndTapLogin()
    bench.wechat.logins[0]?.resolve('login-1')
    await settle()
    return bench
  },
  signingIn: async (options = launch()) => {
    const bench = await standing.onSheet(options)
    bench.session.answerPhone({ code: 'phone-1' })
    await settle()
    return bench
  },
  signedIn: async (options = launch()) => answer(await standing.signingIn(options)),
  returned: async (options = launch()) => {
    const bench = await standing.signedIn(options)
    bench.session.confirmReturn()
    return bench
  },
  /** The SDK for Android launches so. */
  relayed: async () => {
    const bench = cold(relayed)
    bench.session.agreeAndTapLogin()
    bench.session.answerPhone({ code: 'phone-1' })
    bench.wechat.logins[0]?.resolve('login-1')
    await settle()
    return bench
  },
  failed: async () => {
    const bench = await standing.ready()
    bench.session.decline()
    return bench
  },
}

/** The backend grants what was posted. */
async function answer(bench: Bench): Promise<Bench> {
  bench.wechat.posts[0]?.resolve(granted)
  await settle()
  return bench
}

const scanned: EnterOptions = launch({ scene: 1011, referrerInfo: undefined })

type Run = () => Bench | Promise<Bench>

const coldAndHot: Record<string, Run> = {
  cold: () => cold(launch()),
  'cold, at `/routers/explore`': () => cold(launch({ path: '/routers/explore' })),
  'cold, at `/routes/explore.html`': () => cold(launch({ path: '/routes/explore.html' })),
  'cold, at another page': () => cold(launch({ path: 'no/such/page' })),
  'cold, without path and query: relay': () => cold({ scene: 1069 }),
  'cold, `@app1`: signin': () => cold(launch({ query: signinQuery })),
  'cold, from a QR code': () => cold(scanned),
  'hot with path, at the form: the new launch `s2` counts': async () =>
    open(await standing.ready(), another),
  'hot with path, at the form: what was agreed to stays agreed': async () => {
    const bench = await standing.ready()
    bench.session.toggleConsent(0)
    open(bench, another)
    expect(bench.session.agreed).toBe(true)
    return bench
  },
  'hot with path, while signing in: the answer to the old launch is dropped': async () =>
    answer(open(await standing.signingIn(), another)),
  'hot with path, with a result not yet returned: the result is dropped': async () =>
    open(await standing.signedIn(), another),
  'hot with path, after a failure': async () => open(await standing.failed(), another),
  'hot with path, after the result was returned': async () =>
    open(await standing.returned(), another),
  'hot with path, from a QR code, with a result not yet returned': async () =>
    open(await standing.signedIn(), scanned),
  'hot without path, at the form: the form stays': async () => show(await standing.ready(), home),
  'hot without path, while the phone sheet is open: its answer counts': async () => {
    const bench = show(await standing.onSheet(), home)
    bench.session.answerPhone({ code: 'phone-1' })
    await settle()
    return answer(bench)
  },
  'hot without path, while signing in: it goes on': async () =>
    answer(show(await standing.signingIn(), home)),
  'hot without path, with a result not yet returned: the result stays': async () =>
    show(await standing.signedIn(), home),
  'hot without path, with a failure not yet returned: the failure stays': async () =>
    show(await standing.failed(), home),
  'hot without path, with a result that is too old': async () => {
    const bench = await standing.signedIn()
    // In the background no timer runs.
    bench.clock.time += 121_000
    return show(bench, home)
  },
  'hot without path, after the result was returned: the launch was answered and is no new one':
    async () => show(await standing.returned(), home),
  'hot without path, after the result was returned and expired': async () => {
    const bench = await standing.returned()
    bench.clock.pass(120)
    return show(bench, home)
  },
  'hot without path, relay, with a result not yet returned: the result stays': async () =>
    show(await standing.relayed(), home),
  'hot without path, relay, after the result was returned: a new launch': async () => {
    const bench = await standing.relayed()
    bench.session.confirmReturn()
    return show(bench, home)
  },
  'hot without path, after a QR code: a new launch': () => show(cold(scanned), home),
  'hot without path, after a card with an unknown user pool: a new launch': () =>
    show(cold({ ...withQuery({ userPoolId: 'pool9' }), scene: 1007 }), home),
  'hot without path, after a launch of the page for documents': () => {
    const bench = cold(launch({ path: 'routes/document', query: {} }))
    bench.session.documents.leave()
    return show(bench, home)
  },
  'hot by the recent list, at the form': async () => show(await standing.ready(), recent),
  'hot by the recent list, while signing in': async () =>
    answer(show(await standing.signingIn(), recent)),
  'hot by the recent list, with a result not yet returned': async () =>
    show(await standing.signedIn(), recent),
  'hot by the recent list, after the result was returned': async () =>
    show(await standing.returned(), recent),
  'hot by a scene that cannot return, at the form: nobody would get the result': async () =>
    show(await standing.ready(), scanned),
  'hot by a scene that cannot return, at the form, then hot by the app without path: the form again':
    async () => show(show(await standing.ready(), scanned), home),
  'hot by a scene that cannot return, with a result: it stays, and one step is left': async () => {
    const bench = show(await standing.signedIn(), scanned)
    expect(bench.page).toMatchObject({ title: '还差一步', returnLabel: '' })
    return bench
  },
  'hot by a scene that cannot return, then hot by the app without path: the result can return again':
    async () => show(show(await standing.signedIn(), scanned), home),
}

/** Whatever another app gets, the first one's answer is not in it. */
async function nothingOfTheFirst(bench: Bench, ...entries: Entry[]): Promise<Bench> {
  for (const entry of entries) {
    show(bench, entry)
    await answer(bench)
    expect(bench.page.appParameter ?? '').not.toMatch(/ticket|s1|login-1/)
  }
  return bench
}

const only = { launchingAppIds: ['wx1'] }

const twoApps: Record<string, Run> = {
  'another app without path, at the form: a new launch': async () =>
    nothingOfTheFirst(await standing.ready(), byOther),
  'another app without path, while signing in: the answer is dropped': async () =>
    nothingOfTheFirst(await standing.signingIn(), byOther),
  'another app without path, with a result: the result is dropped': async () =>
    nothingOfTheFirst(await standing.signedIn(), byOther),
  'another app without path, with relayed codes: the codes are dropped': async () =>
    nothingOfTheFirst(await standing.relayed(), byOther),
  'another app without path, after the result was returned: a new launch': async () =>
    nothingOfTheFirst(await standing.returned(), byOther),
  'another app with path, with a result: the new launch `s2` counts': async () =>
    open(await standing.signedIn(), { ...another, ...byOther }),
  'another app without path, then the first one without path: a new launch': async () =>
    nothingOfTheFirst(await standing.signedIn(), byOther, home),
  'another app without path, then the first one with path': async () =>
    open(show(await standing.signedIn(), byOther), another),
  'an app that WeChat does not name, with a result: the result is dropped': async () =>
    nothingOfTheFirst(await standing.signedIn(), unnamed),
  'an app that WeChat names, with a result of one that it did not name: the result is dropped':
    async () =>
      nothingOfTheFirst(await standing.signedIn(launch({ referrerInfo: undefined })), byOther),
  'an app that WeChat does not name, with a result of one that it did not name either: it stays':
    async () => show(await standing.signedIn(launch({ referrerInfo: undefined })), unnamed),
  'an app that is not allowed, with the form of one that is': () =>
    nothingOfTheFirst(cold(launch(), only), byOther),
  'an app that is allowed, after one that is not': () => show(cold(launch(byOther), only), home),
  'an app that is not allowed, then the recent list, then the one that is': () =>
    show(show(show(cold(launch(), only), byOther), recent), home),
}

const notAllowed = { referrerInfo: { appId: 'wx2' } }

const launchingApp: Record<string, Run> = {
  '`referrerInfo` of an allowed app': () => allowing(launch()),
  '`referrerInfo` of an app that is not allowed': () => allowing(launch(notAllowed)),
  '`referrerInfo` of an app that is not allowed, relay': () =>
    allowing(launch({ ...notAllowed, query: {} })),
  '`referrerInfo` of an app that is not allowed, `@app1`': () =>
    allowing(launch({ ...notAllowed, query: signinQuery })),
  '`referrerInfo` of any app, `launchingAppIds` empty': () => cold(launch(notAllowed)),
  '`referrerInfo` missing: let in, as some versions of WeChat leave it out': () =>
    allowing({ path: 'routes/explore', query: ticketQuery, scene: 1069 }),
  '`referrerInfo` is null': () => allowing(launch({ referrerInfo: null })),
  '`referrerInfo` without `appId`': () => allowing(launch({ referrerInfo: {} })),
  '`referrerInfo` with an empty `appId`': () => allowing(launch({ referrerInfo: { appId: '' } })),
  '`referrerInfo` with an `appId` that is no text': () =>
    allowing(launch({ referrerInfo: { appId: 7 } })),
  'relay in a trial or release version, an allowed app': () => live(relayed, ['wx1']),
  'relay in a trial or release version, an app that is not allowed': () => live(relayed, ['wx2']),
  'relay in a trial or release version, `launchingAppIds` empty': () => live(relayed, []),
  'relay in a trial or release version, an app that WeChat does not name': () =>
    live({ ...relayed, referrerInfo: undefined }, ['wx1']),
  'ticket in a trial or release version, `launchingAppIds` empty': () => live(launch(), []),
}

const long = 'x'.repeat(10_240)
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

const queries: Record<string, Run> = {
  'query missing: relay': () => cold({ path: 'routes/explore', scene: 1069 }),
  'query null: relay': () => cold(launch({ query: null })),
  'query empty: relay': () => cold(launch({ query: {} })),
  'query a text instead of an object: relay': () => cold(launch({ query: 'userPoolId=pool1' })),
  '`userPoolId` empty': () => cold(withQuery({ userPoolId: '' })),
  '`userPoolId` twice, joined by WeChat with a comma': () =>
    cold(withQuery({ userPoolId: 'pool1,pool1' })),
  '`userPoolId` twice, as a list: as good as empty': () =>
    cold(withQuery({ userPoolId: ['pool1', 'pool1'] })),
  '`userPoolId` 10 kB long: as good as empty': () => cold(withQuery({ userPoolId: long })),
  '`state` empty': () => cold(withQuery({ state: '' })),
  '`state` twice, joined by WeChat with a comma': () => cold(withQuery({ state: 's1,s1' })),
  '`state` twice, as a list: as good as empty': () => cold(withQuery({ state: ['s1', 's1'] })),
  '`state` 10 kB long: as good as empty': () => cold(withQuery({ state: long })),
  '`getPhone` twice, as a list: as good as empty': () => {
    const bench = cold(withQuery({ getPhone: ['1', '1'] }))
    expect(bench.session.needsPhone).toBe(false)
    return bench
  },
  '`userPoolId` percent-encoded once': () => cold(withQuery({ userPoolId: 'pool%31' })),
  '`userPoolId` percent-encoded twice': () => cold(withQuery({ userPoolId: 'pool%2531' })),
  '`userPoolId` a lone `%`': () => cold(withQuery({ userPoolId: '%' })),
  '`userPoolId` a broken `%E0`': () => cold(withQuery({ userPoolId: '%E0' })),
  '`state` percent-encoded once': () => cold(withQuery({ state: 's%2E1' })),
  '`state` percent-encoded twice': () => cold(withQuery({ state: 's%252E1' })),
  '`state` a lone `%`': () => cold(withQuery({ state: '%' })),
  '`state` a broken `%E0`': () => cold(withQuery({ state: '%E0' })),
  '`state` of 513 characters': () => cold(withQuery({ state: 'x'.repeat(513) })),
  'a parameter nobody knows, 10 kB long: ignored': () => cold(withQuery({ unknown: long })),
  '`__proto__` and `constructor` as names: ignored': () => {
    const hostile = '{"__proto__":{"userPoolId":"pool9"},"constructor":"x"}'
    const own = JSON.parse(hostile.replace('{', `{"userPoolId":"pool1","state":"s1",`)) as object
    return cold(launch({ query: own }))
  },
  '`__proto__` as `userPoolId`': () => cold(withQuery({ userPoolId: '__proto__' })),
  '`constructor` as `userPoolId`': () => cold(withQuery({ userPoolId: 'constructor' })),
  "`constructor` as `lang`: WeChat's language": () => cold(withQuery({ lang: 'constructor' })),
  'control characters in `state`': () => cold(withQuery({ state: 's\u0000\u001b1' })),
  'a line break at the end of `state`': () => cold(withQuery({ state: 's1\n' })),
  'control characters in `userPoolId`': () => cold(withQuery({ userPoolId: 'pool1\u0000' })),
  '`code_challenge` twice, joined by WeChat with a comma': () =>
    cold(withQuery({ code_challenge: `${challenge},${challenge}`, code_challenge_method: 'S256' })),
}

const without = (missing: string) => everyContract.filter(({ name }) => name !== missing)

const served: Record<string, Run> = {
  '`userPoolId` unknown': () => cold(withQuery({ userPoolId: 'pool9' })),
  '`appId` unknown': () => cold(launch({ query: { ...signinQuery, appId: 'app9' } })),
  '`userPoolId` and `appId`: ticket': () => cold(withQuery({ appId: 'app1' })),
  'ticket is off': () => cold(launch(), { contracts: without('ticket') }),
  'signin is off': () => cold(launch({ query: signinQuery }), { contracts: without('signin') }),
  'relay is off': () => cold(launch({ query: {} }), { contracts: without('relay') }),
}

const sections = {
  'Cold and hot': coldAndHot,
  'Two apps': twoApps,
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

describe.each(Object.entries(sections))('%s', (heading, runs) => {
  const rows = new Map(tableOf(doc, heading).map((row) => [cell(row, 'Way in'), row]))

  it('has a run for every row, and a row for every run', () => {
    expect([...rows.keys()]).toEqual(Object.keys(runs))
  })

  it.each([...rows])('%s', async (name, row) => {
    const run = runs[name]
    if (!run) throw new Error(`no run for the row ${name}`)
    const bench = await run()
    expectScreen(bench)
    expect(phaseOf(bench)).toBe(cell(row, 'Phase'))
    expect(bench.session.canReturn ? 'yes' : 'no').toBe(cell(row, 'Return'))
    if (/^not_from_app|invalid_launch|unauthorized_client/.test(phaseOf(bench))) {
      await expectNoCodes(bench)
    }
    expect(resultOf(bench)).toBe(cell(row, 'Result for the app'))
    expectScreen(bench)
  })
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

  async function sequencesOf(entry: EnterOptions): Promise<string[]> {
    const ability = ({ session }: Bench) => (session.canReturn ? 'can return' : 'cannot')
    const first = cold(entry)
    expectScreen(first)
    if (phaseOf(first) === 'not_from_app') await expectNoCodes(first)
    const anew = open(cold(launch()), entry)
    expectScreen(anew)
    const back = await standing.signedIn()
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
