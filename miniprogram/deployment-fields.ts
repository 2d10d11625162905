import type { LocaleName } from './locales/index'

/** Every field of `deployment.ts`, with its meaning, unit and an example. */
export interface Deployment {
  /**
   * Where codes are posted, by WeChat's `envVersion`: `develop` is WeChat DevTools and preview codes, `trial` the
   * experience version, `release` what the public gets. Only `develop` may be plain http: DevTools is told not to
   * check domains (`urlCheck` in project.config.json), a phone always checks trial and release.
   */
  readonly environments: {
    readonly develop: Environment<`http://${string}` | `https://${string}`>
    readonly trial: Environment<`https://${string}`>
    readonly release: Environment<`https://${string}`>
  }
  /** Milliseconds to wait for the backend before the person is offered another try. Example: `10_000`. */
  readonly timeout: number
  /**
   * Open Platform AppIDs of the apps that may launch this mini program, as WeChat reports them in `referrerInfo`.
   * Empty: any app. This keeps honest apps apart; it is the `code_challenge` that keeps a ticket from a thief.
   * Example: `['wx1234567890abcdef']`.
   */
  readonly launchingAppIds: readonly string[]
  /** The contracts this deployment answers, at least one; the launch decides which. See docs/contract.md. */
  readonly contracts: {
    /** GenAuth's "APP launches WeChat Mini Program" guide: the backend issues a ticket, the app exchanges it. */
    readonly ticket?: TicketSettings
    /** GenAuth's Guard SDKs for Android and iOS: the codes go to the app, which posts them. Needs no setting: `{}`. */
    readonly relay?: RelaySettings
    /** GenAuth V3 `signin-by-mobile`: tokens pass through the app switch. Leave it out unless your app needs it. */
    readonly signin?: SigninSettings
  }
  readonly brand: BrandSettings
  /** Documents the person agrees to before the first code is asked for. Empty: only WeChat's privacy guide. */
  readonly agreements: readonly Agreement[]
}

export interface Environment<Host> {
  /** Scheme and host, no path, no slash at the end. Example: `https://core.genauth.ai`. */
  readonly host: Host
}

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

export type RelaySettings = Record<string, never>

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

export interface BrandSettings {
  /** The app's name as people know it. `zh-CN` is used where a language is missing. */
  readonly name: { readonly 'zh-CN': string } & Partial<Record<LocaleName, string>>
  /** A picture in the package, at least 192 × 192 px. Example: `/branding/logo.png`. */
  readonly logo: string
  /** Button and links, and the text on the button, in light and dark mode. Contrast must be at least 4.5 : 1. */
  readonly colors: { readonly light: BrandColors; readonly dark: BrandColors }
}

export interface BrandColors {
  /** `#rrggbb`. */
  readonly primary: string
  /** `#rrggbb`. */
  readonly onPrimary: string
}

export interface Agreement {
  /** `zh-CN` is used where a language is missing. Example: `{ 'zh-CN': '用户协议', en: 'Terms of Service' }`. */
  readonly title: { readonly 'zh-CN': string } & Partial<Record<LocaleName, string>>
  /** Where the document is published. Example: `https://example.com/terms`. */
  readonly url: string
}
