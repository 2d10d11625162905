import type { Tenant } from '../deployment-fields'
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

/** A contract with its settings, as `deployment.ts` lists it. */
export interface EnabledContract {
  readonly name: string
  /**
   * What a launch may name: user pools, applications, clients. Empty where it names none: then the contract answers only
   * what no other one claims.
   */
  readonly ids: readonly string[]
  readonly settings: object
  connect(backend: Backend): AcceptLaunch
}

/** Finds out whether a launch is for a contract. */
export type AcceptLaunch = (launch: Launch) => AcceptedLogin | undefined

/** Where codes go. Comes from `deployment.ts` alone, never from a launch. */
export interface Backend {
  readonly host: string
  /** Milliseconds. */
  readonly timeout: number
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
  /** What the person agreed to, for the backend to keep. */
  readonly consents: readonly Consent[]
}

/** That a person agreed to one version of a document. */
export interface Consent {
  readonly id: string
  readonly version: string
  /** The language it was shown in: `zh-CN`, `zh-TW`, `en` or `ja`. */
  readonly lang: string
  /** ISO 8601, UTC. */
  readonly agreedAt: string
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

/** An accepted login of one of several tenants. */
export interface TenantLogin extends AcceptedLogin {
  readonly tenant: Tenant
}

export interface LoginResult {
  readonly appParameter: string
  /** Seconds. */
  readonly lifetime: number
}
