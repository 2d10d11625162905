import type { PublicConfig } from './branding/genauth'
import type { EnabledContract } from './contracts/contract'
import type { LocaleName, Texts } from './locales/index'

/** Every field of `deployment.ts`, with its meaning, unit and an example. `npm run doctor` checks the values. */
export interface Deployment {
  /** The mini program's AppID, as in project.config.json. Example: `wx1234567890abcdef`. */
  readonly appId: string
  /**
   * What is served, by WeChat's `envVersion`: `develop` is WeChat DevTools and preview codes, `trial` the experience
   * version, `release` what the public gets. Nothing is edited before a release. Only `develop` may be plain http:
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
  /** At least one. The launch picks the one that serves it; before any launch the first one is shown. */
  readonly tenants: readonly [Tenant, ...Tenant[]]
}

/** One brand: which launches are its own, and how it looks. */
export interface Tenant {
  /** Keeps what a person agreed to apart from other tenants. Lowercase, never changed. Example: `maple`. */
  readonly id: string
  /**
   * The contracts this tenant answers, at least one; the launch decides which. Only those that are named here are in
   * the package. See docs/contract.md. Example: `[ticket({ … }), relay()]`.
   */
  readonly contracts: readonly EnabledContract[]
  /**
   * Open Platform AppIDs of the apps that may launch this tenant, as WeChat reports them in `referrerInfo`.
   * Empty: any app. This keeps honest apps apart; it is the `code_challenge` that keeps a ticket from a thief.
   * Where several tenants relay, it is what tells them apart. Example: `['wx1234567890abcdef']`.
   */
  readonly launchingAppIds: readonly string[]
  readonly brand: BrandSettings
  /** Documents the person agrees to, beside WeChat's privacy guide. May be empty. */
  readonly agreements: readonly Agreement[]
  /**
   * Origins in the mini program's list of business domains: their documents open inside. The link to any other
   * document is copied. Example: `['https://www.example.com']`.
   */
  readonly businessDomains?: readonly `https://${string}`[]
  /** Name, logo and agreements from GenAuth's public config. Example: `genauthPublicConfig({ appId: '630e…' })`. */
  readonly publicConfig?: PublicConfig
}

/** GenAuth's "APP launches WeChat Mini Program" guide: the backend issues a ticket, the app exchanges it. */
export interface TicketSettings {
  /** User pools that apps may name in a launch. Any other one is refused. */
  readonly userPoolIds: readonly string[]
  /**
   * Path of the endpoint that issues tickets; `{userPoolId}` is replaced. GenAuth does not publish it: confirm yours
   * with GenAuth's support, or serve it yourself. Example: `/oauth/app2wxapp/ticket/{userPoolId}`.
   */
  readonly path: string
  /** Seconds a ticket lives when the backend does not say. GenAuth's default is 120. */
  readonly lifetime: number
}

/** GenAuth V3 `signin-by-mobile`: tokens pass through the app switch. Leave it out unless your app needs it. */
export interface SigninSettings {
  /**
   * GenAuth applications that apps may name in a launch. They need `token_endpoint_auth_method: none`: a mini program
   * can keep no secret.
   */
  readonly appIds: readonly string[]
  /** Unique ID of the mini program connection in GenAuth's console. Example: `mini-login`. */
  readonly extIdpConnIdentifier: string
  /** Must hold `openid`; `offline_access` asks for a refresh token. Example: `openid profile`. */
  readonly scope: string
  /** Header names; public-config's `api.headers.keys` tells yours. Example: `x-authing-app-id`, `x-genauth-app-id`. */
  readonly headers: { readonly appId: string; readonly requestFrom: string }
}

/** A text in each language; `zh-CN` is used where one is missing. */
export type Localized = { readonly 'zh-CN': string } & Partial<Record<LocaleName, string>>

export interface BrandSettings {
  /** The app's name as people know it. Example: `{ 'zh-CN': '枫叶咖啡', en: 'Maple Coffee' }`. */
  readonly name: Localized
  /** A picture in the package, square, at least 192 × 192 px. Example: `/branding/logo.png`. */
  readonly logo: string
  /** Button and links, and the text on the button, in light and dark mode. Contrast must be at least 4.5 : 1. */
  readonly colors: { readonly light: BrandColors; readonly dark: BrandColors }
  /**
   * Words of your own, per language; `{app}` becomes the name. Before the phone button no text may name WeChat (review
   * rule 5.14.4). Example: `{ en: { purpose: '{app} asks for your number to find your bookings' } }`.
   */
  readonly texts?: Partial<Record<LocaleName, Partial<Pick<Texts, ReplaceableText>>>>
}

export type ReplaceableText =
  | 'purpose'
  | 'purposeWithoutPhone'
  | 'loginWithPhone'
  | 'login'
  | 'signedIn'
  | 'signedInHint'
  | 'notFromApp'
  | 'notFromAppHint'

export interface BrandColors {
  /** `#rrggbb`. */
  readonly primary: string
  /** `#rrggbb`. */
  readonly onPrimary: string
}

export interface Agreement {
  /** Names the document in the proof of consent. Never changed. Example: `terms`. */
  readonly id: string
  /** A new version asks again. Example: `2026-01`. */
  readonly version: string
  /** False: has a row of its own, and nobody has to tick it. Example: `true`. */
  readonly required: boolean
  /** Example: `{ 'zh-CN': '《用户协议》', en: 'Terms of Service' }`. */
  readonly title: Localized
  /** Where the document is published, over https. Example: `{ 'zh-CN': 'https://example.com/terms' }`. */
  readonly url: Localized
}
