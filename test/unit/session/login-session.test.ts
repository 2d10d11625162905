import { genauthPublicConfig } from '../../../miniprogram/branding/genauth'
import { LoginFailure } from '../../../miniprogram/failure'
import { locales } from '../../../miniprogram/locales/index'
import type { EnterOptions } from '../../../miniprogram/launch/launch'
import type { Agreement } from '../../../miniprogram/branding/brand'
import type { Tenant } from '../../../miniprogram/deployment-fields'
import { FakeWeChat } from '../wechat/fake-wechat'
import {
  type Bench,
  benchOf,
  comeBack,
  everyContract,
  granted,
  launchOf,
  settle,
  tenant,
} from './bench'

const phoneGiven = { errMsg: 'getPhoneNumber:ok', code: 'phone-1' }
const phoneDenied = { errMsg: 'getPhoneNumber:fail user deny' }

function started(
  launch: EnterOptions = launchOf(),
  contracts: Tenant['contracts'] = tenant.contracts,
): Bench {
  const bench = benchOf({ contracts })
  bench.wechat.entered = launch
  bench.session.open()
  return bench
}

/** Another visit of the same person: what the device keeps is still there. */
function startedOn(wechat: FakeWeChat, changed: Partial<Tenant> = {}): Bench {
  const bench = benchOf(changed, wechat)
  bench.session.open()
  return bench
}

/** The tenant with another form of its one agreement. */
function withTerms(changed: Partial<Agreement>): Partial<Tenant> {
  return { agreements: tenant.agreements.map((terms) => ({ ...terms, ...changed })) }
}

/** Up to the moment the codes are with the backend. */
async function signingIn(bench = started(), phone: object = phoneGiven): Promise<Bench> {
  const { session, wechat } = bench
  session.agreeAndTapLogin()
  session.answerPhone(phone)
  wechat.logins.at(-1)?.resolve(`login-${wechat.logins.length}`)
  await settle()
  return bench
}

async function signedIn(bench?: Bench): Promise<Bench> {
  const signing = await signingIn(bench)
  signing.wechat.posts.at(-1)?.resolve(granted)
  await settle()
  return signing
}

it('before a launch was read offers nothing, and no way back', () => {
  const { session } = benchOf()
  expect(session.phase.name).toBe('not_from_app')
  expect([session.canReturn, session.returned, session.consentOpen]).toEqual([false, false, false])
})

describe('a launch', () => {
  it('from elsewhere offers no login', () => {
    expect(started(launchOf({}, 1011)).session.phase).toEqual({ name: 'not_from_app' })
  })

  it('that no contract claims fails with nothing for the app', () => {
    expect(started({ ...launchOf(), query: {} }).page.appParameter).toBe('')
  })

  it.each([
    ['develop', 'ready'],
    ['trial', 'failed'],
    ['release', 'failed'],
  ] as const)('for the codes by an app that no list names: %s is %s', (version, name) => {
    const wechat = Object.assign(new FakeWeChat(), { version })
    const { session } = benchOf({ contracts: everyContract }, wechat)
    wechat.entered = { ...launchOf(), query: {} }
    session.open()
    expect(session.phase.name).toBe(name)
  })

  it('of an app that the deployment does not allow fails, and says so with the state', () => {
    const bench = benchOf({ launchingAppIds: ['wx2'] })
    bench.wechat.entered = launchOf({ state: 's1' })
    bench.session.open()
    expect(bench.session.phase).toMatchObject({
      failure: { kind: 'unauthorized_client' },
      appParameter: 'code=400&message=无法登录&error=unauthorized_client&state=s1',
    })
  })

  it.each([
    ['lang of the launch', { lang: 'en-US' }, 'ja', 'en'],
    ["WeChat's language", {}, 'ja', 'ja'],
    ['Simplified Chinese if neither is known', { lang: 'xx' }, 'xx', 'zh-CN'],
  ])('speaks %s', (_case, query, spoken, locale) => {
    const bench = benchOf()
    bench.wechat.entered = launchOf(query as Record<string, string>)
    bench.wechat.spoken = spoken
    bench.session.open()
    expect(bench.session.locale).toBe(locale)
  })

  it('asks for no code before the person acts', () => {
    expect(started().wechat.logins).toEqual([])
  })
})

