import type { LoginFailure } from '../failure'

/** Where the login stands. */
export type Phase =
  /** No app can receive a result, so no login is offered. */
  | { readonly name: 'not_from_app' }
  /** Waiting for the person. */
  | { readonly name: 'ready' }
  /** The codes are on their way to the backend. */
  | { readonly name: 'signing_in' }
  | { readonly name: 'signed_in'; readonly appParameter: string }
  | { readonly name: 'failed'; readonly failure: LoginFailure; readonly appParameter: string }

/** Time, handed in so that tests own it. */
export interface Clock {
  /** Milliseconds since 1970. The person can set it back. */
  now(): number
  /** Runs once after that many milliseconds, or when the mini program is next in front. */
  after(milliseconds: number, run: () => void): void
}
