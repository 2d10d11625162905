/**
 * Whether a launchApp button works, decided anew on every entry.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/launchApp.html
 */
export class ReturnAbility {
  private able = false

  get canReturn(): boolean {
    return this.able
  }

  entered(scene: number): void {
    if (scene === FROM_APP) this.able = true
    else if (!KEEPING.has(scene)) this.able = false
  }

  quit(): void {
    this.able = false
  }
}

/** Opened by an app through the OpenSDK. */
const FROM_APP = 1069

/** Back from another mini program, chat list, menu history, recent list, floating windows. */
const KEEPING = new Set([1038, 1089, 1090, 1001, 1131, 1187])
