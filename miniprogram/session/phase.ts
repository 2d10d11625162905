import type { LoginFailure } from '../failure'

/** The state of the login. */
export type Phase =
  /** No app could receive a result, so no login is offered. */
  | { readonly name: 'not_from_app' }
  /** Waiting for the person. */
  | { readonly name: 'ready' }
  /** The login code is awaited, or the codes are on their way to the backend. */
  | { readonly name: 'signing_in' }
  | { readonly name: 'signed_in'; readonly appParameter: string }
  | { readonly name: 'failed'; readonly failure: LoginFailure; readonly appParameter: string }
