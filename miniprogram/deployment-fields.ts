import type { Agreement, BrandSettings } from './branding/brand'
import type { PublicConfig } from './branding/genauth'
import type { EnabledContract } from './contracts/enabled'

/** Every field of `deployment.ts`, with its meaning, unit and an example. `npm run doctor` checks the values. */
export interface Deployment {
  /** The mini program's AppID, as in project.config.json. Example: `wx1234567890abcdef`. */
  readonly appId: string
  /**
   * What is served, by WeChat's `envVersion`: `develop` is WeChat DevTools and preview codes, `trial` the experience
   * version, `release` what the public gets. A release needs no edit. Only `develop` may be plain http:
   * DevTools is told not to check domains (`urlCheck` in project.config.json), a phone always checks trial and release.
   */
  readonly environments: {
    readonly develop: Environment<`http://${string}` | `https://${string}`>
    readonly trial: Environment<`https://${string}`>
    readonly release: Environment<`https://${string}`>
  }
  /** Milliseconds to wait for the backend before the person is offered another try. Example: `10_000`. */
  readonly timeout: number
}

export interface Environment<Host extends string = string> {
  /** Where codes are posted. Scheme and host, no path, no slash at the end. Example: `https://core.genauth.ai`. */
  readonly host: Host
  /** At least one. The launch decides which one serves it; without a launch the first one is shown. */
  readonly tenants: readonly [Tenant, ...Tenant[]]
}

/** One brand: which launches are its own, and how it looks. */
export interface Tenant {
  /** Separates what a person agreed to from other tenants. Lowercase, never changed. Example: `maple`. */
  readonly id: string
  /**
   * The contracts that this tenant answers, at least one; the launch decides which. Only those that are named here are
   * in the package. See docs/contract.md. Example: `[ticket({ … }), relay()]`.
   */
  readonly contracts: readonly EnabledContract[]
  /**
   * Open Platform AppIDs of the apps that may launch this tenant, as WeChat reports them in `referrerInfo`.
   * Empty: any app. It separates apps that follow the rules; only the `code_challenge` protects a ticket from theft.
   * If several tenants relay, it decides between them. Example: `['wx1234567890abcdef']`.
   */
  readonly launchingAppIds: readonly string[]
  readonly brand: BrandSettings
  /** Documents that the person agrees to in addition to WeChat's privacy guide. May be empty. */
  readonly agreements: readonly Agreement[]
  /**
   * Origins in the mini program's list of business domains: their documents open inside. The link to any other
   * document opens a page with its address. Example: `['https://www.example.com']`.
   */
  readonly businessDomains?: readonly `https://${string}`[]
  /** Name, logo and agreements from GenAuth's public config. Example: `genauthPublicConfig({ appId: '630e…' })`. */
  readonly publicConfig?: PublicConfig
}
