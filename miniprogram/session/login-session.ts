import { makeAutoObservable } from 'mobx-miniprogram'
import {
  agreementsIn,
  barColors,
  type Brand,
  type BrandAgreement,
  brandOf,
  type PublishedBrand,
} from '../branding/brand'
import type { Clock } from '../clock'
import { acceptLaunches, type AcceptLaunch, type TenantLogin } from '../contracts/accept'
import type { LoginRequest, LoginResult } from '../contracts/contract'
import type { ServedLogin } from '../contracts/enabled'
import { type Endpoint, exchange } from '../contracts/exchange'
import type { Environment, Tenant } from '../deployment-fields'
import { asLoginFailure, failures, LoginFailure, textKeyOf } from '../failure'
import { meaningOf, withoutPage } from '../launch/entry'
import {
  canReturnAfter,
  type EnterOptions,
  isFromApp,
  type Launch,
  readLaunch,
} from '../launch/launch'
import { fill, localeFor, type LocaleName, unmarked } from '../locales/index'
import type { WeChat } from '../wechat/wechat'
import { ConsentRecord } from './consent-record'
import { type Consents, hasAll, proofOf } from './consents'
import { Countdown } from './countdown'
import { Documents } from './documents'
import { LoginCode } from './login-code'
import type { Phase } from './phase'

/** Both codes are valid for 300 s. One that was asked for earlier than this is not posted. Seconds. */
const OLDEST_CODE = 290

/** After so many milliseconds of signing in the person is told that the network is slow. */
const SLOW = 4000

/** What a session needs. Injected, so that a test controls WeChat, time and the backend. */
export interface Surroundings {
  readonly wechat: WeChat
  readonly clock: Clock
  readonly environment: Environment
  /** Of a post, in milliseconds. */
  readonly timeout: number
}

/** One person's login: the only writer of `phase`. */
export class LoginSession {
  phase: Phase = { name: 'not_from_app' }
  /** Can the return button reach the app, as far as WeChat's rule says? */
  canReturn = false
  /** Did the return button fail all the same? */
  returnFailed = false
  /** Did the app get an answer to this launch? */
  returned = false
  consentOpen = false
  /** Does signing in take long? */
  slow = false
  logo = ''
  /** Its width for its height. Known once it was loaded. */
  logoRatio = 1
  locale: LocaleName = 'zh-CN'
  /** Seconds until the result expires or the person may try again; 0 if nothing runs. */
  remaining = 0
  readonly documents: Documents

  /** WeChat's last entry. */
  private entry: Launch | undefined = undefined
  /** The launch that the page shows. Its result is for the app that made it, and for no other. */
  private launch: Launch | undefined = undefined
  private login: TenantLogin | undefined = undefined
  private published: PublishedBrand | undefined = undefined
  /** Counts phases. The answer to an earlier one is dropped. */
  private turn = 0
  /** When the person was last asked, or tapped: no code is older. Milliseconds since 1970. */
  private askedAt = 0

  private readonly wechat: WeChat
  private readonly clock: Clock
  private readonly environment: Environment
  private readonly endpoint: Endpoint
  private readonly acceptLaunch: AcceptLaunch
  private readonly record: ConsentRecord
  private readonly loginCode: LoginCode
  private readonly countdown: Countdown

  constructor({ wechat, clock, environment, timeout }: Surroundings) {
    this.wechat = wechat
    this.clock = clock
    this.environment = environment
    this.endpoint = { host: environment.host, timeout }
    this.acceptLaunch = acceptLaunches(environment.tenants, wechat.envVersion() !== 'develop')
    this.documents = new Documents(wechat, this)
    this.record = new ConsentRecord(wechat, clock)
    this.loginCode = new LoginCode(wechat, clock)
    this.countdown = new Countdown(clock, (seconds) => this.setRemaining(seconds))
    makeAutoObservable<LoginSession, Injected>(this, injected, { deep: false })
    wechat.onThemeChange(() => this.paint())
  }

  private get request(): LoginRequest | undefined {
    return this.login?.request
  }

  private get isByApp(): boolean {
    return this.launch !== undefined && isFromApp(this.launch.scene)
  }

  /** The tenant that the launch asks for; without one the first. */
  get tenant(): Tenant {
    return this.login ? this.login.tenant : this.environment.tenants[0]
  }

  get needsPhone(): boolean {
    const { request } = this
    return request !== undefined && request.phone
  }

  /** What the person sees of the tenant, in their language. */
  get brand(): Brand {
    return brandOf(this.tenant, this.published, this.locale)
  }

  get consents(): Consents {
    return this.record.consents
  }

  /** Did the person agree to everything that is required? */
  get agreed(): boolean {
    return hasAll(this.consents, this.required)
  }

