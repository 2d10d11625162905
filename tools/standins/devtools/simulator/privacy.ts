import { Failure } from './api/failure'
import type { Bridge } from './bridge'
import { isAtLeast } from './version'
import { showPrivacySheet } from './surfaces/privacy-sheet'
import type { Screen } from './surfaces/screen'

/**
 * Of the functions in WeChat's table of information and interfaces, those that are simulated.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/miniprogram-intro.html, and plugin-intro.html
 * there, which has the same row for the clipboard
 */
const PRIVATE: ReadonlySet<string> = new Set(['setClipboardData'])

/** The library that began to ask. */
const FIRST_TO_ASK = '2.32.3'

/** After a refusal in the official popup, calls fail without another popup for this long. */
const QUIET_AFTER_REFUSAL = 10_000

/** Whether the person agreed to the privacy guide, and how they are asked. */
export class Privacy {
  private agreed: boolean
  private asked: Promise<boolean> | undefined
  private refusedAt = -Infinity
  private readonly screen: Screen

  constructor(screen: Screen, bridge: Bridge) {
    this.screen = screen
    this.agreed = !bridge.needPrivacyAuthorization || !isAtLeast(bridge.SDKVersion, FIRST_TO_ASK)
  }

  get needsAuthorization(): boolean {
    return !this.agreed
  }

  agree(): void {
    this.agreed = true
  }

  /** Whether WeChat asks before it does what `wx` calls so. */
  guards(name: string): boolean {
    return !this.agreed && PRIVATE.has(name)
  }

  /** @throws Failure when the person does not agree */
  async ensure(): Promise<void> {
    if (this.agreed) return
    if (performance.now() - this.refusedAt >= QUIET_AFTER_REFUSAL) {
      this.asked ??= showPrivacySheet(this.screen)
      if (await this.asked) this.agreed = true
      else this.refusedAt = performance.now()
      this.asked = undefined
    }
    if (!this.agreed) throw new Failure('privacy permission is not authorized', 104)
  }
}
