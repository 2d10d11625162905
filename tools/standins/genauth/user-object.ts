import { randomBytes } from 'node:crypto'

import type { Backend } from './backend'
import { numericDate, signJwt } from './jwt'
import type { Login } from './users'

/** Life of a user token: 15 days in GenAuth's sample, in seconds. */
const TOKEN_LIFETIME = 15 * 24 * 60 * 60

/** A backend that restarts forgets its users, so it may forget its keys too. */
const tokenKey = randomBytes(32).toString('hex')

/** The user as the guide documents it, key for key; `oauth` is a JSON text inside. */
export function userObject({ clock }: Backend, login: Login, lastIP: string) {
  const { tenant, user, openid, unionid } = login
  const iat = numericDate(clock.now())
  const exp = iat + TOKEN_LIFETIME
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
    token: signJwt({ data, iat, exp }, tokenKey),
    tokenExpiredAt: new Date(exp * 1000).toISOString(),
    phone: user.phone ?? null,
  }
}

/** The V3 answer: two JWTs of two hours and, where `offline_access` was asked, a refresh token. */
export function tokenSet({ clock }: Backend, { tenant, user }: Login, scope: string) {
  const iat = numericDate(clock.now())
  const lifetime = 7200
  const claims = { sub: user.id, aud: tenant.appId, iat, exp: iat + lifetime }
  const phone = user.phone !== undefined && {
    phone_number: user.phone,
    phone_number_verified: true,
  }
  return {
    scope,
    access_token: signJwt({ ...claims, scope }, tokenKey),
    id_token: signJwt({ ...claims, ...phone }, tokenKey),
    ...(scope.split(' ').includes('offline_access') && {
      refresh_token: randomBytes(20).toString('base64url'),
    }),
    token_type: 'bearer',
    // Not a slip: the DTO and the documentation spell it so.
    expire_in: lifetime,
  }
}

function wechatProfile({ user, openid, unionid }: Login) {
  return {
    nickName: user.nickname,
    gender: 0,
    language: 'zh_CN',
    city: '',
    province: '',
    country: '',
    avatarUrl: '',
    phone: user.phone ?? '',
    openid,
    unionid,
  }
}
