import { createHash, randomBytes } from 'node:crypto'

import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  type GenerateKeyPairResult,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from 'jose'

import type { Backend } from './backend'
import { refusals } from './refusal'
import type { Login, User } from './users'
import { fieldsOf } from './wire'

/** A user token is valid for 15 days in GenAuth's sample, an access token for 2 hours. Seconds. */
const USER_TOKEN = 15 * 24 * 60 * 60
export const ACCESS_TOKEN = 7200

/** A backend that restarts forgets its users, so it may forget its keys too. */
const secret = randomBytes(32)
let keyPair: Promise<GenerateKeyPairResult> | undefined
const keys = () => (keyPair ??= generateKeyPair('RS256'))
const KEY_ID = 'mock-1'

export async function publicKeys() {
  const jwk = await exportJWK((await keys()).publicKey)
  return { keys: [{ ...jwk, kid: KEY_ID, alg: 'RS256', use: 'sig' }] }
}

/** An HS256 JWT: base64url without padding, so it survives readers that split on `=`. */
export function signedBySecret(claims: JWTPayload): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(secret)
}

async function signedByKey(claims: JWTPayload): Promise<string> {
  const header = { alg: 'RS256', typ: 'JWT', kid: KEY_ID }
  return new SignJWT(claims).setProtectedHeader(header).sign((await keys()).privateKey)
}

/** @throws Refusal 401 */
export async function verified({ clock }: Backend, token: string): Promise<JWTPayload> {
  const currentDate = new Date(clock.now())
  const jwks = createLocalJWKSet(await publicKeys())
  const { payload } = await jwtVerify(token, secret, { currentDate })
    .catch(() => jwtVerify(token, jwks, { currentDate }))
    .catch(() => {
      throw refusals.unauthorized(['token 无效或已过期', 'The token is invalid or has expired'])
    })
  return payload
}

/**
 * Whom a user token is of.
 * @throws Refusal 401
 */
export async function userOf(backend: Backend, token: string): Promise<string> {
  const { data } = await verified(backend, token)
  return String(fieldsOf(data)['id'])
}

/** Seconds since the Unix epoch, the unit of `iat` and `exp`. */
export function secondsNow({ clock }: Backend): number {
  return Math.floor(clock.now() / 1000)
}

/** The user as the guide documents it, key for key; `oauth` is a JSON text inside. */
export async function userObject(backend: Backend, login: Login, lastIP: string) {
  const { tenant, user, openid, unionid } = login
  const iat = secondsNow(backend)
  const exp = iat + USER_TOKEN
  const data = { unionid, id: user.id, clientId: tenant.userPoolId }
  return {
    emailVerified: false,
    username: unionid,
    nickname: user.nickname,
    company: '',
    photo: '',
    loginsCount: user.loginsCount,
    registerMethod: 'oauth:app2wxapp',
    blocked: user.status !== 'active',
    isDeleted: false,
    oauth: JSON.stringify(wechatProfile(login)),
    metadata: '',
    _id: user.id,
    unionid,
    openid,
    lastIP,
    lastLogin: user.lastLogin ?? user.signedUp,
    signedUp: user.signedUp,
    token: await signedBySecret({ data, iat, exp }),
    tokenExpiredAt: new Date(exp * 1000).toISOString(),
    phone: user.phone ?? null,
  }
}

interface Asked {
  readonly appId: string
  readonly scope: string
  /** Origin of this server. */
  readonly origin: string
}

/** RFC 6749 §5.1, OpenID Connect Core 1.0 §3.1.3.3 */
export async function tokenSet(backend: Backend, user: User, { appId, scope, origin }: Asked) {
  const iat = secondsNow(backend)
  const claims = { iss: issuer(origin), sub: user.id, aud: appId, iat, exp: iat + ACCESS_TOKEN }
  const access_token = await signedByKey({ ...claims, scope })
  const digest = createHash('sha256').update(access_token).digest()
  const at_hash = digest.subarray(0, 16).toString('base64url')
  return {
    scope,
    access_token,
    id_token: await signedByKey({ ...claims, at_hash, ...profileOf(user) }),
    ...(scope.split(' ').includes('offline_access') && {
      refresh_token: randomBytes(20).toString('base64url'),
    }),
  }
}

export function issuer(origin: string): string {
  return `${origin}/oidc`
}

export function profileOf({ phone }: User) {
  return phone === undefined ? {} : { phone_number: phone, phone_number_verified: true }
}

function wechatProfile({ user, openid, unionid }: Login) {
  const { nickname: nickName, phone = '' } = user
  const unknown = { city: '', province: '', country: '', avatarUrl: '' }
  return { nickName, gender: 0, language: 'zh_CN', ...unknown, phone, openid, unionid }
}
