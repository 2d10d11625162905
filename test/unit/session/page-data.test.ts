import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type FailureKind, failures, LoginFailure, textKeyOf } from '../../../miniprogram/failure'
import { brandOf } from '../../../miniprogram/branding/brand'
import { type LocaleName, unmarked } from '../../../miniprogram/locales/index'
import { withConsent } from '../../../miniprogram/session/consents'
import { changes, pageData, type SessionView } from '../../../miniprogram/session/page-data'
import type { Tenant } from '../../../miniprogram/deployment-fields'
import { tenant } from './bench'

const ready: SessionView = {
  phase: { name: 'ready' },
  canReturn: true,
  returned: false,
  returnFailed: false,
  logo: '/branding/logo.png',
  agreed: false,
  consents: {},
  consentOpen: false,
  slow: false,
  logoRatio: 1,
  needsPhone: true,
  phoneButton: 'getPhoneNumber',
  brand: brandOf(tenant, undefined, 'en'),
  tenant,
  remaining: 0,
}

function inLanguage(locale: LocaleName) {
  return { brand: brandOf(tenant, undefined, locale) }
}

function shown(view: Partial<SessionView> = {}) {
  return pageData({ ...ready, ...view })
}

const [terms] = tenant.agreements
const news = { ...terms, id: 'news', required: false, title: { 'zh-CN': '资讯', en: 'News' } }
const withNews = brandOf(
  { ...tenant, agreements: [terms, news] as Tenant['agreements'] },
  undefined,
  'en',
)

/** The form of a brand with something optional; what is required was agreed to on two days, if so. */
function rows(agreed?: 'required', view: Partial<SessionView> = {}) {
  const [required = []] = withNews.consentRows
  const consents = required.reduce(
    (all, one, day) =>
      withConsent(all, [one], { lang: 'en', agreedAt: `2026-01-0${9 - day}T10:00:00Z` }),
    {},
  )
  return shown({ ...view, brand: withNews, consents: agreed ? consents : {} })
}

function failed(kind: ConstructorParameters<typeof LoginFailure>[0], reason?: string) {
  const failure = new LoginFailure(kind, { reason })
  return { phase: { name: 'failed', failure, appParameter: 'code=400' } } as const
}

describe('pageData', () => {
  it('names the brand and says what is asked and why', () => {
    expect(shown()).toMatchObject({
      title: 'Maple',
      hint: 'Maple would like to use your phone number to log you in',
      loginLabel: 'Log in with phone number',
    })
  })

  it('does not speak of a phone number where none is asked for', () => {
    const { title, hint, loginLabel } = shown({ needsPhone: false, phoneButton: '' })
    expect([title, hint, loginLabel]).toEqual(['Maple', 'Log in to continue to Maple', 'Log in'])
  })

  it("has the brand's picture, a card for a logo that is not square, and the first character of a name that may begin with a sign of two units", () => {
    const brand = { ...brandOf(tenant, undefined, 'en'), name: '🍁 Maple' }
    const hero = '/branding/hero.png'
    const own = shown({ brand, tenant: { brand: { ...tenant.brand, hero } }, logoRatio: 1.6 })
    const looks = [own, shown(), shown({ logoRatio: 0.5 })]
    expect(looks.map((page) => [page.hero, page.logoCard, page.sign])).toEqual([
      [hero, 'card wide', '🍁'],
      ['', '', 'M'],
      ['', 'card', 'M'],
    ])
  })

  it('has the words of the form and of its half-screen', () => {
    const form = { signingIn: 'Logging in…', agreeAndContinue: 'Agree and continue' }
    expect(shown()).toMatchObject({ login: true, form })
  })

  it('asks for what is required and for what is not in sentences of their own, and ticks each', () => {
    const [{ consentRows, name }, { consentRows: own }] = [rows(), rows('required')]
    expect(consentRows.map((row) => row.name)).toEqual([
      'I have read and agree to the Terms and Privacy Guide',
      'I also agree to: News (optional)',
    ])
    expect(name).toBe('Maple')
    expect([consentRows, own].map((each) => each.map(({ ticked }) => ticked))).toEqual([
      [false, false],
      [true, false],
    ])
  })

  it("uses the brand's Chinese name where it has none in the language", () => {
    expect(shown(inLanguage('ja')).title).toBe('枫叶')
  })

  it('has a phone button only while the person may use it', () => {
    const signingIn = shown({ phase: { name: 'signing_in' } })
    expect([
      shown().phoneButton,
      signingIn.phoneButton,
      shown({ needsPhone: false, phoneButton: '' }).phoneButton,
    ]).toEqual(['getPhoneNumber', '', ''])
  })

  it('keeps the form while signing in', () => {
    expect(shown({ phase: { name: 'signing_in' } })).toMatchObject({ login: true, title: 'Maple' })
  })

  it('hands the result to the return button', () => {
    expect(shown({ phase: { name: 'signed_in', appParameter: 'code=200' } })).toMatchObject({
      mark: 'success tick-mark',
      appParameter: 'code=200',
      returnLabel: 'Return to Maple',
    })
  })

  it('offers another try beside the return where one can help', () => {
    expect(shown(failed('network_unreachable'))).toMatchObject({
      mark: 'warn',
      retryLabel: 'Try again',
      returnLabel: 'Return to Maple',
    })
  })

  it('offers no other try where none can help', () => {
    expect(shown(failed('invalid_launch'))).toMatchObject({ retryLabel: '' })
  })

  it("shows the backend's own words", () => {
    expect(shown(failed('refused', 'Account is locked')).hint).toBe('Account is locked')
  })

  it('sends the person to the app for another login where no button offers one, be it beside the words of the backend', () => {
    const over = { returned: true }
    const view = [
      shown({ ...failed('timed_out'), ...over }),
      shown({ ...failed('refused', 'No'), ...over }),
    ]
    expect(view.map(({ hint, note, retryLabel }) => [hint, note, retryLabel])).toEqual([
      ['Open Maple and log in again there', '', ''],
      ['No', 'Open Maple and log in again there', ''],
    ])
    expect(shown(failed('refused', 'No')).note).toBe('')
  })

  it('says what to do when the return button failed', () => {
    expect(shown({ ...failed('refused'), returnFailed: true })).toMatchObject({
      hint: '',
      note: "We couldn't open Maple. Switch to it yourself, or try again",
      retryLabel: '',
      returnLabel: 'Return to Maple',
    })
  })

  it('has no return button where the app cannot be reached any more', () => {
    const phase = { name: 'signed_in', appParameter: 'code=200' } as const
    expect(shown({ phase, canReturn: false })).toMatchObject({
      ...{ title: 'One more step', mark: 'info', sign: 'person' },
      hint: 'Open Maple and log in again there',
      returnLabel: '',
    })
  })

  it('has one more step where a return did not work', () => {
    const phase = { name: 'signed_in', appParameter: 'code=200' } as const
    expect(shown({ phase, returnFailed: true })).toMatchObject({
      ...{ title: 'One more step', mark: 'info', sign: 'person' },
      note: "We couldn't open Maple. Switch to it yourself, or try again",
    })
  })

  it('offers nothing to press where no app is waiting', () => {
    expect(shown({ phase: { name: 'not_from_app' }, canReturn: false })).toMatchObject({
      returnLabel: '',
      title: 'Log in to Maple from the app',
    })
  })
})

