import { makeAutoObservable } from 'mobx-miniprogram'
import { type Brand, type BrandAgreement, brandOf, type PublishedBrand } from '../branding/brand'
import type { LoginRequest, LoginResult, TenantLogin } from '../contracts/contract'
import type { AcceptTenantLaunch } from '../contracts/index'
import type { Environment, Tenant } from '../deployment-fields'
import { asLoginFailure, failures, LoginFailure, wordsFor } from '../failure'
import { canReturnAfter, isFromApp, readLaunch } from '../launch/launch'
import { localeFor, type LocaleName } from '../locales/index'
import type { WeChat } from '../wechat/wechat'
import { type Consents, hasAll, proofOf, withConsent } from './consents'
import { Countdown } from './countdown'
import { Documents } from './documents'
import type { Clock, Phase } from './phase'

/** A login code lives 300 s; an older one than this is not posted any more, so that it arrives alive. Milliseconds. */
const LOGIN_CODE_FRESH = 240_000

interface PendingCode {
  /** Milliseconds since 1970. */
  readonly since: number
  readonly promise: Promise<string>
}

/** What a session stands on. Handed in, so that a test owns WeChat, time and the backend. */
export interface Surroundings {
  readonly wechat: WeChat
  readonly clock: Clock
  readonly acceptLaunch: AcceptTenantLaunch
  readonly environment: Environment
}

/** One person's login: the only writer of `phase`. */
export class LoginSession {
  phase: Phase = { name: 'not_from_app' }
  /** Can the return button reach the app, as far as WeChat's rule says? */
  canReturn = false
  /** Did the return button fail all the same? */
  returnFailed = false
  /** Did the app get the result? */
  returned = false
  consents: Consents = {}
  consentOpen = false
  logo = ''
  locale: LocaleName = 'zh-CN'
  /** Seconds the result is still good, or until the person may try again; 0 where nothing runs. */
  remaining = 0

  readonly documents: Documents
  tenant: Tenant

  private readonly wechat: WeChat
  private readonly clock: Clock
  private readonly acceptLaunch: AcceptTenantLaunch
  private readonly environment: Environment
  private readonly countdown: Countdown
  private login: TenantLogin | undefined
  private published: PublishedBrand | undefined
  private loginCode: PendingCode | undefined
  /** Counts phases: an answer that belongs to an earlier one is dropped. */
  private turn = 0

  constructor({ wechat, clock, acceptLaunch, environment }: Surroundings) {
    this.wechat = wechat
    this.clock = clock
    this.acceptLaunch = acceptLaunch
    this.environment = environment
    this.tenant = environment.tenants[0]
    this.documents = new Documents(wechat, this)
    this.countdown = new Countdown(clock, (seconds) => this.setRemaining(seconds))
    makeAutoObservable(this, {}, { deep: false })
  }

  private get request(): LoginRequest | undefined {
    return this.login && this.login.request
  }

  get needsPhone(): boolean {
    const { request } = this
    return request !== undefined && request.phone
  }

  /** What the person sees of the tenant, in their language. */
  get brand(): Brand {
    return brandOf(this.tenant, this.published, this.locale)
  }

  /** Did the person agree to everything that is required? */
  get agreed(): boolean {
    return hasAll(this.consents, this.required)
  }

  /** What the phone button asks WeChat for; empty where the app wants no phone number. */
  get phoneButton(): string {
    return this.needsPhone ? this.wechat.phoneButton() : ''
  }

  private get required() {
    return this.brand.consentRows[0] || []
  }

  /** The page opened: begins what the launch asks for, from nothing. */
  start(): void {
    const { wechat, environment } = this
    const launch = readLaunch(wechat.enterOptions())
    this.canReturn = canReturnAfter(launch.scene, this.canReturn)
    this.locale = localeFor(launch.query.lang) || localeFor(wechat.language()) || 'zh-CN'
    this.login = this.acceptLaunch(launch)
    this.tenant = this.login ? this.login.tenant : environment.tenants[0]
    const { id, publicConfig } = this.tenant
    this.published = publicConfig && publicConfig.load(wechat, environment.host, this.locale)
    this.consents = Object(wechat.stored(keyOf(id))) as Consents
    this.logo = this.brand.logo
    if (!this.canReturn) this.move({ name: 'not_from_app' })
    else if (this.request) this.move({ name: 'ready' })
    else this.fail((this.login && this.login.refusal) || new LoginFailure('invalid_launch'))
  }

  /**
   * WeChat brought the mini program to the front. An app that launches the home page without a path opens no new
   * page; that is a new launch only where nothing waits for the person or for the app. WeChat does not say whether
   * its own sheets cause an entry, and Android repeats the old scene on a plain return.
   */
  enter(scene: number): void {
    this.canReturn = canReturnAfter(scene, this.canReturn)
    this.countdown.check()
    // Nobody would receive what the form asks for.
    if (this.phase.name === 'ready' && !this.canReturn) this.move({ name: 'not_from_app' })
    const over = this.returned || this.phase.name === 'not_from_app'
    if (isFromApp(scene) && over) this.start()
  }

