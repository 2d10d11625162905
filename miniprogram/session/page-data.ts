import { brandStyle } from '../branding/brand'
import type { Deployment } from '../deployment-fields'
import { type FailureKind, retryHelps } from '../failure'
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
  return Object.fromEntries(keys.map((key) => [key, next[key]]))
}

/** From the session to the page. Pure: the same session always looks the same. */
export function pageData(session: SessionView, { brand, agreements }: Shown) {
  const { phase, locale, agreed, consentOpen, needsPhone } = session
  const texts = locales[locale]
  const app = brand.name[locale] ?? brand.name['zh-CN']
  const login = phase.name === 'ready' || phase.name === 'signing_in'
  return {
    brandStyle: brandStyle(brand.colors),
    logo: brand.logo,
    app,
    phase: phase.name,
    login,
    icon: iconOf(phase),
    ...headline(session, texts, app),
    agreed,
    consentOpen,
    phoneButton: phase.name === 'ready' && needsPhone,
    loginLabel: needsPhone ? texts.loginWithPhone : texts.login,
    ...(login ? formTexts(texts) : {}),
    agreements: agreements.map(({ title }) => title[locale] ?? title['zh-CN']),
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
    signed_in: { title: texts.signedIn, hint: texts.signedInHint },
    failed: phase.name === 'failed' ? failureWords(phase, texts) : { title: '', hint: '' },
  }
  const { title, hint } = headlines[phase.name]
  return { title: fill(title, app), hint: fill(hint, app), note: fill(note(session, texts), app) }
}

function failureWords({ failure }: Extract<Phase, { name: 'failed' }>, texts: Texts) {
  const { title, hint } = texts.failures[failure.kind]
  return { title, hint: failure.reason ?? hint }
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
  return phase.failure.kind === 'access_denied' ? 'info' : 'warn'
}

function formTexts(texts: Texts) {
  const { notNow, signingIn, agreePrefix, privacyGuide } = texts
  const { consentTitle, consentText, agreeAndContinue, close } = texts
  return {
    notNow,
    signingIn,
    agreePrefix,
    privacyGuide,
    consentTitle,
    consentText,
    agreeAndContinue,
    close,
  }
}

function resultButtons({ phase, canReturn }: SessionView, texts: Texts, app: string) {
  const result = phase.name === 'signed_in' || phase.name === 'failed'
  const kind: FailureKind | undefined = phase.name === 'failed' ? phase.failure.kind : undefined
  return {
    appParameter: result ? phase.appParameter : '',
    returnLabel: result && canReturn ? fill(texts.returnToApp, app) : '',
    retryLabel: kind && retryHelps[kind] ? retryText(kind, texts) : '',
  }
}

function retryText(kind: FailureKind, texts: Texts): string {
  return kind === 'expired' || kind === 'access_denied' ? texts.logInAgain : texts.tryAgain
}
