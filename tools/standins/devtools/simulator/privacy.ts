import { Failure } from './api/failure'
import type { Bridge } from './bridge'
import type { Faults } from './faults'
import { showPrivacySheet } from './surfaces/privacy-sheet'
import type { Screen } from './surfaces/screen'

type Resolution = { event: 'exposureAuthorization' | 'agree' | 'disagree'; buttonId?: string }
type Handler = (resolve: (resolution: Resolution) => void, info: { referrer: string }) => void

/** After a refusal in the official popup, calls fail without another popup for this long. */
const QUIET_AFTER_REFUSAL = 10_000

/** Whether the person agreed to the privacy guide, and how they are asked. */
export class Privacy {
  /** Set by wx.onNeedPrivacyAuthorization; a later one replaces it. */
  handler: Handler | undefined
  private agreed: boolean
  private refusedAt = -Infinity
  private readonly screen: Screen
  private readonly faults: Faults

  constructor(screen: Screen, faults: Faults, bridge: Bridge) {
    this.screen = screen
    this.faults = faults
    this.agreed = !bridge.needPrivacyAuthorization
  }

  get needsAuthorization(): boolean {
    return !this.agreed
  }

  agree(): void {
    this.agreed = true
  }

  /** @throws Failure when the person does not agree */
  async ensure(referrer: string): Promise<void> {
    if (this.agreed) return
    const quiet = performance.now() - this.refusedAt < QUIET_AFTER_REFUSAL
    if (!quiet && (await this.ask(referrer))) {
      this.agreed = true
      return
    }
    if (!quiet) this.refusedAt = performance.now()
    throw new Failure('privacy permission is not authorized', 104)
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
