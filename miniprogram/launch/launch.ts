/**
 * What the launching app asked for, read once from WeChat's enter options. Nothing in it can be trusted:
 * any verified app may launch any mini program with any query.
 * https://developers.weixin.qq.com/miniprogram/dev/api/base/app/life-cycle/wx.getEnterOptionsSync.html
 */
export interface Launch {
  /** Without leading slash and query. */
  readonly path: string
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

/** Longer values belong to no contract; they are dropped instead of carried along. */
const MAX_VALUE_LENGTH = 1024

/** Reads WeChat's enter options. Never throws: what is not as documented is left out. */
export function readLaunch(options: EnterOptions): Launch {
  return {
    path: typeof options.path === 'string' ? options.path.replace(/^\/+/, '') : '',
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
    if (typeof value === 'string' && value.length <= MAX_VALUE_LENGTH) query[key] = decode(value)
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

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
