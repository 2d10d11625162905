import { posix } from 'node:path'
import type { AppConfig, ComponentConfig, Program } from '../program'
import type { CompiledFiles } from '../../../compile/compile'

type Theme = Program['theme']

/** app.json and the theme variables it points to. */
export function readAppConfig(files: CompiledFiles): { app: AppConfig; theme: Theme } {
  const app = parse<AppConfig & { themeLocation?: string }>(files, 'app.json')
  const empty: Theme = { light: {}, dark: {} }
  const theme = app.themeLocation ? parse<Theme>(files, app.themeLocation) : empty
  return { app, theme }
}

/** Configuration of every page and of every component they lead to, by path without extension. */
export function readComponentConfigs(
  files: CompiledFiles,
  app: AppConfig & { readonly usingComponents?: Record<string, string> },
): Record<string, ComponentConfig> {
  const found: Record<string, ComponentConfig> = {}
  const open = [...app.pages]
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found[path]) continue
    const config = files[`${path}.json`]
      ? parse<ComponentConfig>(files, `${path}.json`)
      : ({} as ComponentConfig)
    const used = { ...app.usingComponents, ...config.usingComponents }
    const usingComponents = Object.fromEntries(
      Object.entries(used).map(([tag, target]) => [tag, locate(files, target, path ?? '')]),
    )
    found[path] = { ...config, usingComponents }
    open.push(...Object.values(usingComponents))
  }
  return found
}

/** A component's path as written in JSON: absolute, relative to the user, or in a package. */
function locate(files: CompiledFiles, target: string, user: string): string {
  const relative = posix.join(posix.dirname(user), target)
  const candidates = target.startsWith('/')
    ? [target.slice(1)]
    : [relative, `miniprogram_npm/${target}`]
  for (const candidate of candidates.flatMap((path) => [path, `${path}/index`])) {
    if (files[`${candidate}.js`] !== undefined) return candidate
  }
  throw new Error(`${user}.json: component "${target}" does not exist`)
}

function parse<Content>(files: CompiledFiles, path: string): Content {
  return JSON.parse(files[path] ?? '{}') as Content
}
