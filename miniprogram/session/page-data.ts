import {
  type Brand,
  type BrandAgreement,
  type BrandDocument,
  type BrandSettings,
  documentsIn,
} from '../branding/brand'
import { type FailureKind, failures, textKeyOf } from '../failure'
import { fill, type Texts } from '../locales/index'
import { isAmong } from '../untrusted'
import { consentSentence } from './consent-sentence'
import { type Consents, hasAll } from './consents'
import type { Phase } from './phase'

type FailedPhase = Extract<Phase, { name: 'failed' }>

/** What the page shows of a session. */
export interface SessionView {
  readonly phase: Phase
  readonly canReturn: boolean
  readonly returned: boolean
  readonly returnFailed: boolean
  /** Empty if none could be loaded. */
  readonly logo: string
  /** Its width for its height. */
  readonly logoRatio: number
  readonly agreed: boolean
  readonly consents: Consents
  readonly consentOpen: boolean
  readonly slow: boolean
  readonly needsPhone: boolean
  readonly phoneButton: string
  readonly brand: Brand
  readonly tenant: { readonly brand: BrandSettings }
  readonly remaining: number
}

/** What the WXML binds, flat, so that a change needs one small `setData`. */
export type PageData = Partial<ReturnType<typeof pageData>>

/** What differs, for `setData`; `undefined` if nothing does. What is absent in `next` becomes empty. */
export function changes(shown: PageData, next: PageData): PageData | undefined {
  const before: Record<string, unknown> = shown
  const after: Record<string, unknown> = next
  const patch: Record<string, unknown> = {}
  Object.keys({ ...before, ...after }).forEach((key) => {
    const value = key in after ? after[key] : ''
    if (value !== before[key] && JSON.stringify(value) !== JSON.stringify(before[key]))
      patch[key] = value
  })
  return Object.keys(patch).length > 0 ? patch : undefined
}

/** From the session to the page. Pure: the same session always looks the same. */
export function pageData(session: SessionView) {
  const { phase, logo, logoRatio, agreed, consentOpen, needsPhone, phoneButton, brand, tenant } =
    session
  const { name, texts } = brand
  const screen = screenOf(session)
  const filled = (text = '') => fill(text, name)
  return {
    brandStyle: brand.style,
    hero: tenant.brand.hero || '',
    logo,
    logoCard: logoRatio > 1.5 ? 'card wide' : logoRatio < 0.66 ? 'card' : '',
    name,
    phase: phase.name,
    agreed,
    consentOpen,
    phoneButton: phase.name === 'ready' ? phoneButton : '',
    loginLabel: filled(needsPhone ? texts.loginWithPhone : texts.login),
    form: {
      ...texts.form,
      consentTitle: filled(texts.form.consentTitle),
      consentText: filled(texts.form.consentText),
      agreeAndContinue: filled(texts.form.agreeAndContinue),
    },
    consentRows: consentRows(session),
    account: phase.name === 'not_from_app' ? accountOf(session) : '',
    ...screen,
    title: filled(screen.title),
    hint: screen.said || filled(screen.hint),
    note: filled(screen.note),
    retryLabel: filled(screen.retryLabel),
    returnLabel: filled(screen.returnLabel),
    contactLabel: filled(screen.contactLabel),
    countdown: filled(screen.countdown),
  }
}

/** Without their texts, which the page for documents shows. */
function documentsOf(agreements: readonly BrandAgreement[]): readonly BrandDocument[] {
  return documentsIn(agreements).map(({ title, url }) => (url ? { title, url } : { title }))
}

function consentRows({ brand, consents }: SessionView) {
  const { agree, agreeOptional } = brand.texts
  return brand.consentRows.map((agreements, index) => ({
    ...consentSentence(index === 0 ? agree : agreeOptional, documentsOf(agreements)),
    ticked: hasAll(consents, agreements),
  }))
}

/** What the page means by itself: what may be read, what was agreed to on this phone, and how an account is deleted. */
function accountOf({ brand, tenant, consents }: SessionView) {
  const { account, deletionHint } = brand.texts
  return {
    ...account,
    rows: brand.consentRows.map((agreements) => ({
      documents: documentsOf(agreements),
      agreed: hasAll(consents, agreements),
      status: statusOf(agreements, consents, account),
    })),
    deletionHint: fill(deletionHint, brand.name),
    deletionDocuments: brand.deletionUrl
      ? [{ title: account.deletion, url: brand.deletionUrl }]
      : [],
    contactText: brand.contact,
    contactLabel: tenant.brand.contactButton ? fill(brand.texts.contactSupport, brand.name) : '',
  }
}

function statusOf(
  agreements: readonly BrandAgreement[],
  consents: Consents,
  { agreedOn, notAgreed }: Texts['account'],
): string {
  if (!hasAll(consents, agreements)) return notAgreed
  const times = agreements.map(({ id }) => consents[id]?.agreedAt ?? '').sort()
  const last = Date.parse(times[times.length - 1] ?? '')
  // The day by the person's clock.
  const local = new Date(last - new Date(last).getTimezoneOffset() * 60_000)
  const date = local.toISOString().slice(0, 10)
  // A word joiner: no line ends inside the date.
  return fill(agreedOn, '').replace('{time}', date.split('-').join('-\u2060'))
}

