import { createHash, randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative, resolve } from 'node:path'
import { isRecord } from '../../miniprogram/untrusted'
import { runNode } from '../command/child'
import { jsonFaultOf, placeOf } from './json-fault'
import { type NpmRelation, unpacked } from './packed'

/** What WeChat would upload, by path; text as it is, images in base64; `.map` files lie beside. */
export type CompiledFiles = Readonly<Record<string, string>>

interface ProjectConfig {
  readonly appid: string
  readonly miniprogramRoot?: string
  readonly setting?: {
    readonly packNpmRelationList?: readonly NpmRelation[]
    readonly useCompilerPlugins?: readonly string[] | false
  }
}

const CONFIG = 'project.config.json'
const COMPILED = join(__dirname, '../../build/compiled')

/** `upload`: as the settings say; `open`: without what only makes it smaller, as DevTools runs it. */
type How = 'upload' | 'open'

/**
 * Compiles a project as an upload would, without a network; reuses the answer while no source changes.
 * @param signal ends the compiler
 */
export async function compile(
  projectPath: string,
  signal?: AbortSignal,
  how: How = 'upload',
): Promise<CompiledFiles> {
  const project = resolve(projectPath)
  const before = compiledBefore(project, how)
  if (before) return before
  mkdirSync(COMPILED, { recursive: true })
  // Written under another name first: a second build that starts meanwhile never reads half a file.
  const unfinished = join(COMPILED, randomUUID())
  const packs =
    unpacked(project, readProjectConfig(project).setting?.packNpmRelationList).length > 0
  const saved = sourceHash(project, packs)
  try {
    await runOfficialCompiler(project, [unfinished, how], signal)
    const files = JSON.parse(readFileSync(unfinished, 'utf8')) as CompiledFiles
    // What was saved meanwhile may be in it.
    if (sourceHash(project, packs) === saved) renameSync(unfinished, answerFileOf(project, how))
    return files
  } finally {
    rmSync(unfinished, { force: true })
  }
}

/** What the same sources were compiled to before, wherever they were; undefined if they never were. */
export function compiledBefore(project: string, how: How = 'upload'): CompiledFiles | undefined {
  const answerFile = answerFileOf(project, how)
  if (!existsSync(answerFile)) return undefined
  return JSON.parse(readFileSync(answerFile, 'utf8')) as CompiledFiles
}

function answerFileOf(project: string, how: How): string {
  return join(COMPILED, `${sourceHash(project)}${how === 'upload' ? '' : '-open'}.json`)
}

/** What DevTools calls a program that has no app id. */
const TOURIST: ProjectConfig = { appid: 'touristappid' }

/**
 * The project's settings, which name its source folder and app id. A folder with an app.json needs none: DevTools makes
 * them when it is opened.
 * @throws an Error, if they are missing or of another type
 */
export function readProjectConfig(project: string): ProjectConfig {
  const file = join(project, CONFIG)
  if (!existsSync(file) && existsSync(join(project, 'app.json'))) return packing(project, TOURIST)
  const text = readFileSync(file, 'utf8')
  const wrong = jsonFaultOf(text)
  if (wrong) {
    throw new Error(`${CONFIG}:${placeOf(text, wrong.offset).line}: ${wrong.message}`)
  }
  const config: unknown = JSON.parse(text)
  const fault = faultOfConfig(config)
  if (fault !== undefined) throw new Error(`${CONFIG}: ${fault}`)
  const { appid, ...others } = config as ProjectConfig
  // An empty one is none.
  return packing(project, { ...others, appid: appid || TOURIST.appid })
}

/** With what "Build npm" packs when nothing is said of it, if that was never done: what is installed beside app.json. */
function packing(project: string, config: ProjectConfig): ProjectConfig {
  const root = rootOf(config)
  const has = (name: string) => existsSync(join(project, root, name))
  if (config.setting?.packNpmRelationList?.length || has('miniprogram_npm')) return config
  if (!has('package.json') || !has('node_modules')) return config
  const beside = { packageJsonPath: `${root}package.json`, miniprogramNpmDistDir: root || '.' }
  return { ...config, setting: { ...config.setting, packNpmRelationList: [beside] } }
}

