import type { Bridge } from './bridge'
import type { Emitter } from './emitter'

/** The one person who uses this simulator: both kinds of codes are theirs. */
export class Person {
  private openid: string | undefined
  private readonly bridge: Bridge
  private readonly events: Emitter

  constructor(bridge: Bridge, events: Emitter) {
    this.bridge = bridge
    this.events = events
  }

  async loginCode(): Promise<string> {
    const { code, openid } = await this.bridge.loginCode()
    this.openid = openid
    this.events.step('login_code')
    return code
  }

  async phoneCode(): Promise<string> {
    // Who they are comes with a login code only; one that nobody uses does no harm.
    this.openid ??= (await this.bridge.loginCode()).openid
    const { code } = await this.bridge.phoneCode(this.openid)
    this.events.step('phone_code')
    return code
  }
}
