import { type FailureKind, LoginFailure } from '../failure'
import { oneLine } from '../one-line'
import { fieldsIn, textIn } from '../untrusted'

/** What is written of a failure: what WeChat and the backend called it, and nothing of the person. */
export interface Entry {
  /** `unforeseen`: an error that this program did not expect. */
  readonly kind: FailureKind | 'unforeseen'
  readonly statusCode?: number
  readonly apiCode?: number
  /** WeChat's number and text. */
  readonly errno?: number
  readonly errMsg?: string
  /** Name of an unforeseen error and the places in the code that it came through. `npm run trace` finds the lines. */
  readonly error?: string
}

/** Where entries are written. */
export interface Log {
  warn(...entry: unknown[]): void
  error(...entry: unknown[]): void
}

/** Reads a `LoginFailure`, or anything else that was thrown. */
export function entryOf(thrown: unknown): Entry {
  const failure = thrown instanceof LoginFailure ? thrown : undefined
  const cause = failure ? failure.cause : thrown
  const { statusCode, apiCode } = failure ? failure.details : fieldsIn(undefined)
  const { errno, errMsg } = fieldsIn(cause)
  const error = cause instanceof Error || !failure ? placeOf(cause) : ''
  return {
    kind: failure && !error ? failure.kind : 'unforeseen',
    ...(typeof statusCode === 'number' && { statusCode }),
    ...(typeof apiCode === 'number' && { apiCode }),
    ...(typeof errno === 'number' && { errno }),
    ...(typeof errMsg === 'string' && { errMsg: withoutSecrets(errMsg) }),
    ...(error && { error }),
  }
}

/** Failures are warnings, so that what nobody foresaw stands out. A log that fails must not fail the login. */
export function writeTo(logs: readonly Log[], thrown: unknown): void {
  const entry = entryOf(thrown)
  logs.forEach((log) => {
    try {
      if (entry.kind === 'unforeseen') log.error(entry)
      else log.warn(entry)
    } catch {
      // There is nowhere else to say so.
    }
  })
}

/**
 * WeChat's real-time log, which its console shows; and for a develop version the console of DevTools.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/realtimelog/
 */
export function logsOf(version: string): readonly Log[] {
  const logs: Log[] = []
  try {
    logs.push(wx.getRealtimeLogManager())
  } catch {
    // Base libraries before 2.7.1 do not have it.
  }
  // The only place; nobody but a developer has a develop version.
  if (version === 'develop') logs.push(console)
  return logs
}

/** The message of an error may quote a value, so it is left out. WeChat's `onError` passes text. */
function placeOf(thrown: unknown): string {
  const isError = thrown instanceof Error || thrown instanceof LoginFailure
  const { name, stack } = isError ? thrown : { name: 'Error', stack: thrown }
  const frames = textIn(stack).match(/[\w./-]+:\d+:\d+/g) || []
  return [name].concat(frames.slice(0, 8)).join(' ')
}

/** Codes, tickets and tokens are long and have digits; a phone number has 8 digits in a row or more. */
const CODE_LIKE = /(?=[\w+=~-]*\d)[\w+=~-]{20,}|\d{8,}/g

function withoutSecrets(errMsg: string): string {
  return oneLine(errMsg, 400).replace(CODE_LIKE, '…')
}
