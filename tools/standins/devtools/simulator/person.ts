import type { Bridge } from './bridge'
import type { Emitter } from './emitter'

/** The one person who uses this simulator: both kinds of codes are theirs. */
export class Person {
  private openid: string | undefined
  private readonly underWay = new Set<Promise<string>>()
  private readonly bridge: Bridge
  private readonly events: Emitter

  constructor(bridge: Bridge, events: Emitter) {
    this.bridge = bridge
    this.events = events
  }

  /** Resolves when every code has come that was asked for. */
  async arrived(): Promise<void> {
    await Promise.allSettled(this.underWay)
    // The program hears of it in this turn.
    await new Promise((next) => setTimeout(next))
  }

  loginCode(): Promise<string> {
    return this.ask(this.newLoginCode())
  }

  phoneCode(): Promise<string> {
    return this.ask(this.newPhoneCode())
  }

  private ask(code: Promise<string>): Promise<string> {
    this.underWay.add(code)
    const end = () => void this.underWay.delete(code)
    code.then(end, end)
    return code
  }

  private async newLoginCode(): Promise<string> {
    const { code, openid } = await this.bridge.loginCode()
    this.openid = openid
    this.events.step('login_code')
    return code
  }

  private async newPhoneCode(): Promise<string> {
    // Who they are comes with a login code only; one that nobody uses does no harm.
    this.openid ??= (await this.bridge.loginCode()).openid
    const { code } = await this.bridge.phoneCode(this.openid)
    this.events.step('phone_code')
    return code
  }
}
