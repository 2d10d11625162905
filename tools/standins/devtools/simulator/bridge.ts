import type { OldPhone } from './old-phone'

/** What the simulator asks of the world around it. In tests a Node server answers. */
export interface Bridge {
  /** A fresh login code, and whose it is; always the same person's. */
  loginCode(): Promise<{ code: string; openid: string }>
  /** A fresh phone number code of that person. */
  phoneCode(openid: string): Promise<{ code: string }>
  /** Sends a request for real, where no cross-origin rule applies. Rejects if the simulator's own server fails, or `left` says that nobody waits. */
  request(spec: RequestSpec, left: AbortSignal): Promise<RequestOutcome>
  readonly appId: string
  readonly envVersion: 'develop' | 'trial' | 'release'
  /** As wx.getAppBaseInfo gives it: `zh_CN`, `zh_TW`, `en`, `ja`, … */
  readonly language: string
  /** Text size chosen in WeChat, in px; 17 is the standard. */
  readonly fontSizeSetting: number
  readonly SDKVersion: string
  /** Whether only https URLs of configured domains may be requested. */
  readonly urlCheck: boolean
  /** Whether the person has yet to agree to the privacy guide. */
  readonly needPrivacyAuthorization: boolean
}

/** A request as it stands after WeChat's own defaults. */
export interface RequestSpec {
  readonly url: string
  readonly method: string
  readonly headers: Record<string, string>
  readonly body?: string
  /** Milliseconds for the whole exchange. */
  readonly timeout: number
  /** Leave redirects alone, and give the answer as it is. */
  readonly manual?: boolean
  /** Whether the bodies of both are bytes, in base64. */
  readonly binary?: boolean
}

export type RequestOutcome = RequestAnswer | RequestFailure

export interface RequestAnswer {
  readonly statusCode: number
  readonly headers: Record<string, string>
  /** One entry for each Set-Cookie. */
  readonly cookies: readonly string[]
  /** Text, or base64 if the request was binary. */
  readonly body: string
}

/** An exchange that did not happen, in WeChat's words. */
export interface RequestFailure {
  readonly errMsg: string
  readonly errno: number
}

export interface SimulatorOptions {
  /** The mini program's name, as WeChat's own surfaces show it. */
  readonly appName?: string
  /** The person's number as the phone sheet shows it. */
  readonly maskedPhoneNumber?: string
  /** Hosts (with port, if any) that may be requested while `urlCheck` is on. */
  readonly requestDomains?: readonly string[]
  /** Domains whose pages `<web-view>` may show while `urlCheck` is on. */
  readonly webViewDomains?: readonly string[]
  /** Milliseconds between the program's logic and what is on screen, each way; 0: a turn. */
  readonly lag?: number
  readonly oldPhone?: OldPhone
}
