/** What the Node side makes of the official compiler's output, and the browser side runs. */
export interface Program {
  /** The compiled app.json, theme variables still in place. */
  readonly app: AppConfig
  readonly theme: Record<'light' | 'dark', Record<string, string>>
  /** Compiled page and component JSON by path without extension, `usingComponents` resolved to such paths. */
  readonly components: Record<string, ComponentConfig>
  /** Generated template objects by path without extension. */
  readonly templates: Record<string, unknown>
  /** Style sheets as plain CSS, by path without extension ("app" among them); screen units are variables. */
  readonly styleSheets: Record<string, string>
  /** Module bodies by path with extension, run as the app service would: no browser global is in sight. */
  readonly scripts: Record<string, ModuleBody>
  /** Pictures of the package as data URLs, by path with extension. */
  readonly assets: Record<string, string>
}

export interface AppConfig {
  readonly pages: readonly string[]
  readonly window?: Record<string, string | boolean>
  readonly darkmode?: boolean
  readonly lazyCodeLoading?: string
  readonly networkTimeout?: { readonly request?: number }
}

export interface ComponentConfig {
  readonly component?: boolean
  readonly usingComponents?: Record<string, string>
  readonly styleIsolation?: string
  readonly navigationBarTitleText?: string
  readonly [key: string]: unknown
}

export type ModuleBody = (scope: Record<string, unknown>) => void
