import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { transform, type TransformFailure } from 'esbuild'
import {
  type CompiledFiles,
  faultOfConfig,
  readProjectConfig,
  rootOf,
} from '../../../compile/compile'
import { jsonFaultOf, placeOf } from '../../../compile/json-fault'
import { type Problem, problemAt, problemNamed } from './problem'

interface Source {
  /** Tells whether the file is another one now. */
  readonly stamp: string
  readonly text: string
  readonly compiled: Compiled
}

/** What one file becomes in the package. */
type Compiled = { readonly path: string; readonly content: string } | { readonly problem: Problem }

const CONFIG = 'project.config.json'
/** The second one is a person's own, and comes first if it is there. */
export const CONFIGS: readonly string[] = [CONFIG, 'project.private.config.json']
const TEXT = /\.(js|json|wxml|wxss|wxs|map)$/
/** As test/transform.js: fields are as WeChat's compiler makes them, assigned, not defined. */
const COMPILE = {
  format: 'cjs',
  target: 'es2018',
  logLevel: 'silent',
  // For stack traces; the simulator drops it from what it runs.
  sourcemap: 'inline',
  sourcesContent: false,
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
} as const

/**
 * The sources of a project, each compiled by itself and again only when it changed. In milliseconds it makes what the
 * official compiler makes in seconds, apart from the smaller and older JavaScript.
 */
export class Sources {
  readonly #project: string
  #sources = new Map<string, Source>()
  #root = 'miniprogram/'
  #plugins: readonly string[] = ['typescript']

  constructor(project: string) {
    this.#project = project
  }

  /** Reads what changed. Paths are relative to the project, with `/`. */
  async refresh(): Promise<string[]> {
    const before = this.#sources
    try {
      const config = readProjectConfig(this.#project)
      this.#root = rootOf(config)
      this.#plugins = config.setting?.useCompilerPlugins || []
    } catch {
      // Its fault is told with the others.
    }
    const paths = [...CONFIGS, ...this.#below(this.root.slice(0, -1))]
    const changed: string[] = []
    const read = paths.map(async (path): Promise<[string, Source] | undefined> => {
      const known = before.get(path)
      const stamp = stampOf(join(this.#project, path))
      if (stamp === undefined) return undefined
      if (known?.stamp === stamp) return [path, known]
      const content = readFileSync(join(this.#project, path))
      const text =
        TEXT.test(path) || path.endsWith('.ts') ? content.toString() : content.toString('base64')
      if (known?.text === text) return [path, { ...known, stamp }]
      changed.push(path)
      return [path, { stamp, text, compiled: await this.#compile(path, text) }]
    })
    const found = (await Promise.all(read)).filter((each) => each !== undefined)
    this.#sources = new Map(found)
    const gone = [...before.keys()].filter((path) => !this.#sources.has(path))
    return [...changed, ...gone]
  }

  /** As in `rootOf`, of the last project.config.json that names one. */
  get root(): string {
    return this.#root
  }

  /** Of the official compiler, of the last project.config.json that could be read. */
  get plugins(): readonly string[] {
    return this.#plugins
  }

  /** Every folder that holds sources. */
  folders(): string[] {
    const folders = [...this.#sources.keys()].map((path) => path.replace(/[^/]*$/, ''))
    return [...new Set(['', this.root, ...folders])].map((folder) => join(this.#project, folder))
  }

  /** The files of the package, as far as they could be compiled. */
  readonly files = (): CompiledFiles => {
    const { root } = this
    const entries = [...this.#sources].flatMap(([path, { compiled }]) =>
      'content' in compiled && path.startsWith(root) && !CONFIGS.includes(path)
        ? [[compiled.path.slice(root.length), compiled.content]]
        : [],
    )
    return Object.fromEntries(entries) as CompiledFiles
  }

  problems(): Problem[] {
    const found = [...this.#sources.values()].flatMap(({ compiled }) =>
      'problem' in compiled ? [compiled.problem] : [],
    )
    const fault = (message: string) =>
      problemNamed({ source: 'json', file: CONFIG, message }, this.read)
    const hasApp = this.#sources.has(`${this.root}app.json`)
    // DevTools makes one for a program that has none.
    const isConfigured = this.#sources.has(CONFIG) || (hasApp && this.root === '')
    if (!isConfigured) found.push(fault(`${CONFIG} does not exist`))
    else if (found.length === 0 && !hasApp) {
      const rule = `"miniprogramRoot" must be the folder of app.json`
      found.push(fault(`${rule}: ${this.root}app.json does not exist`))
    }
    return found
  }

  /** The text of a source, be it read or not. */
  readonly read = (file: string): string | undefined => {
    const known = this.#sources.get(file)
    if (known) return known.text
    try {
      return readFileSync(join(this.#project, file), 'utf8')
    } catch {
      return undefined
    }
  }

  async #compile(path: string, text: string): Promise<Compiled> {
    if (CONFIGS.includes(path)) return compileConfig(path, text)
    // What was packed is compiled already, but for modules, which a package may be made of.
    const isPacked = path.includes('miniprogram_npm/') && !/\b(import|export)\b/.test(text)
    if (isPacked || !/\.[jt]s$/.test(path)) return { path, content: text }
    try {
      const loader = path.endsWith('.ts') ? 'ts' : 'js'
      const { code } = await transform(text, { ...COMPILE, loader, sourcefile: path })
      // As WeChat's compiler does it: a module may add to `exports` by itself, too.
      const content = code.replace(
        /^module\.exports = (__toCommonJS\(\w+\));$/m,
        'Object.defineProperties(exports, Object.getOwnPropertyDescriptors($1));',
      )
      return { path: path.replace(/\.ts$/, '.js'), content }
    } catch (error) {
      const [first] = (error as Partial<TransformFailure>).errors ?? []
      if (!first) throw error
      const { line = 1, column = 0, lineText = '' } = first.location ?? {}
      const place = { file: path, line, column: column + 1, lineText }
      return { problem: { source: 'typescript', message: first.text, ...place } }
    }
  }

  #below(folder: string): string[] {
    const at = join(this.#project, folder)
    const entries = existsSync(at) ? readdirSync(at, { withFileTypes: true }) : []
    // Without its plugin the official compiler knows none: beside a script may lie what was written for others.
    const hasTypeScript = this.#plugins.includes('typescript')
    return entries.flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.name === 'node_modules' || entry.name.startsWith('.')) return []
      if (entry.isDirectory()) return this.#below(path)
      const isCompiled = !path.endsWith('.ts') || (hasTypeScript && !path.endsWith('.d.ts'))
      return isCompiled && !CONFIGS.includes(path) ? [path] : []
    })
  }
}

function stampOf(file: string): string | undefined {
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat && `${stat.mtimeMs} ${stat.size} ${stat.ino}`
}

function compileConfig(path: string, text: string): Compiled {
  const json = { source: 'json', file: path } as const
  const wrong = jsonFaultOf(text)
  if (wrong) {
    const place = placeOf(text, wrong.offset)
    return { problem: problemAt({ ...json, message: wrong.message, ...place }, () => text) }
  }
  const message = faultOfConfig(JSON.parse(text))
  if (message === undefined) return { path, content: text }
  return { problem: problemNamed({ ...json, message }, () => text) }
}
