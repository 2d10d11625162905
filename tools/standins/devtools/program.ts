/** What the Node side makes of the official compiler's output, and the browser side runs. */
export interface Program {
  /** The compiled app.json, theme variables still in place. */
  readonly app: AppConfig
  readonly theme: Record<'light' | 'dark', Record<string, string>>
  /** Compiled page and component JSON by path without extension, `usingComponents` resolved to such paths. */
  readonly components: Record<string, ComponentConfig>
  /** Every page by path without extension: the home page first, those of subpackages last. */
  readonly pages: readonly string[]
  /** Gives the generated template objects by path without extension. */
  readonly templates: (wxs: WxsRuntime) => Record<string, unknown>
  /** Style sheets as plain CSS, by path without extension ("app" among them); screen units are variables. */
  readonly styleSheets: Record<string, string>
  /** Module bodies by path with extension, run as the app service would: no browser global is in sight. */
  readonly scripts: Record<string, ModuleBody>
  /** Pictures of the package as data URLs, by path with extension. */
  readonly assets: Record<string, string>
  /** What DevTools would warn of, and what is left out because the simulator has no such thing. */
  readonly warnings: readonly string[]
}

/** What the templates run WXS with. */
export interface WxsRuntime {
  /** Runs a module, which may throw. */
  load(path: string, source: string, require: WxsRequire, module: { exports: unknown }): void
  /** Defines a property that is made when first read. */
  lazy(object: object, name: string, make: () => unknown): void
  /** A function of a module, made so that it gives undefined where it would throw. */
  guarded(called: unknown): (...args: unknown[]) => unknown
  /** A function of a module as `change:` calls it. */
  observing(called: unknown): (...args: unknown[]) => unknown
  /** Calls a handler of an event: of a module, which `path` tells, or of the program. */
  handling(owner: object, event: object, handler: WxsHandler, path: unknown): unknown
}

export type WxsHandler = (...args: unknown[]) => unknown

export type WxsRequire = (path: string) => unknown

export interface AppConfig {
  readonly pages: readonly string[]
  readonly tabBar?: TabBar
  readonly resolveAlias?: Record<string, string>
  readonly window?: Record<string, string | boolean>
  readonly darkmode?: boolean
  readonly lazyCodeLoading?: string
  readonly networkTimeout?: Readonly<
    Partial<Record<'request' | 'uploadFile' | 'downloadFile', number>>
  >
}

/** https://developers.weixin.qq.com/miniprogram/dev/reference/configuration/app.html#resolveAlias */
export function unaliased(target: string, aliases: AppConfig['resolveAlias'] = {}): string {
  const entry = Object.entries(aliases).find(
    ([alias]) => alias.endsWith('/*') && target.startsWith(alias.slice(0, -1)),
  )
  if (!entry) return target
  const [alias, path] = entry
  return `/${path.replace(/^\.?\//, '').replace(/\*$/, '')}${target.slice(alias.length - 1)}`
}

export interface TabBar {
  /** Whether the program brings its own, at custom-tab-bar/index. */
  readonly custom?: boolean
  readonly list?: readonly { readonly pagePath: string; readonly text?: string }[]
}

/** The pages of the tab bar. */
export function tabPages({ tabBar }: AppConfig): ReadonlySet<string> {
  return new Set(tabBar?.list?.map(({ pagePath }) => pagePath.replace(/^\//, '')))
}

export interface ComponentConfig {
  readonly component?: boolean
  readonly usingComponents?: Record<string, string>
  readonly componentGenerics?: Record<string, true | { readonly default?: string }>
  readonly styleIsolation?: string
  readonly navigationBarTitleText?: string
  readonly [key: string]: unknown
}

export type ModuleBody = (scope: Record<string, unknown>) => void
