/**
 * What the launching app asked for, read once from WeChat's enter options. Which page it named does not matter: there
 * is one, and app.ts redirects to it from any other: these options stay. Nothing in it can be trusted: any verified app may launch any mini
 * program with any query.
 * https://developers.weixin.qq.com/miniprogram/dev/api/base/app/life-cycle/wx.getEnterOptionsSync.html
 */
export interface Launch {
  /** Percent-decoded once where that is possible. Has no prototype. */
  readonly query: Readonly<Record<string, string>>
  /** https://developers.weixin.qq.com/miniprogram/dev/reference/scene-list.html */
  readonly scene: number
  /** The launching app's Open Platform AppID, where WeChat says it. */
  readonly appId: string | undefined
}

/** What WeChat may hand over; every field may be missing or of another type. */
export interface EnterOptions {
  readonly path?: unknown
  readonly query?: unknown
  readonly scene?: unknown
  readonly referrerInfo?: unknown
}

/** Longer values, and what is no text, belong to no contract: the key stays, so that its contract can refuse. */
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
  if (!isRecord(given)) return query
  for (const key of Object.keys(given)) {
    const value = given[key]
    const readable = typeof value === 'string' && value.length <= MAX_VALUE_LENGTH
    query[key] = readable ? decode(value) : ''
  }
  return query
}

/** WeChat documents no decoding, and devices differ: decoding once is a no-op for the values contracts allow. */
function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

function readAppId(referrerInfo: unknown): string | undefined {
  if (!isRecord(referrerInfo)) return undefined
  const { appId } = referrerInfo
  return typeof appId === 'string' && appId !== '' ? appId : undefined
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

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
