import { makeAutoObservable } from 'mobx-miniprogram'
import type { AcceptedLogin, Credentials, LoginRequest, LoginResult } from '../contracts/contract'
import type { AcceptLaunch } from '../contracts/index'
import type { Agreement } from '../deployment-fields'
import { asLoginFailure, failures, LoginFailure } from '../failure'
import { readLaunch } from '../launch/launch'
import { canReturnAfter, isFromApp } from '../launch/return-ability'
import { localeFor, type LocaleName, locales } from '../locales/index'
import type { WeChat } from '../wechat/wechat'
import { Countdown } from './countdown'
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
  readonly acceptLaunch: AcceptLaunch
  readonly agreements: readonly Agreement[]
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
  agreed = false
  consentOpen = false
  locale: LocaleName = 'zh-CN'
  /** Seconds the result is still good, or until the person may try again; 0 where nothing runs. */
  remaining = 0

  private readonly around: Surroundings
  private readonly countdown: Countdown
  private login: AcceptedLogin | undefined
  private loginCode: PendingCode | undefined
  /** Counts phases: an answer that belongs to an earlier one is dropped. */
  private turn = 0

  constructor(around: Surroundings) {
    this.around = around
    this.countdown = new Countdown(around.clock, (seconds) => this.setRemaining(seconds))
    makeAutoObservable<this, 'around' | 'countdown' | 'loginCode' | 'turn'>(
      this,
      { around: false, countdown: false, loginCode: false, turn: false },
      { deep: false },
    )
  }

  private get request(): LoginRequest | undefined {
    return this.login && this.login.request
  }

  get needsPhone(): boolean {
    const { request } = this
    return request !== undefined && request.phone
  }

  /** The page opened: begins what the launch asks for, from nothing. */
  start(): void {
    const { wechat, acceptLaunch } = this.around
    const launch = readLaunch(wechat.enterOptions())
    this.canReturn = canReturnAfter(launch.scene, this.canReturn)
    this.locale = localeFor(launch.query.lang) || localeFor(wechat.language()) || 'zh-CN'
    this.agreed = false
    this.login = acceptLaunch(launch)
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

  toggleAgreed(): void {
    this.agreed = !this.agreed
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
    this.agreed = true
    this.tapLogin()
  }

  /** `detail` of `bindgetphonenumber`: WeChat's phone sheet was closed, this way or that. */
  answerPhone(detail: unknown): void {
    if (this.phase.name !== 'ready' || !this.agreed || !this.needsPhone) return
    const answer = this.around.wechat.readPhoneCode(detail)
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

  /** The privacy guide that is declared in WeChat's console. */
  openPrivacyGuide(): void {
    this.around.wechat.openPrivacyContract()
  }

  /** A document to agree to: its link goes to the clipboard. */
  openAgreement(index: number): void {
    const agreement = this.around.agreements[index]
    if (agreement) this.around.wechat.copyLink(agreement.url)
  }

  /** The life of a result counts from here, before any of it was made: it never looks younger than it is. */
  private signIn(phoneCode: string | undefined): void {
    const since = this.around.clock.now()
    const { promise } = this.freshLoginCode()
    const turn = this.move({ name: 'signing_in' })
    const isCurrent = () => turn === this.turn
    promise
      .then((loginCode) => (isCurrent() ? this.exchange({ loginCode, phoneCode }) : undefined))
      .then((result) => {
        if (result && isCurrent()) this.succeed(result, since)
      })
      .catch((thrown: unknown) => {
        if (isCurrent()) this.fail(asLoginFailure(thrown))
      })
  }

  private exchange(credentials: Credentials): Promise<LoginResult> | undefined {
    const { granted } = locales[this.locale]
    return this.login && this.login.exchange(credentials, this.around.wechat, granted)
  }

  private freshLoginCode(): PendingCode {
    const now = this.around.clock.now()
    const code = this.loginCode
    if (code && now >= code.since && now - code.since < LOGIN_CODE_FRESH) return code
    const promise = this.around.wechat.login()
    // Where the person refuses the phone sheet nobody waits for the code any more.
    promise.catch(() => undefined)
    return { since: now, promise }
  }

  private succeed({ appParameter, lifetime }: LoginResult, since: number): void {
    this.move({ name: 'signed_in', appParameter })
    this.countdown.start(since, lifetime)
  }

  private fail(failure: LoginFailure): void {
    const message = failure.words.reason || wordsFor(failure, this.locale).title
    const appParameter = this.login ? this.login.encodeFailure(failure, message) : ''
    this.move({ name: 'failed', failure, appParameter })
    const { retryAfter } = failure.words
    if (retryAfter) this.countdown.start(this.around.clock.now(), retryAfter)
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

function wordsFor({ kind }: LoginFailure, locale: LocaleName) {
  return locales[locale].failures[failures[kind].text]
}
