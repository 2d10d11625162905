import { posix } from 'node:path'
import type { AppConfig, ComponentConfig, Program } from '../program'
import type { CompiledFiles } from '../../../compile/compile'
import { isRecord } from '../simulator/record'
import { jsonFaultOf, placeOf } from '../../../compile/json-fault'
import { located } from './paths'

type Theme = Program['theme']

/** app.json as it is written; `subPackages` and `subpackages` mean the same. */
interface WrittenAppConfig extends AppConfig {
  readonly themeLocation?: string
  readonly entryPagePath?: string
  readonly usingComponents?: Record<string, string>
  readonly useExtendedLib?: Record<string, unknown>
  readonly subPackages?: readonly Subpackage[]
  readonly subpackages?: readonly Subpackage[]
}

interface Subpackage {
  readonly root: string
  readonly pages: readonly string[]
}

interface AppFacts {
  readonly app: WrittenAppConfig
  readonly pages: readonly string[]
  readonly theme: Theme
}

/** app.json, its pages with those of subpackages, and the theme variables it points to. */
export function readAppConfig(files: CompiledFiles): AppFacts {
  const app = parse<WrittenAppConfig>(files, 'app.json')
  const empty: Theme = { light: {}, dark: {} }
  if (app.themeLocation && files[app.themeLocation] === undefined) {
    throw new Error(`app.json: ${app.themeLocation} does not exist`)
  }
  const own = app.themeLocation ? parse<Partial<Theme>>(files, app.themeLocation) : {}
  const theme = { ...empty, ...own }
  if (!app.pages?.length) throw new Error('app.json: "pages" must be there, with a page at least')
  const subpackages = [...(app.subPackages ?? []), ...(app.subpackages ?? [])]
  const below = subpackages.flatMap(({ root, pages }) =>
    pages.map((page) => posix.join(root, page).replace(/^\//, '')),
  )
  const first = app.entryPagePath === undefined ? [] : [app.entryPagePath]
  return { app, pages: [...new Set([...first, ...app.pages, ...below])], theme }
}

interface ComponentFacts {
  /** By path without extension, of every page and of every component they lead to. */
  readonly components: Record<string, ComponentConfig>
  /** The components that are left out. */
  readonly warnings: readonly string[]
}

export function readComponentConfigs(
  files: CompiledFiles,
  { app, pages }: AppFacts,
): ComponentFacts {
  const components: Record<string, ComponentConfig> = {}
  const warnings = new Set<string>()
  const find = (user: string, written: Record<string, string> = {}): Record<string, string> => {
    const found = Object.entries(written).flatMap(([tag, target]): [string, string][] => {
      const path = located(
        target,
        user,
        app.resolveAlias,
        (path) => files[`${path}.js`] !== undefined,
      )
      if (path !== undefined) return [[tag, path]]
      warnings.add(`${user}.json: <${tag}> is left out: ${whyAbsent(target, app)}`)
      return []
    })
    return Object.fromEntries(found)
  }
  const ofApp = find('app', app.usingComponents)
  const tabBar = app.tabBar?.custom ? Object.values(find('app', { [TAB_BAR]: `/${TAB_BAR}` })) : []
  const open = [...pages, ...tabBar, ...Object.values(ofApp)]
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (components[path]) continue
    const config = files[`${path}.json`] ? parse<ComponentConfig>(files, `${path}.json`) : {}
    if (!pages.includes(path) && config.component !== true && !isPackage(path))
      warnings.add(`${path}.json: without "component": true WeChat finds no component here`)
    const usingComponents = { ...ofApp, ...find(path, config.usingComponents) }
    const generics = find(path, defaultsOf(config.componentGenerics))
    components[path] = {
      ...config,
      usingComponents,
      componentGenerics: writtenBack(config, generics),
    }
    open.push(...Object.values(usingComponents), ...Object.values(generics))
  }
  return { components, warnings: [...warnings] }
}

/** Of npm: what its author left out is not the program's to add. */
export const isPackage = (path: string): boolean => /(^|\/)miniprogram_npm\//.test(path)

/** https://developers.weixin.qq.com/miniprogram/dev/framework/ability/custom-tabbar.html */
const TAB_BAR = 'custom-tab-bar/index'

function defaultsOf(generics: ComponentConfig['componentGenerics'] = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(generics).flatMap(([name, generic]) =>
      generic !== true && generic.default !== undefined ? [[name, generic.default]] : [],
    ),
  )
}

function writtenBack(
  { componentGenerics = {} }: ComponentConfig,
  defaults: Record<string, string>,
): Record<string, true | { default: string }> {
  return Object.fromEntries(
    Object.keys(componentGenerics).map((name) => {
      const path = defaults[name]
      return [name, path === undefined ? true : { default: `/${path}` }]
    }),
  )
}

function whyAbsent(target: string, { useExtendedLib = {} }: WrittenAppConfig): string {
  if (/^(plugin|plugin-private|dynamicLib|ext):\/\//.test(target)) {
    return `${target} is of a plugin, and plugins are not in the simulator`
  }
  const library = Object.keys(useExtendedLib).find((name) => target.includes(name))
  if (library !== undefined) {
    return `${target} is of useExtendedLib, which is not in the simulator: take ${library} from npm`
  }
  return `${target} does not exist`
}

function parse<Content>(files: CompiledFiles, path: string): Content {
  if (files[path] === undefined) throw new Error(`${path} does not exist`)
  const fault = jsonFaultOf(files[path])
  if (fault) {
    const { line, column } = placeOf(files[path], fault.offset)
    throw new Error(`${path}:${line}:${column}: ${fault.message}`)
  }
  const content: unknown = JSON.parse(files[path])
  if (!isRecord(content)) throw new Error(`${path}: must be an object`)
  for (const [name, [what, is]] of Object.entries(SHAPES)) {
    if (name in content && !is(content[name])) throw new Error(`${path}: "${name}" must be ${what}`)
  }
  return content as Content
}

type Test = (value: unknown) => boolean

const isText: Test = (value) => typeof value === 'string'
const isListOf =
  (is: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(is)
const isMapOf =
  (is: Test): Test =>
  (value) =>
    isRecord(value) && Object.values(value).every(is)
const PATHS = ['an object of paths', isMapOf(isText)] as const
const TEXTS = ['an object', isMapOf((value) => typeof value !== 'object')] as const
const PACKAGES = [
  'a list of objects with "root" and "pages"',
  isListOf((one) => isRecord(one) && isText(one['root']) && isListOf(isText)(one['pages'])),
] as const

/** Of what a program cannot run with if it is something else. */
const SHAPES: Readonly<Record<string, readonly [what: string, is: Test]>> = {
  ...{ pages: ['a list of paths', isListOf(isText)], window: TEXTS, light: TEXTS, dark: TEXTS },
  ...{ entryPagePath: ['a path', isText], themeLocation: ['a path', isText] },
  ...{ usingComponents: PATHS, resolveAlias: PATHS, subPackages: PACKAGES, subpackages: PACKAGES },
  componentGenerics: ['an object', isMapOf((one) => one === true || isRecord(one))],
  tabBar: [
    'an object with a "list" of objects with "pagePath"',
    (bar) =>
      isRecord(bar) &&
      isListOf((tab) => isRecord(tab) && isText(tab['pagePath']))(bar['list'] ?? []),
  ],
}
