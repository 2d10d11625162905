import { type Brand, type BrandAgreement, brandStyle } from '../branding/brand'
import type { Tenant } from '../deployment-fields'
import { type FailureKind, failures, type LoginFailure, wordsFor } from '../failure'
import { fill, type Texts } from '../locales/index'
import { type Consents, hasAll } from './consents'
import type { Phase } from './phase'

/** What of a session is on screen. */
export interface SessionView {
  readonly phase: Phase
  readonly canReturn: boolean
  readonly returnFailed: boolean
  /** Empty where there is none to be had. */
  readonly logo: string
  readonly agreed: boolean
  readonly consents: Consents
  readonly consentOpen: boolean
  readonly needsPhone: boolean
  readonly phoneButton: string
  readonly brand: Brand
  readonly tenant: Pick<Tenant, 'brand'>
  readonly remaining: number
}

/** What the WXML binds, flat, so that a change costs one small `setData`. What is absent is empty. */
export type PageData = Partial<ReturnType<typeof pageData>>

/** What differs, for `setData`; `undefined` where nothing does. */
export function changes(shown: PageData, next: PageData): PageData | undefined {
  const emptied = Object.keys(shown).reduce((all, key) => ({ ...all, [key]: '' }), {})
  const whole: PageData = { ...emptied, ...next }
  const keys = (Object.keys(whole) as (keyof PageData)[]).filter(
    (key) => JSON.stringify(shown[key]) !== JSON.stringify(whole[key]),
  )
  if (keys.length === 0) return undefined
  return keys.reduce((patch, key) => ({ ...patch, [key]: whole[key] }), {})
}

/** From the session to the page. Pure: the same session always looks the same. */
export function pageData(session: SessionView) {
  const { phase, logo, agreed, consentOpen, needsPhone, phoneButton, brand, tenant } = session
  const { name, texts } = brand
  const { title, hint, note, returnLabel, countdown, ...screen } = screenOf(session)
  const filled = (text = '') => fill(text, name)
  return {
    brandStyle: brandStyle(tenant.brand.colors),
    logo,
    phase: phase.name,
    agreed,
    consentOpen,
    phoneButton: phase.name === 'ready' ? phoneButton : '',
    loginLabel: needsPhone ? texts.loginWithPhone : texts.login,
    form: texts.form,
    consentRows: consentRows(session),
    ...screen,
    title: filled(title),
    hint: filled(hint),
    note: filled(note),
    returnLabel: filled(returnLabel),
    countdown: filled(countdown),
  }
}

function consentRows({ brand, consents }: SessionView) {
  const { agreePrefix, agreeOptional } = brand.texts.form
  return brand.consentRows.map((agreements, index) => ({
    label: index === 0 ? agreePrefix : agreeOptional,
    ticked: hasAll(consents, agreements),
    documents: agreements.reduce<BrandAgreement['documents']>(
      (all, { documents }) => [...all, ...documents],
      [],
    ),
  }))
}

/** What differs from phase to phase. */
interface Screen {
  readonly login?: boolean
  /** Of a result: `tick-mark`, `info` or `warn`. */
  readonly mark?: string
  /** In the mark; or in place of a logo. */
  readonly sign?: string
  readonly title: string
  readonly hint?: string
  /** What to do where the return button cannot be counted on. */
  readonly note?: string
  readonly appParameter?: string
  readonly returnLabel?: string
  readonly retryLabel?: string
  readonly retryWaits?: boolean
  readonly countdown?: string
}

function screenOf(session: SessionView): Screen {
  const { phase, canReturn, needsPhone, remaining, brand } = session
  const { name, texts } = brand
  const sign = Array.from(name)[0] || ''
  switch (phase.name) {
    case 'not_from_app':
      return { sign, title: texts.notFromApp, hint: texts.notFromAppHint }
    case 'signed_in':
      return {
        mark: 'tick-mark',
        title: texts.signedIn,
        hint: canReturn ? texts.signedInHint : '',
        countdown: canReturn && remaining > 0 ? within(texts.validFor, remaining) : '',
        ...wayBack(phase.appParameter, session),
      }
    case 'failed':
      return {
        ...failureWords(phase.failure, texts),
        ...retryButton(phase.failure, session),
        ...wayBack(phase.appParameter, session),
      }
    default: {
      const hint = needsPhone ? texts.purpose : texts.purposeWithoutPhone
      return { login: true, sign, title: name, hint }
    }
  }
}

/** Nothing went wrong: the person chose so, or has to go on elsewhere. */
const CALM: readonly FailureKind[] = ['access_denied', 'privacy_denied', 'interaction_required']

function failureWords({ kind, words }: LoginFailure, texts: Texts) {
  const { title, hint } = texts.failures[wordsFor(kind)]
  const [mark, sign] = CALM.includes(kind) ? (['info', 'i'] as const) : (['warn', '!'] as const)
  return { mark, sign, title, hint: words.reason || hint }
}

function wayBack(appParameter: string, { canReturn, returnFailed, brand }: SessionView) {
  const { returnToApp, cannotReturn, switchByHand } = brand.texts
  return canReturn
    ? { appParameter, returnLabel: returnToApp, note: returnFailed ? switchByHand : '' }
    : { appParameter, note: cannotReturn }
}

function retryButton({ kind }: LoginFailure, { remaining, brand }: SessionView) {
  const { retry } = failures[kind]
  const { tryAgain, logInAgain } = brand.texts
  const again = kind === 'expired' || wordsFor(kind) === 'access_denied' ? logInAgain : tryAgain
  return remaining > 0
    ? { retryLabel: retry ? within(`${again} ({time})`, remaining) : '', retryWaits: true }
    : { retryLabel: retry ? again : '' }
}

/** Puts 299 seconds as `4:59` where the text asks for the time. */
function within(text: string, seconds: number): string {
  const rest = seconds % 60
  return text.replace('{time}', `${Math.floor(seconds / 60)}:${rest < 10 ? '0' : ''}${rest}`)
}