/** What makes it no project.config.json, nor a private one. */
export function faultOfConfig(config: unknown): string | undefined {
  if (!isRecord(config)) return 'must be an object'
  const { appid = '', projectname = '', miniprogramRoot = '', setting = {} } = config
  for (const [name, value] of Object.entries({ appid, projectname, miniprogramRoot })) {
    if (typeof value !== 'string') return `"${name}" must be a text in quotes`
  }
  if (!isRecord(setting)) return '"setting" must be an object'
  const { packNpmRelationList: relations = [], useCompilerPlugins: plugins } = setting
  if (plugins !== undefined && plugins !== false && !Array.isArray(plugins)) {
    return '"useCompilerPlugins" must be a list or false'
  }
  const isRelation = (one: unknown) =>
    isRecord(one) &&
    typeof one['packageJsonPath'] === 'string' &&
    typeof one['miniprogramNpmDistDir'] === 'string'
  if (Array.isArray(relations) && relations.every(isRelation)) return undefined
  return '"packNpmRelationList" must be a list of objects with "packageJsonPath" and "miniprogramNpmDistDir"'
}

/** Of the mini program, relative to the project, with a slash at the end; empty if it is the project itself. */
export function rootOf({ miniprogramRoot = '' }: ProjectConfig): string {
  return miniprogramRoot.replace(/^\.?\/|\/$/g, '').replace(/(.)$/, '$1/')
}

async function runOfficialCompiler(
  project: string,
  result: readonly [answerFile: string, how: How],
  signal: AbortSignal | undefined,
): Promise<void> {
  const config = readProjectConfig(project)
  const relations = JSON.stringify(config.setting?.packNpmRelationList ?? [])
  const { code, said } = await runNode(
    [
      '--require',
      createRequire(__filename).resolve('tsx/cjs'),
      join(__dirname, 'official.ts'),
      project,
      config.appid,
      relations,
      ...result,
    ],
    { cwd: project, env: { ...process.env, NODE_OPTIONS: '' }, signal },
  )
  removeLeftovers(project)
  if (code === 0) return
  throw new Error(`The official compiler refused ${project}\n${withoutNoise(said)}`)
}

/** The compiler reports its search for optional things and the offline calls it survives. */
function withoutNoise(said: string): string {
  const lines = said.split('\n').filter((line) => !/getwhiteextlist|^\[summer|^\s*$/.test(line))
  return lines.join('\n')
}

/** The compiler leaves an empty folder with a 32 digit hexadecimal name. */
export function removeLeftovers(project: string): void {
  for (const name of readdirSync(project)) {
    if (!/^[0-9a-f]{32}$/.test(name)) continue
    try {
      rmdirSync(join(project, name))
    } catch {
      // Not empty: then it is somebody's, or another compile is at work in it.
    }
  }
}

/**
 * What stands for all that the compiler reads of a project.
 * @param packs whether the compile itself packs from node_modules: then the lock file stands for what it packs
 */
export function sourceHash(project: string, packs = false): string {
  const config = readProjectConfig(project)
  const root = join(project, config.miniprogramRoot ?? '')
  const hash = createHash('sha256')
  for (const file of [...sourceFiles(root, packs), join(project, CONFIG)].filter(existsSync)) {
    hash
      .update(`${relative(project, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  }
  hash.update(JSON.stringify(packagesOf(project)))
  hash.update(readFileSync(join(__dirname, 'official.ts')))
  return hash.digest('hex').slice(0, 24)
}

/** What is packed, and the compiler: no other package changes what comes out. */
function packagesOf(project: string): unknown[] {
  const lockFile = join(project, 'package-lock.json')
  if (!existsSync(lockFile)) return []
  // npm before 7 wrote none.
  const { packages = {} } = JSON.parse(readFileSync(lockFile, 'utf8')) as {
    packages?: Record<string, { readonly version?: string; readonly dev?: boolean }>
  }
  return Object.entries(packages)
    .filter(([path, { dev }]) => path && (!dev || path === 'node_modules/miniprogram-ci'))
    .map(([path, { version }]) => [path, version])
}

function sourceFiles(folder: string, packs: boolean): string[] {
  const entries = readdirSync(folder, { withFileTypes: true })
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.name === 'node_modules' || (packs && entry.name === 'miniprogram_npm')) return []
      const path = join(folder, entry.name)
      return entry.isDirectory() ? sourceFiles(path, packs) : [path]
    })
}
