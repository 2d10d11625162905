import { compile, readProjectConfig, rootOf, type CompiledFiles } from '../../../compile/compile'
import { packingFaults } from '../../../compile/packed'
import type { Program } from '../program'
import { isPackage, readAppConfig, readComponentConfigs } from './configs'
import { wrapScripts } from './scripts'
import { Stacks } from './stacks'
import { compileTemplates } from './wxml'
import { compileStyleSheets } from './wxss'

const MEDIA: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  webp: 'image/webp',
}

/** The fields of a Program, each as a JavaScript expression. */
export type ProgramSource = Readonly<Record<keyof Program, string>>

export interface Built {
  readonly source: ProgramSource
  readonly stacks: Stacks
  /** What DevTools would warn of, and what is left out because the simulator has no such thing. */
  readonly warnings: readonly string[]
}

export interface BuildOptions {
  /** Whether what DevTools only warns of is an error. */
  readonly strict?: boolean | undefined
}

/** Compiles a project into a Program, as the official compiler does. */
export async function buildProgram(projectPath: string, options?: BuildOptions): Promise<Built> {
  const config = readProjectConfig(projectPath)
  const { files, warnings } = await compiled(projectPath, options)
  const built = new ProgramBuilder(options).build(files, rootOf(config))
  const faults = packingFaults(projectPath, config.setting?.packNpmRelationList)
  return { ...built, warnings: [...faults, ...warnings, ...built.warnings] }
}

/** DevTools runs what an upload could not make smaller. */
async function compiled(
  project: string,
  { strict = false }: BuildOptions = {},
): Promise<{ files: CompiledFiles; warnings: string[] }> {
  try {
    return { files: await compile(project), warnings: [] }
  } catch (refused) {
    if (strict) throw refused
    const files = await compile(project, undefined, 'open').catch(() => {
      throw refused
    })
    const [, reason = ''] = /compile failed: (.*)/.exec(String(refused)) ?? []
    return { files, warnings: [`WeChat's compiler cannot minify it for an upload: ${reason}`] }
  }
}

/** One JavaScript expression that evaluates to a Program. */
export function programJs(source: ProgramSource): string {
  const fields = Object.entries(source).map(([name, expression]) => `${name}: ${expression}`)
  return `({\n${fields.join(',\n')}\n})`
}

/** Makes programs of compiled files, and makes again only what other files lead to. */
export class ProgramBuilder {
  readonly #strict: boolean
  readonly #made = new Map<string, { readonly from: string; readonly result: unknown }>()

  constructor({ strict = false }: BuildOptions = {}) {
    this.#strict = strict
  }

  /** @throws an Error that names each fault of WXML or WXSS as `path:line:column: what`, or the file of another one */
  build(files: CompiledFiles, root: string): Built {
    const facts = readAppConfig(files)
    const absentPages = facts.pages.filter((page) =>
      ['wxml', 'js'].some((kind) => files[`${page}.${kind}`] === undefined),
    )
    if (absentPages.length > 0) {
      throw new Error(absentPages.map((page) => `app.json: ${page} does not exist`).join('\n'))
    }
    const { components, warnings: absent } = readComponentConfigs(files, facts)
    if (this.#strict && absent.length > 0) throw new Error(absent.join('\n'))
    const isComponent = (path: string) => components[path]?.component === true || isPackage(path)
    const sheets = ofKind(files, 'wxss')
    const scoped = [...sheets.keys()].filter((path) => isComponent(path.replace('.wxss', '')))
    const markup = [ofKind(files, 'wxml'), ofKind(files, 'wxs')] as const
    const templates = this.#once('templates', markup, () =>
      compileTemplates(...markup, this.#strict),
    )
    const styles = this.#once('styleSheets', [sheets, scoped], () =>
      compileStyleSheets(sheets, isComponent, this.#strict),
    )
    const warnings = [...absent, ...templates.warnings, ...styles.warnings]
    const source = {
      app: JSON.stringify(facts.app),
      pages: JSON.stringify(facts.pages),
      theme: JSON.stringify(facts.theme),
      components: JSON.stringify(components),
      templates: templates.source,
      styleSheets: JSON.stringify(styles.css),
      scripts: this.#once('scripts', [ofKind(files, 'js')], () => wrapScripts(files)),
      assets: JSON.stringify(assetsOf(files)),
      warnings: JSON.stringify(warnings),
    }
    return { source, warnings, stacks: new Stacks(files, root) }
  }

  #once<Result>(name: string, inputs: readonly Iterable<unknown>[], make: () => Result): Result {
    const from = JSON.stringify(inputs.map((input) => [...input]))
    const made = this.#made.get(name)
    if (made?.from === from) return made.result as Result
    const result = make()
    this.#made.set(name, { from, result })
    return result
  }
}

function ofKind(files: CompiledFiles, extension: string): Map<string, string> {
  return new Map(Object.entries(files).filter(([path]) => path.endsWith(`.${extension}`)))
}

/** Pictures of the package as data URLs. */
function assetsOf(files: CompiledFiles): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, content]) => {
      const media = MEDIA[path.slice(path.lastIndexOf('.') + 1).toLowerCase()]
      return media ? [[path, `data:${media};base64,${content}`]] : []
    }),
  )
}
