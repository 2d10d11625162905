import { makeAutoObservable } from 'mobx-miniprogram'
import type { AcceptedLogin, Credentials, LoginResult } from '../contracts/contract'
import type { AcceptLaunch } from '../contracts/index'
import type { Agreement } from '../deployment-fields'
import { asLoginFailure, LoginFailure } from '../failure'
import { readLaunch } from '../launch/launch'
import { canReturnAfter } from '../launch/return-ability'
import { localeFor, type LocaleName, locales } from '../locales/index'
import type { WeChat } from '../wechat/wechat'
import type { Clock, Phase } from './phase'

/** A login code lives 300 s; an older one than this is not posted any more, so that it arrives alive. Milliseconds. */
const LOGIN_CODE_FRESH = 240_000

/** Something with the moment its life began, in milliseconds since 1970. */
type Timed<Thing> = Thing & { readonly since: number }

interface PendingCode {
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
  agreed = false
  consentOpen = false
  locale: LocaleName = 'zh-CN'

  private readonly around: Surroundings
  private login: AcceptedLogin | undefined
  private loginCode: Timed<PendingCode> | undefined
  /** Counts phases: an answer that belongs to an earlier one is dropped. */
  private turn = 0
  /** The milliseconds between which a result is good. */
  private lifetime = { from: 0, until: 0 }

  constructor(around: Surroundings) {
    this.around = around
    makeAutoObservable<this, 'around' | 'loginCode' | 'turn' | 'lifetime'>(
      this,
      { around: false, loginCode: false, turn: false, lifetime: false },
      { deep: false },
    )
  }

  get needsPhone(): boolean {
    return this.login?.request?.phone === true
  }

  /** The page opened: begins what the launch asks for, from nothing. */
  start(): void {
    const { wechat, acceptLaunch } = this.around
    const launch = readLaunch(wechat.enterOptions())
    this.enter(launch.scene)
    this.locale = localeFor(launch.query.lang) ?? localeFor(wechat.language()) ?? 'zh-CN'
    this.agreed = false
    this.login = acceptLaunch(launch)
    if (!this.canReturn) this.move({ name: 'not_from_app' })
    else if (this.login?.request) this.move({ name: 'ready' })
    else this.fail(new LoginFailure('invalid_launch'))
  }

  /** WeChat brought the mini program to the front, now with this scene. */
  enter(scene: number): void {
    this.canReturn = canReturnAfter(scene, this.canReturn)
    const now = this.around.clock.now()
    if (now < this.lifetime.from || now >= this.lifetime.until) this.expire()
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
    this.loginCode = this.freshLoginCode()
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
    if (this.phase.name === 'failed' && this.login?.request) this.move({ name: 'ready' })
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

  private signIn(phoneCode: string | undefined): void {
    const { promise } = this.freshLoginCode()
    const turn = this.move({ name: 'signing_in' })
    const isCurrent = () => turn === this.turn
    promise
      .then((loginCode) => (isCurrent() ? this.exchange({ loginCode, phoneCode }) : undefined))
      .then((result) => {
        if (result && isCurrent()) this.succeed(result)
      })
      .catch((thrown: unknown) => {
        if (isCurrent()) this.fail(asLoginFailure(thrown))
      })
  }

  /** The result's life counts from before the request left, so that it never looks younger than it is. */
  private exchange(credentials: Credentials): Promise<Timed<LoginResult>> | undefined {
    const { clock, wechat } = this.around
    const since = clock.now()
    return this.login
      ?.exchange(credentials, wechat, locales[this.locale].granted)
      .then((result) => ({ ...result, since }))
  }

  private freshLoginCode(): Timed<PendingCode> {
    const now = this.around.clock.now()
    const code = this.loginCode
    if (code && now >= code.since && now - code.since < LOGIN_CODE_FRESH) return code
    const promise = this.around.wechat.login()
    // Where the person refuses the phone sheet nobody waits for the code any more.
    promise.catch(() => undefined)
    return { since: now, promise }
  }

  private succeed({ appParameter, lifetime, since }: Timed<LoginResult>): void {
    const { clock } = this.around
    const until = since + lifetime * 1000
    const turn = this.move({ name: 'signed_in', appParameter })
    this.lifetime = { from: since, until }
    clock.after(until - clock.now(), () => {
      if (turn === this.turn) this.expire()
    })
  }

  private expire(): void {
    if (this.phase.name === 'signed_in') this.fail(new LoginFailure('expired'))
  }

  private fail(failure: LoginFailure): void {
    const message = failure.reason ?? locales[this.locale].failures[failure.kind].title
    const appParameter = this.login?.encodeFailure(failure, message) ?? ''
    this.move({ name: 'failed', failure, appParameter })
  }

  private move(phase: Phase): number {
    this.phase = phase
    this.returnFailed = false
    this.consentOpen = false
    this.loginCode = undefined
    this.turn += 1
    return this.turn
  }
}
