import { Failure } from './api/failure'
import type { Bridge } from './bridge'
import type { Faults } from './faults'
import type { PhoneTime } from './phone-time'
import { isAtLeast } from './version'
import { showPrivacySheet } from './surfaces/privacy-sheet'
import type { Screen } from './surfaces/screen'

type Resolution = { event: 'exposureAuthorization' | 'agree' | 'disagree'; buttonId?: string }
type Handler = (resolve: (resolution: Resolution) => void, info: { referrer: string }) => void

/**
 * Of the functions and the scopes of `wx.authorize` in WeChat's table of information and interfaces those that are in
 * the simulator, and the function that only asks: what is absent says so at once.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/miniprogram-intro.html, and plugin-intro.html
 * there, which has the same rows for the clipboard
 */
const PRIVATE: ReadonlySet<string> = new Set([
  ...['getUserInfo', 'getUserProfile', 'getPhoneNumber', 'getRealtimePhoneNumber'],
  ...['setClipboardData', 'getClipboardData', 'requirePrivacyAuthorize'],
  ...['scope.userLocation', 'scope.userLocationBackground', 'scope.userFuzzyLocation'],
  ...['scope.werun', 'scope.record', 'scope.camera', 'scope.bluetooth'],
  ...['scope.writePhotosAlbum', 'scope.addPhoneContact', 'scope.addPhoneCalendar'],
])

/** The library that began to ask. */
const FIRST_TO_ASK = '2.32.3'

/** After a refusal in the official popup, calls fail without another popup for this long. */
const QUIET_AFTER_REFUSAL = 10_000

/** Whether the person agreed to the privacy guide, and how they are asked. */
export class Privacy {
  /** Set by wx.onNeedPrivacyAuthorization; a later one replaces it. */
  handler: Handler | undefined
  private agreed = false
  private asked: Promise<boolean> | undefined
  private refusedAt = -Infinity
  private readonly screen: Screen
  private readonly faults: Faults
  private readonly bridge: Bridge
  private readonly time: PhoneTime

  constructor(screen: Screen, faults: Faults, bridge: Bridge, time: PhoneTime) {
    this.screen = screen
    this.faults = faults
    this.bridge = bridge
    this.time = time
    this.forget()
  }

  /** As on a new phone. */
  forget(): void {
    const { needPrivacyAuthorization, SDKVersion } = this.bridge
    this.agreed = !needPrivacyAuthorization || !isAtLeast(SDKVersion, FIRST_TO_ASK)
    this.asked = undefined
    this.refusedAt = -Infinity
  }

  get needsAuthorization(): boolean {
    return !this.agreed
  }

  agree(): void {
    this.agreed = true
  }

  /** Whether WeChat asks before it does what `wx` calls so, a button's open-type, or a scope. */
  guards(name: string): boolean {
    return !this.agreed && PRIVATE.has(name)
  }

  /** @throws Failure when the person does not agree */
  async ensure(referrer: string): Promise<void> {
    if (this.agreed) return
    if (this.time.now() - this.refusedAt >= QUIET_AFTER_REFUSAL) {
      this.asked ??= this.ask(referrer)
      if (await this.asked) this.agreed = true
      else this.refusedAt = this.time.now()
      this.asked = undefined
    }
    if (!this.agreed) throw new Failure('privacy permission is not authorized', 104)
  }

  private ask(referrer: string): Promise<boolean> {
    const { handler } = this
    if (!handler) return showPrivacySheet(this.screen)
    return new Promise((answer) => {
      const resolve = ({ event }: Resolution): void => {
        // Exposure only tells WeChat that the program's own popup is on screen.
        if (event !== 'exposureAuthorization') answer(event === 'agree')
      }
      this.faults.guard(() => handler(resolve, { referrer }))
    })
  }
}