describe('the bar of WeChat', () => {
  it('has the colour of the page, by day and by night', () => {
    const light = { background: '#000001', sheet: '#000002', text: '#ffffff' }
    const bench = benchOf({ brand: { ...tenant.brand, surfaces: { light } } })
    bench.session.open()
    bench.wechat.mode = 'dark'
    bench.wechat.changeTheme()
    expect(bench.wechat.painted).toEqual(['#000001', '#1b1715'])
  })
})

describe('a later launch, while the page shows the session,', () => {
  const card = launchOf({ userPoolId: 'pool9' }, 1011)

  /** A session that shows these launches one after the other, each with a page of its own. */
  function shown(launches: EnterOptions[], changed: Partial<Tenant> = {}): Bench {
    const bench = benchOf(changed)
    for (const launch of launches) {
      bench.wechat.entered = launch
      bench.session.open()
    }
    return bench
  }

  it('by our app shows the form after a card with a broken query', () => {
    const { session, page } = shown([card, launchOf()])
    expect([session.phase.name, page.login, page.title]).toEqual(['ready', true, '枫叶'])
  })

  it('by relay asks for the phone number after one that wanted none', async () => {
    const contracts = everyContract
    const { session, wechat, page } = shown(
      [launchOf({ getPhone: '0' }), { scene: 1069, query: {} }],
      { contracts },
    )
    expect([session.needsPhone, page.phoneButton]).toEqual([true, wechat.button])
    session.agreeAndTapLogin()
    session.answerPhone(phoneGiven)
    wechat.logins[0]?.resolve('login-1')
    await settle()
    expect(page.appParameter).toBe('{"code":"login-1","phoneInfoCode":"phone-1"}')
  })

  it('asks for a required agreement that was published in the meantime', async () => {
    const publicConfig = genauthPublicConfig({ appId: 'app1' })
    const { session, wechat, page } = shown([launchOf()], { publicConfig })
    session.toggleConsent(0)
    expect(page.agreed).toBe(true)
    const agreement = { id: 7, lang: 'zh-CN', required: true, availableAt: 1, title: '《新协议》' }
    const data = { agreementEnabled: true, agreements: [agreement] }
    wechat.gets[0]?.resolve({ status: 200, body: { code: 200, data }, retryAfter: undefined })
    await settle()
    session.open()
    expect([session.agreed, page.agreed]).toEqual([false, false])
  })
})

