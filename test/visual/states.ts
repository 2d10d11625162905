import { deployment } from '../../miniprogram/deployment'
import { type FailureKind, failures, LoginFailure } from '../../miniprogram/failure'
import { type LocaleName, locales } from '../../miniprogram/locales/index'
import { type PageData, pageData, type SessionView } from '../../miniprogram/session/page-data'

/** What of the deployment is on screen. */
export type Shown = Parameters<typeof pageData>[1]

export const localeNames = Object.keys(locales) as LocaleName[]

const ready: SessionView = {
  phase: { name: 'ready' },
  canReturn: true,
  returnFailed: false,
  agreed: false,
  consentOpen: false,
  needsPhone: true,
  locale: 'zh-CN',
  remaining: 0,
}

const signedIn: Partial<SessionView> = {
  phase: { name: 'signed_in', appParameter: 'code=200' },
  remaining: 118,
}

/** The longest that a backend's own words may be is 120 characters; here without a place to break a line. */
const LONG_REASON = '0123456789'.repeat(12)

/** Every screen the login page can show, by name, as what differs from the form. */
export const states: Readonly<Record<string, Partial<SessionView>>> = {
  ready: {},
  'ready-without-phone': { needsPhone: false },
  'ready-ticked': { agreed: true },
  consent: { consentOpen: true },
  'consent-without-phone': { consentOpen: true, needsPhone: false },
  'signing-in': { phase: { name: 'signing_in' }, agreed: true },
  success: signedIn,
  'success-return-failed': { ...signedIn, returnFailed: true },
  'success-without-return': { ...signedIn, canReturn: false },
  'not-from-app': { phase: { name: 'not_from_app' }, canReturn: false },
  expired: failed('expired'),
  ...Object.fromEntries(kindsByText().map((kind) => [`failed-${kind}`, failed(kind)])),
  'failed-must-wait': { ...failed('too_many_requests'), remaining: 599 },
  'failed-with-reason': failed('refused', LONG_REASON),
  'failed-return-failed': { ...failed('refused'), returnFailed: true },
  'failed-without-return': { ...failed('refused'), canReturn: false },
}

/** What the page binds in that state. */
export function dataOf(state: string, locale: LocaleName, shown: Shown = deployment): PageData {
  return pageData({ ...ready, ...states[state], locale }, shown)
}

/** Several kinds of failure share a text; the first one stands for it. `expired` has a screen of its own. */
function kindsByText(): FailureKind[] {
  const kinds = Object.keys(failures) as FailureKind[]
  const first = (kind: FailureKind) =>
    kinds.find((other) => failures[other].text === failures[kind].text)
  return kinds.filter((kind) => kind !== 'expired' && first(kind) === kind)
}

function failed(kind: FailureKind, reason?: string): Partial<SessionView> {
  const failure = new LoginFailure(kind, { reason })
  return { phase: { name: 'failed', failure, appParameter: 'code=400' } }
}
