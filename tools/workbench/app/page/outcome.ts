import type { AppUser } from '../app-server'

export type Status = 'idle' | 'in_wechat' | 'exchanging' | 'signed_in' | 'failed'

export interface Step {
  readonly name: string
  /** Milliseconds since the tap on Log in. */
  readonly at: number
  readonly detail?: string
}

export interface LoginResult {
  readonly status: 'signed_in' | 'failed'
  /** What the mini program handed back, as it came; null when the login ended before that. */
  readonly extMsg: string | null
  readonly user: AppUser | null
  readonly failure: string | null
  readonly steps: readonly Step[]
}

/** `window.loginOutcome`: what a script that drives this page without eyes may read. */
export interface LoginOutcome {
  status: Status
  steps: Step[]
  /** Resolves when the login under way, or the first one, ends. A later tap on Log in puts a new promise here. */
  finished: Promise<LoginResult>
}

declare global {
  interface Window {
    loginOutcome: LoginOutcome
  }
}
