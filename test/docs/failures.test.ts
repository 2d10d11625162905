import { refusalOf } from '../../miniprogram/contracts/refusal'
import { type FailureKind, failures, LoginFailure, textKeyOf } from '../../miniprogram/failure'
import { locales, unmarked } from '../../miniprogram/locales/index'
import { pageData } from '../../miniprogram/session/page-data'
import { loginFailureOf, readPhoneCode, requestFailureOf } from '../../miniprogram/wechat/errno'
import { type Bench, benchOf, everyContract, launchOf, settle } from '../unit/session/bench'
import { scenarios } from '../../tools/workbench/scenarios/scenarios'
import { cell, readDoc, type Row, tableOf } from './markdown'

/** Holds docs/failures.md to the code, and to the scenarios, which `npm run scenarios` plays. */
const doc = readDoc('failures.md')
const onScreen = tableOf(doc, 'On screen')
const toTheApp = tableOf(doc, 'To the app')
const retried = tableOf(doc, 'What is retried, and by whom')

const launches = {
  ticket: launchOf({ state: '-STATE-' }),
  relay: { ...launchOf(), query: { state: '-STATE-' } },
  signin: { ...launchOf(), query: { appId: 'app1', getPhone: '1', state: '-STATE-' } },
}

const kinds = Object.keys(failures) as FailureKind[]

/** A real session that ends with this failure. */
async function failed(launch: object, failure: LoginFailure): Promise<Bench> {
  const bench = benchOf({ contracts: everyContract })
  bench.wechat.entered = launch
  bench.session.open()
  bench.session.agreeAndTapLogin()
  bench.session.answerPhone({ code: 'phone-1' })
  bench.wechat.logins[0]?.reject(failure)
  await settle()
  return bench
}

