import { randomBytes } from 'node:crypto'

import { type Static, Type } from '@sinclair/typebox'
import type { Clock } from './clock'
import { strict } from './settings'
import type { Tenant } from './tenant'
import type { Agreed } from '../../contract/messages'

const text = Type.String({ minLength: 1 })

/** Body of `POST /standin/users`; openid, then phone, says who is meant. */
export const UserChange = Type.Object(
  {
    openid: Type.Optional(text),
    phone: Type.Optional(text),
    nickname: Type.Optional(text),
    status: Type.Optional(
      Type.Union([Type.Literal('active'), Type.Literal('disabled'), Type.Literal('locked')]),
    ),
    /** The app asks this person for a second factor (1636). */
    mfaRequired: Type.Optional(Type.Boolean()),
  },
  strict,
)
export type UserChange = Static<typeof UserChange>

export interface User extends UserChange {
  readonly id: string
  readonly userPoolId: string
  readonly signedUp: string
  nickname: string
  loginsCount: number
  lastLogin?: string
  /** What this person ever proved to have agreed to, oldest first. */
  agreements: Agreed[]
}

/** A person who just proved to be this user. */
export interface Login {
  readonly tenant: Tenant
  readonly user: User
  readonly openid: string
  readonly unionid: string
}

/** The people of one user pool. */
export class UserStore {
  private readonly users = new Set<User>()
  private readonly clock: Clock
  private readonly userPoolId: string

  constructor(clock: Clock, userPoolId: string) {
    this.clock = clock
    this.userPoolId = userPoolId
  }

  all(): readonly User[] {
    return [...this.users]
  }

  byId(id: string | undefined): User | undefined {
    return this.all().find((user) => user.id === id)
  }

  byOpenid(openid: string): User | undefined {
    return this.all().find((user) => user.openid === openid)
  }

  byPhone(phone: string): User | undefined {
    return this.all().find((user) => user.phone === phone)
  }

  add(change: UserChange): User {
    const user: User = {
      id: randomBytes(12).toString('hex'),
      userPoolId: this.userPoolId,
      signedUp: new Date(this.clock.now()).toISOString(),
      nickname: `微信用户${randomBytes(2).toString('hex')}`,
      status: 'active',
      mfaRequired: false,
      loginsCount: 0,
      agreements: [],
      ...change,
    }
    this.users.add(user)
    return user
  }

  addOrAlter(change: UserChange): User {
    const known =
      (change.openid !== undefined && this.byOpenid(change.openid)) ||
      (change.phone !== undefined && this.byPhone(change.phone))
    return known ? Object.assign(known, change) : this.add(change)
  }

  /**
   * GenAuth's phone rule: stored if the user has none and nobody else has this one; otherwise
   * ignored, and the login goes on.
   */
  offerPhone(user: User, phone: string): void {
    if (user.phone === undefined && this.byPhone(phone) === undefined) user.phone = phone
  }

  countLogin(user: User): void {
    user.loginsCount += 1
    user.lastLogin = new Date(this.clock.now()).toISOString()
  }

  /** The same proof may come with every login; it is kept once. */
  keepAgreed(user: User, agreed: readonly Agreed[]): void {
    const keyOf = (each: Agreed) => [each.id, each.version, each.lang, each.agreedAt].join(' ')
    const known = new Set(user.agreements.map(keyOf))
    user.agreements.push(...agreed.filter((each) => !known.has(keyOf(each))))
  }

  clear(): void {
    this.users.clear()
  }
}