/** How a language asks for another try, and for a tap on the return button. */
const orders = {
  'zh-CN': { again: /重试|再试|^请重新登录/, back: /返回/ },
  'zh-TW': { again: /重試|再試|^請重新登入/, back: /返回/ },
  en: { again: /try again|please log in again/i, back: /return to/i },
  ja: { again: /お試しください|^もう一度ログイン/, back: /に戻/ },
}

const locales = Object.keys(orders) as (keyof typeof orders)[]
/** `invalid_launch` asks for another try after the app was updated. */
const kinds = (Object.keys(failures) as FailureKind[]).filter(
  (kind) => textKeyOf(kind) !== 'invalid_launch',
)
const situations = [true, false].flatMap((canReturn) =>
  [true, false].flatMap((returned) =>
    [canReturn, false].map((returnFailed) => ({ canReturn, returned, returnFailed })),
  ),
)

describe.each(locales)('A screen in %s', (locale) => {
  const { again, back } = orders[locale]
  const screens = situations.flatMap((situation) =>
    [
      ...kinds.map((kind) => failed(kind)),
      { phase: { name: 'signed_in', appParameter: 'code=200' } } as const,
    ].map((phase) => shown({ ...phase, ...situation, ...inLanguage(locale) })),
  )
  const orderOf = ({ hint, note }: (typeof screens)[number]) =>
    `${hint}${note}`.replace(/\u200b/g, '')

  it('asks for another try only if it has a button for that', () => {
    const asking = screens.filter((screen) => again.test(orderOf(screen)))
    expect(asking.length).toBeGreaterThan(10)
    // The note of a return that failed speaks of the return button.
    const dead = asking.filter(
      ({ retryLabel, returnLabel, note }) => !(note ? returnLabel : retryLabel),
    )
    expect(dead.map(orderOf)).toEqual([])
  })

  it('speaks of returning only if it has a button for that', () => {
    const asking = screens.filter((screen) => back.test(orderOf(screen)))
    expect(asking.length).toBeGreaterThan(0)
    expect(asking.filter(({ returnLabel }) => !returnLabel).map(orderOf)).toEqual([])
  })

  it('gives its order once', () => {
    expect(screens.filter(({ hint, note }) => hint && note)).toEqual([])
  })

  it('is not called a success if something is left to do', () => {
    const { signedIn } = brandOf(tenant, undefined, locale).texts
    const done = screens.filter(({ title }) => title.replace(/\u200b/g, '') === unmarked(signedIn))
    expect(done.length).toBeGreaterThan(0)
    expect(done.filter(({ returnLabel, note }) => !returnLabel || note)).toEqual([])
  })

  it('shows no mark of ours', () => {
    expect(screens.filter((screen) => JSON.stringify(screen).includes('|'))).toEqual([])
  })
})

