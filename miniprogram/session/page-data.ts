import { brandStyle } from '../branding/brand'
import type { Deployment } from '../deployment-fields'
import { type FailureKind, failures } from '../failure'
import { fill, type LocaleName, locales, type Texts } from '../locales/index'
import type { Phase } from './phase'

/** What of a session is on screen. */
export interface SessionView {
  readonly phase: Phase
  readonly canReturn: boolean
  readonly returnFailed: boolean
  readonly agreed: boolean
  readonly consentOpen: boolean
  readonly needsPhone: boolean
  readonly locale: LocaleName
  readonly remaining: number
}

/** Everything the WXML binds, flat, so that a change costs one small `setData`. */
export type PageData = ReturnType<typeof pageData>

type Shown = Pick<Deployment, 'brand' | 'agreements'>

/** Before the launch is read there is nothing to show. */
export const initialPageData: Partial<PageData> = {}

/** What differs, for `setData`; `undefined` where nothing does. */
export function changes(shown: Partial<PageData>, next: PageData): Partial<PageData> | undefined {
  const keys = (Object.keys(next) as (keyof PageData)[]).filter(
    (key) => JSON.stringify(shown[key]) !== JSON.stringify(next[key]),
  )
  if (keys.length === 0) return undefined
  return keys.reduce((patch, key) => ({ ...patch, [key]: next[key] }), {})
}

/** From the session to the page. Pure: the same session always looks the same. */
export function pageData(session: SessionView, { brand, agreements }: Shown) {
  const { phase, locale, agreed, consentOpen, needsPhone } = session
  const texts = locales[locale]
  const app = brand.name[locale] || brand.name['zh-CN']
  const login = phase.name === 'ready' || phase.name === 'signing_in'
  return {
    brandStyle: brandStyle(brand.colors),
    logo: brand.logo,
    phase: phase.name,
    login,
    icon: iconOf(phase),
    ...headline(session, texts, app),
    agreed,
    consentOpen,
    phoneButton: phase.name === 'ready' && needsPhone,
    loginLabel: needsPhone ? texts.loginWithPhone : texts.login,
    form: login ? texts.form : {},
    agreements: agreements.map(({ title }) => title[locale] || title['zh-CN']),
    ...resultButtons(session, texts, app),
  }
}

function headline(session: SessionView, texts: Texts, app: string) {
  const { phase, needsPhone } = session
  const purpose = needsPhone ? texts.purpose : texts.purposeWithoutPhone
  const headlines = {
    not_from_app: { title: texts.notFromApp, hint: texts.notFromAppHint },
    ready: { title: app, hint: purpose },
    signing_in: { title: app, hint: purpose },
    signed_in: { title: texts.signedIn, hint: session.canReturn ? texts.signedInHint : '' },
    failed: failureWords(phase, texts),
  }
  const { title, hint } = headlines[phase.name]
  return { title: fill(title, app), hint: fill(hint, app), note: fill(note(session, texts), app) }
}

function failureWords(phase: Phase, texts: Texts) {
  if (phase.name !== 'failed') return { title: '', hint: '' }
  const { kind, words } = phase.failure
  const { title, hint } = texts.failures[failures[kind].text]
  return { title, hint: words.reason || hint }
}

/** What to do where the return button cannot be counted on. */
function note({ phase, canReturn, returnFailed }: SessionView, texts: Texts): string {
  if (phase.name !== 'signed_in' && phase.name !== 'failed') return ''
  if (!canReturn) return texts.cannotReturn
  return returnFailed ? texts.switchByHand : ''
}

function iconOf(phase: Phase): string {
  if (phase.name === 'signed_in') return 'success'
  if (phase.name !== 'failed') return ''
  return CALM.includes(phase.failure.kind) ? 'info' : 'warn'
}

/** Nothing went wrong: the person chose so, or has to go on elsewhere. */
const CALM: readonly FailureKind[] = ['access_denied', 'privacy_denied', 'interaction_required']

function resultButtons(session: SessionView, texts: Texts, app: string) {
  const { phase, canReturn, remaining } = session
  const result = phase.name === 'signed_in' || phase.name === 'failed'
  const validFor = phase.name === 'signed_in' && remaining > 0 && canReturn
  return {
    appParameter: result ? phase.appParameter : '',
    returnLabel: result && canReturn ? fill(texts.returnToApp, app) : '',
    countdown: validFor ? fill(texts.validFor, app).replace('{time}', clockTime(remaining)) : '',
    retryLabel: retryText(session, texts),
    retryWaits: phase.name === 'failed' && remaining > 0,
  }
}

function retryText({ phase, remaining }: SessionView, texts: Texts): string {
  if (phase.name !== 'failed' || !failures[phase.failure.kind].retry) return ''
  const { kind } = phase.failure
  const again = kind === 'expired' || failures[kind].text === 'accessDenied'
  const label = again ? texts.logInAgain : texts.tryAgain
  return remaining > 0 ? `${label} (${clockTime(remaining)})` : label
}

/** 299 as `4:59`. */
function clockTime(seconds: number): string {
  const rest = seconds % 60
  return `${Math.floor(seconds / 60)}:${rest < 10 ? '0' : ''}${rest}`
}