  /** What the phone button asks WeChat for; empty if the app wants no phone number. */
  get phoneButton(): string {
    return this.needsPhone ? this.wechat.phoneButton() : ''
  }

  private get required(): readonly BrandAgreement[] {
    return this.brand.consentRows[0] || []
  }

  /**
   * WeChat brought the mini program to the front: `App.onShow`, at every start and every return. A page may open next,
   * or not: launch/entry.ts decides what the entry means.
   */
  enter(options: EnterOptions): void {
    const entry = readLaunch(options)
    this.entry = entry
    this.canReturn = canReturnAfter(entry.scene, this.canReturn)
    this.countdown.check()
    const over = this.returned || this.phase.name === 'failed'
    switch (meaningOf(entry, { launch: this.launch, over })) {
      case 'begins':
        this.begin(withoutPage(entry))
        break
      case 'goes_on':
        this.goOn()
        break
    }
  }

  /** The page opened: begins what the launch asks for, from nothing. */
  open(): void {
    this.begin(this.entry ?? readLaunch(this.wechat.enterOptions()))
  }

  private begin(launch: Launch): void {
    const { wechat, environment } = this
    this.launch = launch
    this.documents.forget()
    this.returned = false
    this.canReturn = canReturnAfter(launch.scene, this.canReturn)
    this.locale = localeFor(launch.query.lang) ?? localeFor(wechat.language()) ?? 'zh-CN'
    this.login = this.acceptLaunch(launch)
    const { id, publicConfig } = this.tenant
    this.published = publicConfig && publicConfig.load(wechat, environment.host, this.locale)
    this.record.load(id)
    this.logo = this.brand.logo
    this.paint()
    if (!this.isByApp) this.move({ name: 'not_from_app' })
    else if (wechat.isOutdated()) this.fail(new LoginFailure('wechat_outdated'))
    else if (this.request) this.move({ name: 'ready' })
    else this.fail(this.login?.refusal ?? new LoginFailure('invalid_launch'))
  }

  /** The page's colours on what WeChat draws around it. */
  private paint(): void {
    const { wechat, tenant } = this
    wechat.paint(barColors(tenant.brand, wechat.theme()))
  }

  /** The form is only offered while an app that waits for an answer can be reached. */
  private goOn(): void {
    const { name } = this.phase
    if (name === 'ready' && !this.canReturn) this.move({ name: 'not_from_app' })
    const waits = name === 'not_from_app' && this.isByApp && !this.returned
    if (waits && this.canReturn && this.request) this.move({ name: 'ready' })
  }

  /** A tap on one of `brand.consentRows`. */
  toggleConsent(row: number): void {
    const agreements = this.brand.consentRows[row]
    if (!agreements || this.phase.name !== 'ready') return
    if (hasAll(this.consents, agreements)) this.record.takeBack(agreements)
    else this.record.give(agreements, this.locale)
  }

  /** On the account page, which offers no login: one of `brand.consentRows` is taken back. */
  takeBackConsent(row: number): void {
    const agreements = this.brand.consentRows[row]
    if (agreements && this.phase.name === 'not_from_app') this.record.takeBack(agreements)
  }

  closeConsent(): void {
    this.consentOpen = false
  }

  /** The primary button. `wx.login` starts here and runs while WeChat's phone sheet is open. */
  tapLogin(): void {
    const { login } = this
    if (this.phase.name !== 'ready' || !login?.request) return
    this.askedAt = this.clock.now()
    if (!this.agreed) {
      this.consentOpen = true
      return
    }
    if (!login.loginCodeLast) void this.loginCode.fetch()
    if (!this.needsPhone) this.signIn(login, undefined)
  }

  /**
   * The button of the half-screen agrees and goes on in the same tap. The half-screen stays open until WeChat's phone
   * sheet is answered: a button that was removed gets no answer.
   */
  agreeAndTapLogin(): void {
    if (this.phase.name !== 'ready') return
    if (!this.agreed) this.record.give(this.required, this.locale)
    this.tapLogin()
  }

  /** `detail` of `bindgetphonenumber`: the person closed WeChat's phone sheet. */
  answerPhone(detail: unknown): void {
    const { login } = this
    if (this.phase.name !== 'ready' || !this.agreed || !login?.request) return
    if (!this.needsPhone) return
    const answer = this.wechat.readPhoneCode(detail)
    const age = this.codeAge()
    if (answer instanceof LoginFailure) this.fail(answer)
    else if (age < 0 || age > OLDEST_CODE) this.fail(new LoginFailure('expired'))
    else this.signIn(login, answer)
  }

