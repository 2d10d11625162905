import { randomBytes } from 'node:crypto'

import type { Backend, Pool } from './backend'
import { Refusal, refusals } from './refusal'
import type { Settings } from './settings'
import type { Login, User, UserStore } from './users'
import { type Errcode, unionidOf, WeChatError } from './wechat-server'
import type { Agreed } from '../../contract/messages'

/** What the mini program hands in, whatever the contract. */
export interface HandedIn {
  readonly loginCode: string
  /** Absent or empty when no phone number was asked for, or the person refused it. */
  readonly phoneCode?: string | undefined
  /** Absent if the contract hands in no proof. */
  readonly agreed?: readonly Agreed[] | undefined
}

/**
 * The part all contracts share: codes to person, person to user, may this user log in.
 * @throws Refusal
 */
export function logIn(backend: Backend, pool: Pool, codes: HandedIn): Login {
  const { settings } = backend
  const { tenant, users } = pool
  admit(backend)
  const { openid, phone } = askWeChat(backend, codes)
  const user = findUser(users, openid, phone) ?? register(settings, users, openid)
  requireAllowed(user)
  user.openid = openid
  if (phone !== undefined) users.offerPhone(user, phone)
  users.countLogin(user)
  users.keepAgreed(user, codes.agreed ?? [])
  return { tenant, user, openid, unionid: unionidOf(openid) }
}

/** Counts a login unless the last 60 s had as many as the limit allows. */
function admit(backend: Backend): void {
  const { loginsPerMinute } = backend.settings
  const now = backend.clock.now()
  backend.logins = backend.logins.filter((time) => now - time < 60_000)
  if (loginsPerMinute !== null && backend.logins.length >= loginsPerMinute) {
    throw refusals.tooManyRequests()
  }
  backend.logins.push(now)
}

/** The openid goes along with the phone code: WeChat then rejects one of another person. */
function askWeChat(backend: Backend, { loginCode, phoneCode }: HandedIn) {
  try {
    const { openid } = backend.wechat.code2Session(loginCode)
    if (!phoneCode) return { openid, phone: undefined }
    const { phoneNumber } = backend.wechat.getUserPhoneNumber(phoneCode, openid)
    return { openid, phone: phoneNumber }
  } catch (error) {
    throw error instanceof WeChatError ? refusalOf(error) : error
  }
}

/**
 * An account known by its phone number is joined by its owner's first WeChat login. UNSOURCED:
 * GenAuth has an association mode per connection; this is the plainest one.
 */
function findUser(users: UserStore, openid: string, phone: string | undefined): User | undefined {
  const known = users.byOpenid(openid)
  if (known !== undefined || phone === undefined) return known
  const owner = users.byPhone(phone)
  return owner?.openid === undefined ? owner : undefined
}

function register(settings: Settings, users: UserStore, openid: string): User {
  if (settings.loginOnly) throw refusals.unknownPerson()
  return users.add({ openid })
}

function requireAllowed(user: User): void {
  if (user.status === 'disabled') throw refusals.userDisabled()
  if (user.status === 'locked') throw refusals.userLocked()
  if (user.mfaRequired) throw refusals.mfaRequired(mfaData(user))
}

/** Keys from the Android SDK's MFAData. */
function mfaData(user: User) {
  return {
    mfaToken: randomBytes(24).toString('base64url'),
    mfaEmail: null,
    mfaPhone: user.phone ?? null,
    mfaPhoneCountryCode: user.phone === undefined ? null : '+86',
    faceMfaEnabled: false,
    totpMfaEnabled: false,
    applicationMfa: [{ mfaPolicy: 'SMS', status: 1, sort: 0 }],
  }
}

/** UNSOURCED: GenAuth documents no code for WeChat's errors; these are the nearest V3 classes. */
function refusalOf({ errcode, message }: WeChatError): Refusal {
  const statusCodes: Partial<Record<Errcode, number>> = { [-1]: 602, 40226: 403, 45011: 429 }
  const text = [`微信服务器拒绝了请求（${errcode}）`, `${errcode} ${message}`] as const
  return new Refusal(statusCodes[errcode] ?? 400, text)
}
