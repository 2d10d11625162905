/** What the person allowed and refused the program; asked once for each. https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/authorize.html */
export class Authorizations {
  private readonly decided = new Map<string, boolean>()

  /** Undefined: not asked yet. */
  of(scope: string): boolean | undefined {
    return this.decided.get(scope)
  }

  decide(scope: string, allowed: boolean): void {
    this.decided.set(scope, allowed)
  }

  all(): Record<string, boolean> {
    return Object.fromEntries(this.decided)
  }

  /** As on a new phone. */
  forget(): void {
    this.decided.clear()
  }
}