/** What differs from phase to phase. */
interface Screen {
  readonly login?: boolean
  /** Of a result. */
  readonly mark?: 'success tick-mark' | 'info' | 'warn'
  /** In the mark; or the character in place of a logo. */
  readonly sign?: string
  readonly title: string
  readonly hint?: string
  /** What the backend said, in place of the hint. */
  readonly said?: string | undefined
  /** What to do if the return button cannot reach the app. */
  readonly note?: string
  readonly appParameter?: string
  readonly returnLabel?: string
  readonly retryLabel?: string
  readonly retryWaits?: boolean
  readonly contactLabel?: string
  readonly countdown?: string
}

function screenOf(session: SessionView): Screen {
  const { phase, canReturn, needsPhone, slow, remaining, brand } = session
  const { name, texts } = brand
  const sign = Array.from(name)[0] || ''
  switch (phase.name) {
    case 'not_from_app':
      return { sign, title: texts.notFromApp, hint: texts.notFromAppHint }
    case 'signed_in':
      if (!canReturn)
        return { ...calm, sign: 'person', title: texts.oneMoreStep, hint: texts.logInThere }
      return {
        ...(session.returnFailed
          ? { ...calm, sign: 'person', title: texts.oneMoreStep }
          : { mark: 'success tick-mark', title: texts.signedIn }),
        hint: texts.signedInHint,
        countdown: isShort(remaining) ? within(texts.validFor, remaining) : '',
        ...wayBack(phase.appParameter, session),
      }
    case 'failed':
      return failedScreen(phase, session)
    case 'ready':
    case 'signing_in': {
      const purpose = needsPhone ? texts.purpose : texts.purposeWithoutPhone
      const hint = slow ? texts.slow : purpose
      return { login: true, sign, title: '{app}', hint }
    }
  }
}

/** A person who has more time need not hurry. Seconds. */
function isShort(remaining: number): boolean {
  return remaining > 0 && remaining <= 30
}

/** What a failure is about: includes/signs.wxss draws it. */
type Sign = 'offline' | 'clock' | 'lock' | 'person' | 'gear'

const SIGNS: Readonly<Record<keyof Texts['failures'], Sign>> = {
  invalid_launch: 'gear',
  access_denied: 'lock',
  wechat_outdated: 'gear',
  login_unavailable: 'gear',
  login_blocked: 'lock',
  phone_not_permitted: 'person',
  phone_unavailable: 'person',
  network_unreachable: 'offline',
  interrupted: 'clock',
  domain_not_listed: 'gear',
  timed_out: 'clock',
  refused: 'person',
  too_many_requests: 'clock',
  server_error: 'gear',
  bad_answer: 'gear',
  unknown_user: 'person',
  user_locked: 'lock',
  user_disabled: 'person',
  interaction_required: 'person',
  expired: 'clock',
}

/** Failures that are no error: the person chose so, or goes on in the app. */
const CALM: readonly FailureKind[] = ['access_denied', 'privacy_denied', 'interaction_required']
const calm = { mark: 'info' } as const

/** One order at a time: a hint that asks for another try gives way where no button offers one. */
function failedScreen({ failure, appParameter }: FailedPhase, session: SessionView): Screen {
  const { kind, details } = failure
  const { canReturn, returned, brand, tenant } = session
  const { texts } = brand
  const key = textKeyOf(kind)
  const { title, hint } = texts.failures[key]
  const isOver = failures[kind].retry && (returned || !canReturn)
  return {
    ...(isAmong(CALM, kind) ? calm : { mark: 'warn' as const }),
    sign: SIGNS[key],
    title,
    hint: isOver ? texts.logInThere : hint,
    said: details.reason,
    ...retryButton(kind, session),
    ...(canReturn && wayBack(appParameter, session)),
    contactLabel:
      kind === 'user_disabled' && tenant.brand.contactButton ? texts.contactSupport : '',
    ...(isOver && details.reason && { note: texts.logInThere }),
  }
}

/** If the return button failed, what to do about that is all that counts. */
function wayBack(appParameter: string, { returnFailed, brand }: SessionView) {
  const { returnToApp, switchByHand } = brand.texts
  const failed = returnFailed && { hint: '', said: '', note: switchByHand, retryLabel: '' }
  return { appParameter, returnLabel: returnToApp, ...failed }
}

/** A launch that was answered is not answered again, nor one that nobody could be told of. */
function retryButton(kind: FailureKind, { remaining, returned, canReturn, brand }: SessionView) {
  if (!failures[kind].retry || returned || !canReturn) return { retryLabel: '' }
  const { tryAgain, logInAgain } = brand.texts
  const again = kind === 'expired' || textKeyOf(kind) === 'access_denied' ? logInAgain : tryAgain
  return remaining > 0
    ? { retryLabel: within(`${again} ({time})`, remaining), retryWaits: true }
    : { retryLabel: again }
}

/** Replaces `{time}`: 299 seconds become `4:59`. */
function within(text: string, seconds: number): string {
  const rest = seconds % 60
  return text.replace('{time}', `${Math.floor(seconds / 60)}:${rest < 10 ? '0' : ''}${rest}`)
}
