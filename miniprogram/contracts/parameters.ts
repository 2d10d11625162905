import { LoginFailure } from '../failure'
import type { Launch } from '../launch/launch'
import { type Fields, isAmong, textIn } from '../untrusted'
import type { Consent, Credentials } from './contract'

/** Values that survive a path, a query and every parser unchanged. RFC 3986 §2.3 */
const STATE = /^[\w.~-]{1,512}$/

/** The launch's `state`, if it can be echoed unchanged. */
export function readableState({ query }: Launch): string | undefined {
  const { state } = query
  return state !== undefined && STATE.test(state) ? state : undefined
}

/** @throws LoginFailure `invalid_launch` for a `state` that cannot be echoed unchanged */
export function readState(launch: Launch): string | undefined {
  const state = readableState(launch)
  if (state !== launch.query.state) throw new LoginFailure('invalid_launch')
  return state
}

/** @throws LoginFailure `invalid_launch` for an unknown id */
export function requireServed(id: string, served: readonly string[]): void {
  if (!isAmong(served, id)) throw new LoginFailure('invalid_launch')
}

/** 200, as number or as text. */
export function isOk(code: unknown): boolean {
  return code === 200 || code === '200'
}

/** No result is valid for longer than a day. Seconds. */
const LONGEST_LIFETIME = 86_400

/** Seconds until a grant expires, as a number or as text, if the backend says so; at most a day. */
export function lifetimeIn(seconds: unknown, fallback: number): number {
  const given = typeof seconds === 'number' ? seconds : Number(textIn(seconds))
  return Math.min(given > 0 && given < Infinity ? given : fallback, LONGEST_LIFETIME)
}

/** GenAuth's header for the language of `message`, unless the deployment names another one. */
export function languageHeader({ lang }: Credentials, name = 'x-authing-lang') {
  return { [name]: lang }
}

/** The backend's name for a request, cut to 64 characters. */
export function requestIdIn({ requestId }: Fields): string | undefined {
  return textIn(requestId).slice(0, 64) || undefined
}

/** Both codes as GenAuth's endpoints take them. */
export function codePayload({ loginCode, phoneCode }: Credentials) {
  return {
    wxLoginInfo: { code: loginCode },
    ...(phoneCode === undefined ? {} : { wxPhoneInfo: { code: phoneCode } }),
  }
}

/** What the person agreed to, if they were asked. */
export function agreementsIn({ consents }: Credentials): { agreements?: readonly Consent[] } {
  return consents.length > 0 ? { agreements: consents } : {}
}
