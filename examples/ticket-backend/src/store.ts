import type { Consent } from './wire'

/** Of a user whose `status` is not null, no ticket is issued. */
export interface User {
  readonly id: string
  readonly phone: string | null
  readonly status: 'locked' | 'disabled' | null
}

/** Whom WeChat named. */
export interface Person {
  /** A digest of the openid: it is only ever compared. */
  readonly openid: string
  readonly phone: string | null
}

/**
 * What all processes share. Every method is atomic among them. Seconds say when a key may be removed: whether it is still
 * good is the caller's question, and in the value.
 */
export interface Store {
  /** Keeps `value` unless the key is taken. */
  add(key: string, value: string, seconds: number): Promise<boolean>
  set(key: string, value: string, seconds: number): Promise<void>
  get(key: string): Promise<string | null>
  /** Gives the value to one caller and forgets it. */
  take(key: string): Promise<string | null>
  /** How often it was called with this key, this time included. */
  count(key: string, seconds: number): Promise<number>
  /**
   * Who has the openid; else who has the phone number and no openid yet, and has it from now on; else a new user, or null
   * if nobody may register. A phone number is kept if the user has none and nobody else has it: GenAuth's rule.
   */
  logIn(person: Person, mayRegister: boolean): Promise<User | null>
  /** An account that its owner's first login joins. Whether it is new. */
  addUser(phone: string): Promise<boolean>
  keepConsents(userId: string, consents: readonly Consent[]): Promise<void>
  /** @throws Error if it does not work */
  ping(): Promise<void>
  close(): Promise<void>
}
