import type { LoginFailure } from '../failure'
import type { Launch } from '../launch/launch'
import type { Fields } from '../untrusted'

/**
 * One agreement between the launching app, this mini program and the auth backend. Data in, data out: exchange.ts posts,
 * and accept.ts decides which contract answers a launch.
 */
export interface Contract<Request extends LoginRequest> {
  /** Fetch the login code after the phone code, not while the phone sheet is open. */
  readonly loginCodeLast?: boolean
  /**
   * What the launch asks for; `undefined` if it is not for this contract.
   * @throws LoginFailure `invalid_launch` if it is for this contract, but wrong
   */
  accept(launch: Launch): Request | undefined
  /** What goes to the backend. Left out: nothing is posted, and the app gets the codes. */
  posting?(request: Request, credentials: Credentials): Posting
  /** @throws LoginFailure `bad_answer` if the backend said yes but did not give what it should */
  result(granted: Granted<Request>): LoginResult
  /** What the app gets instead of a result. Never throws. `state` is the launch's, if it can be read. */
  encodeFailure(failure: LoginFailure, message: string, state: string | undefined): string
}

export interface LoginRequest {
  /** Does the app want the phone number? */
  readonly phone: boolean
  /** The app's opaque value, echoed. RFC 6749 §4.1.1 */
  readonly state: string | undefined
}

/** Both codes, single use and valid for 300 s, and what goes with them. */
export interface Credentials {
  readonly loginCode: string
  /** Absent if the app asked for no phone number. */
  readonly phoneCode: string | undefined
  /** How old they may be: seconds since the tap that asked for them. */
  readonly age: number
  /** The language on screen, for the backend's `message`: `zh-CN`, `zh-TW`, `en-US`, `ja-JP`, … */
  readonly lang: string
  /** What the person agreed to, for the backend to keep. */
  readonly consents: readonly Consent[]
}

/** That a person agreed to one version of a document. */
export interface Consent {
  readonly id: string
  readonly version: string
  /** The language it was shown in, by its name in locales/index.ts. */
  readonly lang: string
  /** ISO 8601, UTC. */
  readonly agreedAt: string
}

/** One POST of JSON to the deployment's host. */
export interface Posting {
  /** Begins with `/`. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body: object
  /** Does the answer say yes? HTTP 200 alone does not. */
  readonly isGranted: (envelope: Fields) => boolean
}

/** A login that the backend granted. */
export interface Granted<Request extends LoginRequest> {
  readonly request: Request
  readonly credentials: Credentials
  /** The backend's answer, untrusted; empty if nothing was posted. */
  readonly envelope: Fields
  /** For the person, in their language. */
  readonly message: string
}

export interface LoginResult {
  /** The string for the return button; the app gets it as `extMsg`. */
  readonly appParameter: string
  /** How long the app can use it, in seconds. */
  readonly lifetime: number
}
