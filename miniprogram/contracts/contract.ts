import type { LoginFailure } from '../failure'
import type { Launch } from '../launch/launch'
import type { WeChat } from '../wechat/wechat'

/** One agreement between the launching app, this mini program and the auth backend. */
export interface Contract<Request extends LoginRequest, Grant> {
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
  /** The same for a failure. There is no request where the launch itself was wrong. */
  encodeFailure(request: Request | undefined, failure: LoginFailure, message: string): string
}

export interface LoginRequest {
  /** Does the app want the phone number? */
  readonly phone: boolean
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
  /** @throws LoginFailure */
  exchange(credentials: Credentials, wechat: WeChat, message: string): Promise<LoginResult>
  encodeFailure(failure: LoginFailure, message: string): string
}

export interface LoginResult {
  readonly appParameter: string
  /** Seconds. */
  readonly lifetime: number
}
