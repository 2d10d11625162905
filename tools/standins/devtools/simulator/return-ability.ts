/**
 * Whether a launchApp button works, and which app it opens: decided anew on every entry, as base library 2.30.3 does.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/launchApp.html
 */
export class ReturnAbility {
  private able = false
  private app: string | undefined

  get canReturn(): boolean {
    return this.able
  }

  /** The app that launched last, whoever's entry is on screen. */
  get appId(): string | undefined {
    return this.app
  }

  entered(scene: number, appId: string | undefined): void {
    if (FROM_APP.has(scene)) {
      this.able = true
      this.app = appId ?? this.app
    } else if (!KEEPING.has(scene)) this.able = false
  }

  quit(): void {
    this.able = false
    this.app = undefined
  }
}

/** Opened by an app through the OpenSDK, or by a card that an app shared. */
const FROM_APP = new Set([1069, 1036])

/** Back from another mini program, chat list, menu history, recent list, floating windows; 1041 is in no document. */
const KEEPING = new Set([1038, 1089, 1090, 1001, 1131, 1187, 1041])