describe('consent', () => {
  it('is asked for when the person taps before agreeing', () => {
    const { session, wechat } = started()
    session.tapLogin()
    expect(session.consentOpen).toBe(true)
    expect(wechat.logins).toEqual([])
  })

  it('is given by the row', () => {
    const { session, wechat } = started()
    session.toggleConsent(0)
    session.tapLogin()
    expect([session.consentOpen, wechat.logins.length]).toEqual([false, 1])
  })

  it('is taken back by the same row', () => {
    const { session, wechat } = started()
    session.toggleConsent(0)
    session.toggleConsent(0)
    session.tapLogin()
    expect(wechat.logins).toEqual([])
  })

  it('is given by no row that there is not', () => {
    const { session } = started()
    session.toggleConsent(9)
    expect(session.consents).toEqual({})
  })

  it('is taken back on the account page alone, which gives none', () => {
    const bench = started()
    const { session } = bench
    session.toggleConsent(0)
    session.takeBackConsent(0)
    const before = session.agreed
    comeBack(bench, 1011)
    session.takeBackConsent(9)
    session.toggleConsent(0)
    const shown = session.agreed
    session.takeBackConsent(0)
    session.agreeAndTapLogin()
    expect([before, shown, session.agreed]).toEqual([true, true, false])
  })

  it('stays open while the phone sheet is up, as a button that is gone hears no answer', () => {
    const { session } = started()
    session.tapLogin()
    session.agreeAndTapLogin()
    expect(session.consentOpen).toBe(true)
    session.answerPhone(phoneDenied)
    expect(session.consentOpen).toBe(false)
  })

  it('can be closed without agreeing', () => {
    const { session } = started()
    session.tapLogin()
    session.closeConsent()
    expect([session.consentOpen, session.agreed]).toEqual([false, false])
  })

  it('is carried over to the next launch, and to the next visit', () => {
    const { session, wechat } = started()
    session.toggleConsent(0)
    session.open()
    const { session: later } = startedOn(wechat)
    expect([session.agreed, later.agreed]).toEqual([true, true])
  })

  it.each([[''], [null], ['x'], [7], [{ terms: 'x' }], [{ terms: { version: 1 } }], [[]]])(
    'is asked for where the storage holds %j',
    (stored) => {
      const wechat = new FakeWeChat()
      wechat.storage['consents.maple'] = stored
      expect(startedOn(wechat).session.agreed).toBe(false)
    },
  )

  it('is not needed for a document that is not required', () => {
    const bench = startedOn(new FakeWeChat(), withTerms({ required: false }))
    bench.session.toggleConsent(0)
    expect(bench.session.agreed).toBe(true)
  })

  it('does not change while the login is under way', async () => {
    const { session } = await signingIn()
    session.toggleConsent(0)
    expect(session.agreed).toBe(true)
  })

  it('is posted: which version of which document, in which language, and when', async () => {
    const { wechat } = await signingIn()
    expect(wechat.bodies).toMatchObject([
      {
        agreements: [
          { id: 'terms', version: '1', lang: 'zh-CN', agreedAt: '2027-01-15T08:00:00.000Z' },
        ],
      },
    ])
  })

  it('to a document that is not required is posted only where it was given', async () => {
    const bench = startedOn(new FakeWeChat(), withTerms({ required: false }))
    await signingIn(bench)
    const again = startedOn(new FakeWeChat(), withTerms({ required: false }))
    again.session.toggleConsent(1)
    await signingIn(again)
    expect(bench.wechat.bodies[0]).not.toHaveProperty('agreements')
    expect(again.wechat.bodies[0]).toMatchObject({ agreements: [{ id: 'terms' }] })
  })

  it('keeps the moment of the first time', async () => {
    const { session, wechat } = started()
    session.toggleConsent(0)
    const later = startedOn(wechat)
    later.clock.pass(1000)
    await signingIn(later)
    expect(wechat.bodies).toMatchObject([
      { agreements: [{ agreedAt: '2027-01-15T08:00:00.000Z' }] },
    ])
  })

  it('without it a phone answer is not used', () => {
    const { session, wechat } = started()
    session.answerPhone(phoneGiven)
    expect([session.phase.name, wechat.logins.length]).toEqual(['ready', 0])
  })
})

describe('a login that takes long', () => {
  it('says so after 4 s, and no longer once it ended', async () => {
    const bench = await signingIn()
    const { session, clock, wechat } = bench
    clock.pass(3)
    const early = session.slow
    clock.pass(1)
    const slow = session.slow
    wechat.posts[0]?.resolve(granted)
    await settle()
    expect([early, slow, session.slow]).toEqual([false, true, false])
  })

  it('is not what a newer launch shows', async () => {
    const { session, clock } = await signingIn()
    session.open()
    clock.pass(4)
    expect(session.slow).toBe(false)
  })

  it('does not stand in the way of the next launch without a path and query', async () => {
    const bench = started({ ...launchOf(), query: {} }, everyContract)
    bench.session.agreeAndTapLogin()
    bench.session.answerPhone(phoneGiven)
    bench.clock.pass(11)
    await settle()
    comeBack(bench, 1069)
    expect(bench.session.phase.name).toBe('ready')
  })
})

describe('what is not offered', () => {
  it.each<[string, () => Promise<Bench>, (bench: Bench) => void]>([
    ['a retry at the form', () => Promise.resolve(started()), ({ session }) => session.retry()],
    ['a retry of a success', signedIn, ({ session }) => session.retry()],
    ['"Not now" after a success', signedIn, ({ session }) => session.decline()],
    [
      '"Not now" where no app launched',
      () => Promise.resolve(started(launchOf({}, 1011))),
      ({ session }) => session.decline(),
    ],
  ])('does nothing: %s', async (_case, begin, act) => {
    const bench = await begin()
    const { phase } = bench.session
    act(bench)
    expect(bench.session.phase).toBe(phase)
  })
})

