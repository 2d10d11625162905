import { brandOf, type OwnBrand, type PublishedBrand } from '../../../miniprogram/branding/brand'
import { deployment } from '../../../miniprogram/deployment'
import { type FailureKind, failures, LoginFailure, textKeyOf } from '../../../miniprogram/failure'
import { fill, type LocaleName, locales, type Texts } from '../../../miniprogram/locales/index'
import { withConsent } from '../../../miniprogram/session/consents'
import { type PageData, pageData, type SessionView } from '../../../miniprogram/session/page-data'

/** Whose page is on screen. */
export interface Shown {
  readonly tenant: OwnBrand
  readonly published?: PublishedBrand
}

const ownTenant: Shown = { tenant: deployment.environments.develop.tenants[0] }

/** What of a session a state says; the rest comes of the brand and the language. */
type State = Partial<Omit<SessionView, 'brand' | 'tenant' | 'consents' | 'logo'>>

export const localeNames = Object.keys(locales) as LocaleName[]

const ready: Required<State> = {
  phase: { name: 'ready' },
  canReturn: true,
  returned: false,
  returnFailed: false,
  agreed: false,
  consentOpen: false,
  slow: false,
  logoRatio: 1,
  needsPhone: true,
  phoneButton: 'getPhoneNumber',
  remaining: 0,
}

const signedIn: State = {
  phase: { name: 'signed_in', appParameter: 'code=200' },
  remaining: 28,
}

/** The longest that a backend's own words may be is 120 characters; here without a place to break a line. */
const LONG_REASON = '0123456789'.repeat(12)

/** Every screen the login page can show, by name, as what differs from the form. */
export const states: Readonly<Record<string, State | ((texts: Texts) => State)>> = {
  ready: {},
  'ready-without-phone': { needsPhone: false, phoneButton: '' },
  'ready-ticked': { agreed: true },
  consent: { consentOpen: true },
  'consent-without-phone': { consentOpen: true, needsPhone: false, phoneButton: '' },
  'signing-in': { phase: { name: 'signing_in' }, agreed: true },
  'signing-in-slowly': { phase: { name: 'signing_in' }, agreed: true, slow: true },
  success: signedIn,
  'success-return-failed': { ...signedIn, returnFailed: true },
  'success-without-return': { ...signedIn, canReturn: false },
  'not-from-app': { phase: { name: 'not_from_app' }, canReturn: false },
  'not-from-app-agreed': { phase: { name: 'not_from_app' }, canReturn: false, agreed: true },
  expired: failed('expired'),
  ...Object.fromEntries(kindsByText().map((kind) => [`failed-${kind}`, failed(kind)])),
  'failed-stopped': ({ stopped }) => failed('access_denied', fill(stopped, '')),
  'failed-must-wait': { ...failed('too_many_requests'), remaining: 599 },
  'failed-with-reason': failed('refused', LONG_REASON),
  'failed-return-failed': { ...failed('refused'), returnFailed: true },
  'failed-without-return': { ...failed('refused'), canReturn: false },
}

/** One of each structure: failures of a kind differ in their texts and signs alone. */
export const distinct: readonly string[] = Object.keys(states).filter(
  (state) => !kindsByText().some((kind) => state === `failed-${kind}` && kind !== 'user_disabled'),
)

/** What the page binds in that state. */
export function dataOf(state: string, locale: LocaleName, shown: Shown = ownTenant): PageData {
  const { tenant, published } = shown
  const brand = brandOf(tenant, published, locale)
  const own = states[state]
  const view = { ...ready, ...(typeof own === 'function' ? own(brand.texts) : own) }
  const agreed = view.agreed ? brand.consentRows.flat() : []
  const consents = withConsent({}, agreed, { lang: locale, agreedAt: '2026-01-02T03:04:05.000Z' })
  return pageData({ ...view, brand, tenant, consents, logo: brand.logo })
}

/** Several kinds of failure share a text; the first one stands for it. `expired` has a screen of its own. */
function kindsByText(): FailureKind[] {
  const kinds = Object.keys(failures) as FailureKind[]
  const first = (kind: FailureKind) => kinds.find((other) => textKeyOf(other) === textKeyOf(kind))
  return kinds.filter((kind) => kind !== 'expired' && first(kind) === kind)
}

function failed(kind: FailureKind, reason?: string): State {
  const failure = new LoginFailure(kind, { reason })
  return { phase: { name: 'failed', failure, appParameter: 'code=400' } }
}