function row(rows: Row[], kind: string): Row {
  const found = rows.filter((each) => cell(each, 'Kind') === kind)
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} rows for ${kind}`)
  return found[0]
}

it.each([
  ['on screen', onScreen],
  ['to the app', toTheApp],
])('The table "%s" has one row per kind, in the order of the code', (_name, rows) => {
  expect(rows.map((each) => cell(each, 'Kind'))).toEqual(kinds)
})

describe.each(kinds)('%s', (kind) => {
  it.each(['zh-CN', 'en'] as const)('has the title and the hint of the locale %s', (locale) => {
    const words = row(onScreen, kind)
    const { title, hint } = locales[locale].failures[textKeyOf(kind)]
    expect({
      title: cell(words, `${locale}: title`),
      hint: cell(words, `${locale}: hint`),
    }).toEqual({ title: unmarked(title), hint: unmarked(hint) })
  })

  it('is what its scenarios expect', () => {
    const { ticket, relay, signin } = row(toTheApp, kind)
    const told: Record<string, string | undefined> = { ticket, relay, signin }
    const canRetry = cell(row(onScreen, kind), 'Retry') === 'yes'
    const played = scenarios.filter(({ row: of }) => of.doc === 'failures' && of.kind === kind)
    expect(played.map(({ needs }) => needs.contract)).toContain('ticket')
    for (const { id, row: of, needs, expected } of played) {
      expect([id, of]).toEqual([id, expect.objectContaining({ contract: needs.contract })])
      expect(expected).toMatchObject({ phase: `failed: ${kind}`, canReturn: true, canRetry })
      const silent = expected.extMsg?.includes('<title>') ?? false
      expect(expected.extMsg).toMatch(formOf(told[needs.contract] ?? '', silent))
    }
  })

  /**
   * What a cell says, as the scenarios write it: with the title in the screen's language, and the state `s1`. `silent`:
   * the backend said nothing, and what it did not send is left out.
   */
  function formOf(cellText: string, silent: boolean): RegExp {
    const told = silent
      ? cellText.replace('<words>', '<title>').replace('&api_code=<apiCode>', '')
      : cellText
    const title = unmarked(locales['zh-CN'].failures[textKeyOf(kind)].title)
    const written = told === 'empty' ? '' : told.replace(title, '<title>')
    const escaped = written.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    return new RegExp(
      `^${escaped
        .replaceAll('<state>', 's1')
        .replaceAll('<words>', '[^<&"]+')
        .replaceAll('<statusCode>', '\\d+')
        .replaceAll('<apiCode>', '\\d+')}$`,
    )
  }
})

it('is an empty extMsg with relay, also if no scenario can have it', () => {
  expect(toTheApp.map((each) => cell(each, 'relay'))).toEqual(kinds.map(() => 'empty'))
})

it('has a scenario for every kind with every contract that posts', () => {
  const played = scenarios.flatMap(({ row: of }) =>
    of.doc === 'failures' ? [`${of.kind} ${of.contract}`] : [],
  )
  const all = kinds.flatMap((kind) => [`${kind} ticket`, `${kind} signin`])
  expect(all.filter((each) => !played.includes(each))).toEqual([])
})

describe('a cause', () => {
  /** The numbers after a word in the cell of a kind. */
  function numbers(kind: FailureKind, word: string): number[] {
    const [, listed = ''] = cell(row(onScreen, kind), 'Cause').match(word + ' ([\\d, ]+)') || []
    return listed.split(',').map(Number).filter(Boolean)
  }

  function listed(word: string): Map<number, string> {
    return new Map(kinds.flatMap((kind) => numbers(kind, word).map((code) => [code, kind])))
  }

  const between = (first: number, count: number) =>
    Array.from({ length: count }, (_, index) => first + index)

  it('names every errno that means this kind, and no other', () => {
    const asked = [
      ...between(0, 2000),
      ...[101_000, 600_000, 1_400_000, 1_402_000, 1_421_000].flatMap((from) => between(from, 200)),
    ]
    const found = new Map<number, string>()
    const readers = [
      [loginFailureOf, 'login_unavailable'],
      [(error: object) => readPhoneCode(error) as LoginFailure, 'phone_unavailable'],
      [requestFailureOf, 'connection_lost'],
    ] as const
    for (const errno of asked) {
      for (const [read, unknown] of readers) {
        const { kind } = read({ errno, errMsg: '' })
        if (kind !== unknown) found.set(errno, kind)
      }
    }
    expect(sorted(listed('errno'))).toEqual(sorted(found))
  })

  it('names every apiCode that means this kind, and no other', () => {
    const asked = [...between(600, 4000), ...between(2_120_000, 100), 429]
    const found = new Map<number, string>()
    for (const apiCode of asked) {
      const { kind } = refusalOf({ apiCode, message: 'no' }, { status: 200, retryAfter: undefined })
      if (kind !== 'refused') found.set(apiCode, kind)
    }
    expect(sorted(listed('apiCode'))).toEqual(sorted(found))
  })

  it('names the HTTP status that means this kind', () => {
    const kindOf = (status: number) => refusalOf({}, { status, retryAfter: undefined }).kind
    const statuses = { too_many_requests: [429], server_error: [500, 503, 599] }
    for (const [kind, each] of Object.entries(statuses)) {
      expect(cell(row(onScreen, kind), 'Cause')).toContain(`HTTP ${each[0]}`)
      expect(each.map(kindOf)).toEqual(each.map(() => kind))
    }
    expect([400, 401, 403, 404, 499].map(kindOf)).toEqual(Array(5).fill('refused'))
  })

  function sorted(codes: Map<number, string>): [number, string][] {
    return [...codes].sort(([one], [other]) => one - other)
  }
})

describe('what the backend said', () => {
  const said = { message: '账号已锁定，请联系客服', apiCode: 2005 }
  const refusal = refusalOf(said, { status: 200, retryAfter: '900' })

  it('stands in place of the hint', async () => {
    const { session } = await failed(launches.ticket, refusal)
    expect(pageData(session)).toMatchObject({ title: '账号已锁定', hint: said.message })
  })

  it('is the title for the app where it said nothing', async () => {
    const silent = refusalOf({ apiCode: 2005 }, { status: 200, retryAfter: undefined })
    const { session } = await failed(launches.ticket, silent)
    expect(session.phase).toMatchObject({
      appParameter: 'code=400&message=账号已锁定&error=user_locked&api_code=2005&state=-STATE-',
    })
  })

  it('is 499 to the app of signin where it gave no status', async () => {
    const { session } = await failed(launches.signin, new LoginFailure('refused'))
    expect(session.phase).toMatchObject({
      appParameter: '{"statusCode":499,"message":"登录失败","error":"refused","state":"-STATE-"}',
    })
  })
})

describe('a post that failed', () => {
  /** Every post from here on fails so. */
  async function posted(bench: Bench, kind: FailureKind, phoneCode: string): Promise<number> {
    const { session, wechat } = bench
    const before = wechat.posts.length
    session.agreeAndTapLogin()
    session.answerPhone({ code: phoneCode })
    wechat.logins.at(-1)?.resolve(`login-${wechat.logins.length}`)
    for (let answered = before, turn = 0; turn < 10; turn += 1) {
      await settle()
      for (; answered < wechat.posts.length; answered += 1) {
        wechat.posts[answered]?.reject(new LoginFailure(kind))
      }
    }
    return wechat.posts.length - before
  }

  function started(): Bench {
    const bench = benchOf()
    bench.session.open()
    return bench
  }

  const rows = retried.map(
    (each) => [cell(each, 'Failure of the post') as FailureKind, each] as const,
  )

  it.each(rows)('with %s is repeated as often as the table says', async (kind, each) => {
    const bench = started()
    const count = await posted(bench, kind, 'phone-1')
    expect(count).toBe(Number(cell(each, 'Posts without another tap')))
    expect(bench.session.phase).toMatchObject({ failure: { kind } })
    const { posts } = bench.wechat
    expect(new Set(posts.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(new Set(posts.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
  })

  it.each(rows)('with %s goes on with the next tap as the table says', async (kind, each) => {
    const bench = started()
    await posted(bench, kind, 'phone-1')
    const first = bench.wechat.posts.length
    bench.session.retry()
    await posted(bench, kind, 'phone-2')
    const again = bench.wechat.posts[first]
    const told = cell(each, "The person's next tap")
    if (told.startsWith('none')) {
      expect(again).toBeUndefined()
      return
    }
    expect(told).toBe('fresh codes, a fresh key')
    expect(again?.body).toMatchObject({
      wxLoginInfo: { code: 'login-2' },
      wxPhoneInfo: { code: 'phone-2' },
    })
    const keys = bench.wechat.posts.map(({ headers }) => headers['idempotency-key'])
    expect(keys[first]).not.toBe(keys[0])
  })
})
