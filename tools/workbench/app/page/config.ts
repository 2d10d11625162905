import type { BrandSettings } from '../../../../miniprogram/branding/brand'

/** What the page fetches from `/config.json` before anything else. Nothing in it is a secret. */
export interface PageConfig {
  /** Origin of the framed simulator: messages go to it and come from it, no other. */
  readonly devtoolsUrl: string
  readonly contract: AppContract
  readonly userPoolId: string
  /** Of the application in GenAuth. */
  readonly genauthAppId: string
  /** WeChat Open Platform id of this app. */
  readonly appId: string
  readonly look: AppLook
}

/** The contracts that the app knows. */
export type AppContract = 'ticket' | 'relay' | 'signin'

/** How the app looks: as its brand. */
export interface AppLook {
  readonly name: string
  /** In Chinese. */
  readonly localName: string
  /** Data URL. */
  readonly logo: string
  readonly colors: BrandSettings['colors']
}