describe('signing in', () => {
  it('fetches the login code last if the app gets it', () => {
    const { session, wechat } = started({ ...launchOf(), query: {} }, everyContract)
    session.agreeAndTapLogin()
    const before = wechat.logins.length
    session.answerPhone(phoneGiven)
    expect([before, wechat.logins.length]).toEqual([0, 1])
  })

  it('asks for the login code on the tap, while the phone sheet is open', () => {
    const { session, wechat } = started()
    session.agreeAndTapLogin()
    expect([session.phase.name, wechat.logins.length, wechat.posts.length]).toEqual(['ready', 1, 0])
  })

  it('waits for a login code that is slower than the person', async () => {
    const { session, wechat } = started()
    session.agreeAndTapLogin()
    session.answerPhone(phoneGiven)
    await settle()
    expect([session.phase.name, wechat.posts.length]).toEqual(['signing_in', 0])
    wechat.logins[0]?.resolve('login-1')
    await settle()
    expect(wechat.posts.length).toBe(1)
  })

  it('gets the login code itself where the tap was not heard', async () => {
    const { session, wechat } = started()
    session.toggleConsent(0)
    session.answerPhone(phoneGiven)
    wechat.logins[0]?.resolve('login-1')
    await settle()
    expect(wechat.posts.length).toBe(1)
  })

  it('does not hear of a phone number where the app wants none', () => {
    const { session, page } = started(launchOf({ getPhone: '0' }))
    session.toggleConsent(0)
    session.answerPhone(phoneGiven)
    expect([session.phase.name, page.phoneButton]).toEqual(['ready', ''])
  })

  it('is said to be slow after four seconds, and no longer once it is over', async () => {
    const { session, wechat, clock, page } = await signingIn()
    const hints = [page.hint]
    for (const seconds of [3.9, 0.1]) {
      clock.pass(seconds)
      hints.push(page.hint)
    }
    wechat.posts[0]?.resolve({ status: 500, body: '' })
    await settle()
    session.retry()
    clock.pass(9)
    const [purpose] = hints
    expect([...hints, page.hint]).toEqual([purpose, purpose, locales['zh-CN'].slow, purpose])
  })

  it('is felt once it succeeded', async () => {
    const { wechat } = await signingIn()
    const before = wechat.vibrations
    wechat.posts[0]?.resolve(granted)
    await settle()
    expect([before, wechat.vibrations]).toEqual([0, 1])
  })

  it('does nothing on a second tap', async () => {
    const { session, wechat } = await signingIn()
    session.tapLogin()
    session.answerPhone({ code: 'phone-2' })
    await settle()
    expect([wechat.logins.length, wechat.posts.length]).toEqual([1, 1])
    expect(session.phase.name).toBe('signing_in')
  })

  it('drops an answer that comes after a newer launch', async () => {
    const bench = await signingIn()
    bench.session.open()
    bench.wechat.posts[0]?.resolve(granted)
    await settle()
    expect(bench.session.phase).toEqual({ name: 'ready' })
  })
})

describe('the language of the launch', () => {
  it('goes to the backend, which answers in it', async () => {
    const { wechat } = await signingIn(started(launchOf({ lang: 'en' })))
    expect(wechat.posts[0]?.headers).toMatchObject({
      'accept-language': 'en-US',
      'x-authing-lang': 'en-US',
    })
  })
})

describe('a refusal', () => {
  it('while signing in gives up: what the backend answers later is dropped', async () => {
    const { session, wechat, page } = await signingIn(started(launchOf({ state: 's1' })))
    session.decline()
    expect(session.phase).toMatchObject({
      failure: { kind: 'access_denied' },
      appParameter: expect.stringContaining('error=access_denied&state=s1'),
    })
    const { phase } = session
    wechat.posts[0]?.resolve(granted)
    await settle()
    expect([session.phase, page.hint]).toEqual([phase, locales['zh-CN'].stopped])
  })

  it('while signing in marks where a line may break, on screen alone', async () => {
    const { session, page } = await signingIn(started(launchOf({ lang: 'ja' })))
    session.decline()
    expect(page.hint).toBe('ログインを\u200b中止しました。いつでも\u200bやり直せます')
    expect(session.phase).toMatchObject({
      appParameter: expect.stringContaining(
        'message=ログインを中止しました。いつでもやり直せます&',
      ),
    })
  })

  it('leaves a login code that fails later without consequence', async () => {
    const { session, wechat } = started()
    session.agreeAndTapLogin()
    session.answerPhone(phoneDenied)
    wechat.logins[0]?.reject(new LoginFailure('timed_out'))
    await settle()
    expect(session.phase).toMatchObject({ failure: { kind: 'access_denied' } })
  })
})

