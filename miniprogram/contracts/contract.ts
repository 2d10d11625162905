import type { LoginFailure } from '../failure'
import type { Launch } from '../launch/launch'
import type { WeChat } from '../wechat/wechat'

/** One agreement between the launching app, this mini program and the auth backend. */
export interface Contract<Request extends LoginRequest, Grant> {
  /** Fetch the login code after the phone code, not while the phone sheet is open. */
  readonly loginCodeLast?: boolean
  /**
   * What the launch asks for; `undefined` when it is not for this contract.
   * @throws LoginFailure `invalid_launch` when it is for this contract, but wrong
   */
  accept(launch: Launch): Request | undefined
  /** @throws LoginFailure */
  exchange(request: Request, credentials: Credentials, wechat: WeChat): Promise<Grant>
  /** Seconds from now until the grant is worthless. */
  lifetime(grant: Grant): number
  /** Becomes `app-parameter`; `message` is for the person, in their language. */
  encode(request: Request, grant: Grant, message: string): string
  /** The same for a failure, with the launch's `state` where that can be read. */
  encodeFailure(failure: LoginFailure, message: string, state: string | undefined): string
}

export interface LoginRequest {
  /** Does the app want the phone number? */
  readonly phone: boolean
  /** The app's opaque value, echoed. RFC 6749 §4.1.1 */
  readonly state: string | undefined
}

/** Both codes are single use and valid 300 s. */
export interface Credentials {
  readonly loginCode: string
  /** Absent where the app asked for no phone number. */
  readonly phoneCode: string | undefined
}

/** A launch together with the contract that answers it. */
export interface AcceptedLogin {
  /** Absent: the launch is the contract's, but wrong, and all it can do is say so. */
  readonly request: LoginRequest | undefined
  /** Why there is no request. */
  readonly refusal: LoginFailure | undefined
  readonly loginCodeLast: boolean
  /** @throws LoginFailure */
  exchange(credentials: Credentials, wechat: WeChat, message: string): Promise<LoginResult>
  encodeFailure(failure: LoginFailure, message: string): string
}

export interface LoginResult {
  readonly appParameter: string
  /** Seconds. */
  readonly lifetime: number
}
