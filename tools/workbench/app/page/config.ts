import type { Agreement, BrandSettings } from '../../../../miniprogram/branding/brand'

/** What the page holds from the start. Nothing in it is a secret. */
export interface PageConfig {
  /** Origin of the framed simulator: messages go to it and come from it, no other. */
  readonly devtoolsUrl: string
  /** By which the app logs in, unless the person chooses another one. */
  readonly contract: AppContract
  /** Those that the tenant serves and the app knows. */
  readonly contracts: readonly AppContract[]
  readonly userPoolId: string
  /** Of the application in GenAuth. */
  readonly genauthAppId: string
  /** WeChat Open Platform id of this app. */
  readonly appId: string
  /** The mini program's original id, `userName` of a launch. */
  readonly originalId: string
  /** Other apps' addresses, by the ids of their tenants; this one's is empty. */
  readonly look: AppLook
}

/** The contracts that the app knows. */
export const CONTRACTS = ['ticket', 'relay', 'signin'] as const
export type AppContract = (typeof CONTRACTS)[number]

/** How the app and the mini program look: as a brand. */
export interface AppLook {
  readonly id: string
  readonly brand: BrandSettings
  readonly agreements: readonly Agreement[]
  /** Its pictures as data URLs, by their path in the package, such as `branding/logo.png`. */
  readonly files: Readonly<Record<string, string>>
}

/** Code of a guide that makes the launch. */
export interface Sample {
  /** `Kotlin`, `Swift`, … */
  readonly name: string
  /** In this repository. */
  readonly file: string
  readonly code: string
}