  /** A tap on one of `brand.consentRows`. */
  toggleConsent(row: number): void {
    const agreements = this.brand.consentRows[row]
    if (agreements && this.phase.name === 'ready')
      this.setConsent(agreements, !hasAll(this.consents, agreements))
  }

  closeConsent(): void {
    this.consentOpen = false
  }

  /** The primary button. `wx.login` starts here and runs while WeChat's phone sheet is open. */
  tapLogin(): void {
    if (this.phase.name !== 'ready') return
    if (!this.agreed) {
      this.consentOpen = true
      return
    }
    if (!this.login || !this.login.loginCodeLast) this.loginCode = this.freshLoginCode()
    if (!this.needsPhone) this.signIn(undefined)
  }

  /**
   * The one button of the half-screen agrees and goes on in the same tap. The half-screen stays open until WeChat's
   * phone sheet is answered: a button that is gone hears no answer.
   */
  agreeAndTapLogin(): void {
    if (this.phase.name !== 'ready') return
    if (!this.agreed) this.setConsent(this.required, true)
    this.tapLogin()
  }

  /** `detail` of `bindgetphonenumber`: WeChat's phone sheet was closed, this way or that. */
  answerPhone(detail: unknown): void {
    if (this.phase.name !== 'ready' || !this.agreed || !this.needsPhone) return
    const answer = this.wechat.readPhoneCode(detail)
    if (answer instanceof LoginFailure) this.fail(answer)
    else this.signIn(answer)
  }

  decline(): void {
    if (this.phase.name === 'ready') this.fail(new LoginFailure('access_denied'))
  }

  /** Back to the form. Used codes are forgotten: the next tap asks for fresh ones. */
  retry(): void {
    const { phase } = this
    if (phase.name !== 'failed' || !failures[phase.failure.kind].retry || this.remaining > 0) return
    if (this.request) this.move({ name: this.canReturn ? 'ready' : 'not_from_app' })
  }

  /** `bindlaunchapp`: the app has the result. WeChat may say so more than once. */
  confirmReturn(): void {
    this.returned = true
  }

  /** `binderror` of the return button: the result stays, another tap is allowed. */
  failReturn(): void {
    this.returnFailed = true
  }

  /** The logo cannot be had: the deployment's own stands in for a published one. */
  failLogo(): void {
    const own = this.tenant.brand.logo
    this.logo = this.logo === own ? '' : own
  }

  /** The life of a result counts from here, before any of it was made: it never looks younger than it is. */
  private signIn(phoneCode: string | undefined): void {
    const since = this.clock.now()
    const { promise } = this.freshLoginCode()
    const turn = this.move({ name: 'signing_in' })
    const isCurrent = () => turn === this.turn
    promise
      .then((loginCode) => {
        if (!this.login || !isCurrent()) return undefined
        const credentials = { loginCode, phoneCode, consents: this.proof() }
        return this.login.exchange(credentials, this.wechat, this.brand.texts.granted)
      })
      .then((result) => {
        if (result && isCurrent()) this.succeed(result, since)
      })
      .catch((thrown: unknown) => {
        if (isCurrent()) this.fail(asLoginFailure(thrown))
      })
  }

  private setConsent(agreements: readonly BrandAgreement[], agreed: boolean): void {
    const agreedAt = new Date(this.clock.now()).toISOString()
    const given = agreed ? { lang: this.locale, agreedAt } : undefined
    this.consents = withConsent(this.consents, agreements, given)
    this.wechat.store(keyOf(this.tenant.id), this.consents)
  }

  private proof() {
    const { consentRows } = this.brand
    return proofOf(
      this.consents,
      consentRows.reduce((all, row) => [...all, ...row], []),
    )
  }

  private freshLoginCode(): PendingCode {
    const now = this.clock.now()
    const code = this.loginCode
    if (code && now >= code.since && now - code.since < LOGIN_CODE_FRESH) return code
    const promise = this.wechat.login()
    // Where the person refuses the phone sheet nobody waits for the code any more.
    promise.catch(() => undefined)
    return { since: now, promise }
  }

  private succeed({ appParameter, lifetime }: LoginResult, since: number): void {
    this.move({ name: 'signed_in', appParameter })
    this.countdown.start(since, lifetime)
  }

  private fail(failure: LoginFailure): void {
    const { title } = this.brand.texts.failures[wordsFor(failure.kind)]
    const message = failure.words.reason || title
    const appParameter = this.login ? this.login.encodeFailure(failure, message) : ''
    this.move({ name: 'failed', failure, appParameter })
    const { retryAfter } = failure.words
    if (retryAfter) this.countdown.start(this.clock.now(), retryAfter)
  }

  /** At 0 a result is dead, and a wait is over. */
  private setRemaining(seconds: number): void {
    this.remaining = seconds
    if (seconds === 0 && this.phase.name === 'signed_in') this.fail(new LoginFailure('expired'))
  }

  private move(phase: Phase): number {
    this.countdown.stop()
    this.phase = phase
    this.returned = false
    this.returnFailed = false
    this.consentOpen = false
    this.remaining = 0
    this.loginCode = undefined
    this.turn += 1
    return this.turn
  }
}

/** Where a tenant's consents are kept on the device. */
function keyOf(tenantId: string): string {
  return `consents.${tenantId}`
}