describe('the page opened by itself', () => {
  const alone = { phase: { name: 'not_from_app' }, canReturn: false } as const
  const brand = {
    ...tenant.brand,
    contact: { 'zh-CN': '客服', en: 'Call 400' },
    deletionUrl: { 'zh-CN': 'https://example.com/delete' },
  }

  it('has the documents, how to delete an account, and no more if the brand names no more', () => {
    expect(shown(alone).account).toMatchObject({
      rows: [{ documents: [{ title: 'Terms' }, { title: 'Privacy Guide' }], agreed: false }],
      deletionHint: expect.stringContaining('Maple'),
      deletionDocuments: [],
      ...{ contactText: '', contactLabel: '' },
    })
  })

  it("has the brand's contact and its page for deleting an account", () => {
    const own = brandOf({ ...tenant, brand }, undefined, 'en')
    expect(shown({ ...alone, brand: own }).account).toMatchObject({
      deletionDocuments: [{ title: 'Delete your account', url: 'https://example.com/delete' }],
      contactText: 'Call 400',
    })
  })

  it.each([
    ['UTC', 0, '09'],
    ['Kiribati', -14 * 60, '10'],
  ])('says for each row on which day in %s all of it was agreed to', (_place, offset, day) => {
    jest.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(offset)
    const { account } = rows('required', alone)
    jest.restoreAllMocks()
    expect(typeof account === 'object' && account.rows.map(({ status }) => status)).toEqual([
      `You agreed on this phone on 2026-\u206001-\u2060${day}`,
      "You haven't agreed on this phone",
    ])
  })

  it('is nothing that a login shows', () => {
    expect(shown().account).toBe('')
  })
})

describe('pageData over time', () => {
  const signedIn = { name: 'signed_in', appParameter: 'code=200' } as const

  it('counts down how long a result is good once a person should hurry', () => {
    const at = (remaining: number) => shown({ phase: signedIn, remaining }).countdown
    expect([299, 31, 30, 10, 0].map(at)).toEqual([
      '',
      '',
      'Return within 0:30',
      'Return within 0:10',
      '',
    ])
  })

  it('counts down nothing where the app cannot be reached', () => {
    expect(shown({ phase: signedIn, remaining: 29, canReturn: false }).countdown).toBe('')
  })

  it('holds the retry back while the backend asks for patience', () => {
    expect(shown({ ...failed('too_many_requests'), remaining: 9 })).toMatchObject({
      retryLabel: 'Try again (0:09)',
      retryWaits: true,
    })
  })

  it.each([
    ['access_denied', 'Log in again'],
    ['expired', 'Log in again'],
    ['timed_out', 'Try again'],
    ['unknown_user', ''],
    ['user_locked', ''],
    ['domain_not_listed', ''],
  ] as const)('after %s offers %p', (kind, label) => {
    expect(shown(failed(kind)).retryLabel).toBe(label)
  })

  it.each(['access_denied', 'privacy_denied', 'interaction_required'] as const)(
    'does not call %s an error',
    (kind) => {
      expect(shown(failed(kind)).mark).toBe('info')
    },
  )
})

describe('changes', () => {
  it('is everything at first', () => {
    expect(changes({}, shown())).toEqual(shown())
  })

  it('is only what differs later', () => {
    expect(changes(shown(), shown({ agreed: true }))).toEqual({ agreed: true })
  })

  it('empties what is absent later', () => {
    const later = shown({ phase: { name: 'not_from_app' } })
    expect(changes(shown(failed('refused')), later)).toMatchObject({ mark: '', retryLabel: '' })
  })

  it('is nothing where nothing differs', () => {
    expect(changes(shown(), shown())).toBeUndefined()
  })
})

describe('a button to the support of a brand that has one', () => {
  const own = { ...tenant.brand, contactButton: true }
  const labels = (view: Partial<SessionView>) => {
    const { contactLabel, account } = shown({ ...view, tenant: { brand: own } })
    return [contactLabel ?? '', typeof account === 'object' ? account.contactLabel : '']
  }

  it('is where an account is disabled, and on the page opened by itself', () => {
    expect(labels(failed('user_disabled'))).toEqual(['Contact support', ''])
    expect(labels({ phase: { name: 'not_from_app' } })).toEqual(['', 'Contact support'])
  })

  it('is nowhere else', () => {
    const others = (Object.keys(failures) as FailureKind[]).filter(
      (kind) => kind !== 'user_disabled',
    )
    expect(others.map((kind) => labels(failed(kind)).join(''))).toEqual(others.map(() => ''))
    expect(shown(failed('user_disabled')).contactLabel).toBe('')
  })
})

it('has a sign for every failure that the style sheet draws', () => {
  const css = readFileSync(join(__dirname, '../../../miniprogram/includes/signs.wxss'), 'utf8')
  const all = Object.keys(failures) as FailureKind[]
  const signs = new Set(all.map((kind) => shown(failed(kind)).sign))
  expect([...signs].sort()).toEqual(['clock', 'gear', 'lock', 'offline', 'person'])
  for (const sign of signs) expect(css).toContain(`.${sign} {`)
})
