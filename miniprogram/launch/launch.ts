import { fieldsIn, isAmong, textIn } from '../untrusted'

/**
 * What the launching app asked for, read from WeChat's enter options. The page that it named does not matter: there is
 * only the login page, and app.ts redirects any other page to it. Do not trust anything in it, because any verified app
 * can launch any mini program with any query.
 * https://developers.weixin.qq.com/miniprogram/dev/api/base/app/life-cycle/wx.getEnterOptionsSync.html
 */
export interface Launch {
  /** Percent-decoded once if that is possible. Has no prototype. */
  readonly query: Readonly<Record<string, string>>
  /** https://developers.weixin.qq.com/miniprogram/dev/reference/scene-list.html */
  readonly scene: number
  /** The launching app's Open Platform AppID, if WeChat tells it. */
  readonly appId: string | undefined
}

/** What WeChat gives. Every field may be missing or of another type. */
export interface EnterOptions {
  readonly path?: unknown
  readonly query?: unknown
  readonly scene?: unknown
  readonly referrerInfo?: unknown
}

/** A longer value, or one that is no text, becomes empty. Its key stays, so that the contract can refuse it. */
const MAX_VALUE_LENGTH = 1024

/** Reads WeChat's enter options. Never throws: what is not as documented is left out. */
export function readLaunch(options: EnterOptions): Launch {
  return {
    query: readQuery(options.query),
    scene: typeof options.scene === 'number' ? options.scene : 0,
    appId: readAppId(options.referrerInfo),
  }
}

function readQuery(given: unknown): Record<string, string> {
  const query = Object.create(null) as Record<string, string>
  const fields = fieldsIn(given)
  for (const key of Object.keys(fields)) {
    const value = textIn(fields[key])
    query[key] = value.length <= MAX_VALUE_LENGTH ? decode(value) : ''
  }
  return query
}

/** WeChat does not document whether it decodes, and devices differ. Decoding again changes no value that contracts allow. */
function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

function readAppId(referrerInfo: unknown): string | undefined {
  return textIn(fieldsIn(referrerInfo).appId) || undefined
}

/** An app opened the mini program through WeChat's OpenSDK. */
const FROM_APP = 1069

/**
 * Scenes that do not change whether the app can be reached: another mini program, the recent lists, the floating window.
 * WeChat's documents do not name 1041, but base library 2.30.3 has it in this list.
 */
const KEEPING: readonly number[] = [1001, 1038, 1041, 1089, 1090, 1131, 1187]

/**
 * May the launch-app button reach the app after this entry? WeChat decides again at every start and every
 * switch to the foreground; this mirrors its rule, and the button's `binderror` has the last word.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/launchApp.html
 */
export function canReturnAfter(scene: number, before: boolean): boolean {
  return isFromApp(scene) || (before && isAmong(KEEPING, scene))
}

export function isFromApp(scene: number): boolean {
  return scene === FROM_APP
}