describe('a failure', () => {
  it('that nobody foresaw is a failure all the same', async () => {
    const { session, wechat } = await signingIn()
    wechat.posts[0]?.reject(new TypeError('boom') as never)
    await settle()
    expect(session.phase).toMatchObject({ failure: { kind: 'bad_answer' } })
  })

  it('cannot be retried while the app cannot be reached', () => {
    const bench = started()
    bench.session.decline()
    comeBack(bench, 1011)
    bench.session.retry()
    expect(bench.session.phase.name).toBe('failed')
  })
})

describe('the return', () => {
  it('keeps the result when it fails, and has not failed once another tap worked', async () => {
    const { session, wechat } = await signedIn()
    session.failReturn({ errMsg: 'invalid scene' })
    expect([session.returnFailed, session.phase.name]).toEqual([true, 'signed_in'])
    expect(wechat.reported).toEqual([{ errMsg: 'invalid scene' }])
    session.confirmReturn()
    expect([session.returnFailed, session.returned]).toEqual([false, true])
  })
})

describe('a result past its lifetime', () => {
  it('counts from before the request left', async () => {
    const bench = await signingIn()
    bench.clock.pass(10)
    bench.wechat.posts[0]?.resolve(granted)
    await settle()
    bench.clock.pass(110)
    expect(bench.session.phase).toMatchObject({ failure: { kind: 'expired' } })
  })

  it('does not touch the login that came after it', async () => {
    const bench = await signedIn()
    bench.clock.pass(60)
    bench.session.open()
    await signedIn(bench)
    bench.clock.pass(60)
    expect(bench.session.phase.name).toBe('signed_in')
  })

  it('can be replaced by logging in again', async () => {
    const bench = await signedIn()
    bench.clock.pass(120)
    bench.session.retry()
    await signedIn(bench)
    expect(bench.session.phase.name).toBe('signed_in')
  })
})

describe('an entry by an app that opens no new page', () => {
  const byOther: EnterOptions = { ...launchOf(), referrerInfo: { appId: 'wx2' } }

  async function returned(bench?: Bench): Promise<Bench> {
    const done = await signedIn(bench)
    done.session.confirmReturn()
    return done
  }

  it('starts a login if nobody was waiting, and takes nothing from the page on screen', () => {
    const { session, page } = started(launchOf({ userPoolId: 'pool9' }, 1011), everyContract)
    session.enter(launchOf({ userPoolId: 'pool9' }))
    expect([session.phase.name, page.login]).toEqual(['ready', true])
  })

  it('shows the form again that nobody could be reached from in between', () => {
    const bench = started(launchOf({ state: 's1' }))
    comeBack(bench, 1011)
    comeBack(bench, 1011)
    const between = bench.session.phase.name
    comeBack(bench, 1069)
    bench.session.decline()
    expect(between).toBe('not_from_app')
    expect(bench.page.appParameter).toContain('state=s1')
  })

  it('cannot be logged in for a second time after a failure was returned', async () => {
    const bench = started()
    bench.session.decline()
    bench.session.confirmReturn()
    bench.session.retry()
    expect([bench.session.phase.name, bench.page.retryLabel]).toEqual(['failed', ''])
  })

  it.each([
    ['at the form', () => Promise.resolve(started(launchOf({ state: 's1' }), everyContract))],
    ['while signing in', () => signingIn(started(launchOf({ state: 's1' }), everyContract))],
    ['with a result', () => signedIn(started(launchOf({ state: 's1' }), everyContract))],
    ['with a result that was returned', () => returned(started(launchOf({ state: 's1' })))],
  ])('leaves nothing of another app on screen: %s', async (_case, before) => {
    const { session, wechat, page } = await before()
    session.enter(byOther)
    wechat.posts[0]?.resolve(granted)
    await settle()
    if (session.phase.name === 'ready') session.decline()
    expect(session.phase).toMatchObject({ name: 'failed' })
    expect(page.appParameter).not.toMatch(/ticket|s1/)
  })

  it('is not answered by what WeChat says late of the result before', async () => {
    const { session } = await signedIn(started(launchOf(), everyContract))
    session.enter(byOther)
    session.confirmReturn()
    expect([session.phase.name, session.returned]).toEqual(['ready', false])
  })
})

