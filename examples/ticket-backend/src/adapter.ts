import type { Language } from './refusal'
import type { Consent, Login } from './wire'

export interface Codes {
  readonly loginCode: string
  readonly phoneCode: string | undefined
  readonly consents: readonly Consent[]
  readonly language: Language
}

/** Turns WeChat's codes into a user. */
export interface Adapter {
  /**
   * Calls `admit` as soon as it knows the person, by a name that only ever is compared.
   * @throws Refusal; what `admit` throws
   */
  logIn(codes: Codes, admit: (person: string) => Promise<void>): Promise<Login>
}
