/** An app opened the mini program through WeChat's OpenSDK. */
const FROM_APP = 1069

/**
 * Scenes that bring the person back without changing whether the app can be reached: from another mini
 * program, the recent lists, the floating window.
 */
const KEEPING: readonly number[] = [1001, 1038, 1089, 1090, 1131, 1187]

/**
 * May the launch-app button reach the app after this entry? WeChat decides anew at every start and every
 * switch to the foreground; this mirrors its rule, and the button's `binderror` has the last word.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/launchApp.html
 */
export function canReturnAfter(scene: number, before: boolean): boolean {
  return isFromApp(scene) || (before && KEEPING.includes(scene))
}

export function isFromApp(scene: number): boolean {
  return scene === FROM_APP
}