  /** "Not now". While signing in it gives up what is under way: its answer is dropped. */
  decline(): void {
    const { name } = this.phase
    const { name: app, texts } = this.brand
    const reason = fill(texts.stopped, app)
    if (name === 'ready') this.fail(new LoginFailure('access_denied'))
    if (name === 'signing_in') this.fail(new LoginFailure('access_denied', { reason }))
  }

  /** Back to the form. Used codes are forgotten: the next tap asks for new ones. */
  retry(): void {
    const { phase } = this
    if (phase.name !== 'failed' || !failures[phase.failure.kind].retry || this.remaining > 0) return
    if (this.request && this.canReturn && !this.returned) this.move({ name: 'ready' })
  }

  /** `bindlaunchapp`: the app has the result. WeChat may say so more than once, or late. */
  confirmReturn(): void {
    if (!('appParameter' in this.phase)) return
    this.returned = true
    this.returnFailed = false
  }

  /** `binderror` of the return button: the result stays, and another tap is allowed. */
  failReturn(error: unknown): void {
    this.wechat.report(error)
    this.returnFailed = true
  }

  /** Of the picture itself, in px. */
  measureLogo({ width, height }: { readonly width: number; readonly height: number }): void {
    this.logoRatio = width / height
  }

  /** The logo could not be loaded: a published one is replaced by the deployment's own. */
  failLogo(): void {
    const own = this.tenant.brand.logo
    this.logo = this.logo === own ? '' : own
  }

  /** The lifetime of the result counts from now, before the backend makes it, so it is never shown as too long. */
  private signIn(login: ServedLogin, phoneCode: string | undefined): void {
    const { wechat, endpoint } = this
    const since = this.clock.now()
    const age = this.codeAge()
    const promise = this.loginCode.fetch()
    const turn = this.move({ name: 'signing_in' })
    const isCurrent = () => turn === this.turn
    this.clock.after(SLOW, () => this.setSlow(isCurrent()))
    promise
      .then((loginCode) => {
        if (!isCurrent()) return undefined
        const { granted: message, languageTag: lang } = this.brand.texts
        const credentials = { loginCode, phoneCode, age, lang, consents: this.proof() }
        return exchange(login, credentials, { wechat, endpoint, message, isWanted: isCurrent })
      })
      .then((result) => {
        if (result && isCurrent()) this.succeed(result, since)
      })
      .catch((thrown: unknown) => {
        if (isCurrent()) this.fail(asLoginFailure(thrown))
      })
  }

  /** Seconds since the tap that asked for the codes; negative if the clock was set back. */
  private codeAge(): number {
    return (this.clock.now() - this.askedAt) / 1000
  }

  private proof() {
    return proofOf(this.consents, agreementsIn(this.brand.consentRows))
  }

  private succeed({ appParameter, lifetime }: LoginResult, since: number): void {
    this.move({ name: 'signed_in', appParameter })
    this.wechat.vibrate()
    this.countdown.start(since, lifetime)
  }

  private fail(failure: LoginFailure): void {
    this.wechat.report(failure)
    const { title } = this.brand.texts.failures[textKeyOf(failure.kind)]
    const message = (failure.details.reason || unmarked(title)).split('\u200b').join('')
    const appParameter = this.login ? this.login.encodeFailure(failure, message) : ''
    this.move({ name: 'failed', failure, appParameter })
    const { retryAfter } = failure.details
    if (retryAfter) this.countdown.start(this.clock.now(), retryAfter)
  }

  private setSlow(slow: boolean): void {
    if (slow) this.slow = true
  }

  /** At 0 a result has expired, or a wait is over. */
  private setRemaining(seconds: number): void {
    this.remaining = seconds
    if (seconds > 0 || this.phase.name !== 'signed_in') return
    if (this.returned) this.move({ name: 'not_from_app' })
    else this.fail(new LoginFailure('expired'))
  }

  private move(phase: Phase): number {
    this.countdown.stop()
    this.phase = phase
    this.askedAt = this.clock.now()
    this.returnFailed = false
    this.consentOpen = false
    this.slow = false
    this.remaining = 0
    this.loginCode.forget()
    this.turn += 1
    return this.turn
  }
}

type Injected =
  | 'wechat'
  | 'clock'
  | 'environment'
  | 'endpoint'
  | 'acceptLaunch'
  | 'documents'
  | 'record'
  | 'loginCode'
  | 'countdown'
  | 'turn'
  | 'askedAt'

/** Never changes, or nothing on screen depends on it. */
const injected: Readonly<Record<Injected, false>> = {
  wechat: false,
  clock: false,
  environment: false,
  endpoint: false,
  acceptLaunch: false,
  documents: false,
  record: false,
  loginCode: false,
  countdown: false,
  turn: false,
  askedAt: false,
}