describe('what WeChat never answers', () => {
  it('of wx.login is a failure after a while, with a way out, and a late code is dropped', async () => {
    const bench = started()
    const { session, wechat, clock, page } = bench
    session.agreeAndTapLogin()
    session.answerPhone(phoneGiven)
    clock.pass(10)
    const waiting = session.phase.name
    clock.pass(1)
    await settle()
    expect([waiting, session.phase]).toMatchObject([
      'signing_in',
      { failure: { kind: 'timed_out' } },
    ])
    expect([page.retryLabel, page.returnLabel]).not.toContain('')
    wechat.logins[0]?.resolve('login-late')
    await settle()
    expect([session.phase.name, wechat.posts.length]).toEqual(['failed', 0])
  })

  it('of a post is a failure after a while; a late ticket is dropped, and nothing goes out again', async () => {
    const { session, wechat, clock } = await signingIn()
    clock.pass(11)
    await settle()
    wechat.posts[0]?.resolve(granted)
    await settle()
    expect(session.phase).toMatchObject({ failure: { kind: 'timed_out' } })
    expect(wechat.posts.length).toBe(1)
  })
})

describe('a phone sheet that stood open', () => {
  async function allowedAfter(seconds: number, query: Record<string, string>): Promise<Bench> {
    const bench = started({ ...launchOf(), query }, everyContract)
    bench.session.agreeAndTapLogin()
    bench.clock.time += seconds * 1000
    bench.session.answerPhone(phoneGiven)
    bench.wechat.logins.at(-1)?.resolve('login-1')
    await settle()
    return bench
  }

  it.each([400, 290.5, -5])('for %d s gives no code to anybody', async (seconds) => {
    const { session, wechat } = await allowedAfter(seconds, launchOf().query)
    expect(session.phase).toMatchObject({ failure: { kind: 'expired' } })
    expect(wechat.posts).toEqual([])
  })

  it.each([200, 290])('for %i s leaves the rest of 300 s to relayed codes', async (seconds) => {
    const { session } = await allowedAfter(seconds, {})
    expect([session.phase.name, session.remaining]).toEqual(['signed_in', 300 - seconds])
  })

  it('does not shorten what the backend grants', async () => {
    const { session, wechat } = await allowedAfter(200, launchOf().query)
    wechat.posts[0]?.resolve(granted)
    await settle()
    expect(session.remaining).toBe(120)
  })
})

describe('a wait that the backend asks for', () => {
  async function busy(retryAfter: string): Promise<Bench> {
    const bench = await signingIn()
    bench.wechat.posts[0]?.resolve({ status: 429, body: '', retryAfter })
    await settle()
    return bench
  }

  it('holds the retry back until it is over', async () => {
    const { session, clock } = await busy('2')
    session.retry()
    expect([session.phase.name, session.remaining]).toEqual(['failed', 2])
    clock.pass(1)
    clock.pass(1)
    expect(session.phase).toMatchObject({ failure: { kind: 'too_many_requests' } })
    session.retry()
    expect(session.phase.name).toBe('ready')
  })
})

describe('time away', () => {
  it('gives a result up when the clock went back, be it by a second', async () => {
    const bench = await signedIn()
    const { session, clock } = bench
    clock.pass(1)
    clock.time -= 1000
    clock.pass(0)
    comeBack(bench, 1089)
    expect(session.phase).toMatchObject({ failure: { kind: 'expired' } })
  })

  it('of 30 min leaves the form usable', () => {
    const bench = started()
    const { session, clock } = bench
    clock.time += 1_800_000
    comeBack(bench, 1089)
    expect(session.phase.name).toBe('ready')
  })
})
