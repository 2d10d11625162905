import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { AnyMap, type TraceMap } from '@jridgewell/trace-mapping'
import JSZip from 'jszip'
import type { CompiledFiles } from '../compile/compile'

/** What went out, so that a stack trace of it can be traced to its sources and its commit. */
export interface Release {
  readonly version: string
  readonly commit: string
  readonly appId: string
  readonly robot: number
}

/** Source maps by the file they are for, without `.js`. */
export type Maps = ReadonlyMap<string, TraceMap>

/** Where the maps of a version lie: `compiled/` are this project's, `wechat.zip` has those of WeChat's bundles. */
export function mapsFolder(projectPath: string, version: string): string {
  return join(projectPath, 'build/sourcemaps', version)
}

/** Keeps the maps of what was compiled, with release.json beside them; an older try of the version goes. */
export function keepCompiledMaps(folder: string, files: CompiledFiles, release: Release): void {
  rmSync(folder, { recursive: true, force: true })
  for (const [path, map] of Object.entries(files).filter(([path]) => path.endsWith('.js.map'))) {
    write(join(folder, 'compiled', path), map)
  }
  write(join(folder, 'release.json'), `${JSON.stringify(release, null, 2)}\n`)
}

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}

/** Of what the official compiler gave just now. */
export function mapsOfCompile(files: CompiledFiles): Maps {
  return mapsByFile(Object.entries(files).filter(([path]) => path.endsWith('.js.map')))
}

/** Kept by an upload: this project's own, and those of WeChat's bundles where they came. */
export async function mapsOfRelease(folder: string): Promise<{ wechat: Maps; compiled: Maps }> {
  const compiled = join(folder, 'compiled')
  if (!existsSync(compiled)) {
    throw new Error(
      `${folder} has no source maps. Get them from the machine or the CI run that uploaded, or ` +
        'check the version out and trace without --version.',
    )
  }
  const archive = join(folder, 'wechat.zip')
  const paths = readdirSync(compiled, { recursive: true, encoding: 'utf8' })
  const maps = paths.filter((path) => path.endsWith('.map'))
  return {
    wechat: existsSync(archive) ? await mapsOfFile(archive) : new Map(),
    compiled: mapsByFile(
      maps.map((path) => [path.replace(/\\/g, '/'), readFileSync(join(compiled, path), 'utf8')]),
    ),
  }
}

/**
 * Downloaded from WeChat's console or miniprogram-ci: a whole archive, or one map, for the file it is named after.
 * @throws Error if it is neither
 */
export async function mapsOfFile(file: string): Promise<Maps> {
  const content = readFileSync(file)
  const isArchive = content.subarray(0, 2).toString() === 'PK'
  try {
    return await (isArchive
      ? mapsOfArchive(content)
      : mapsByFile([[basename(file), content.toString()]]))
  } catch (cause) {
    throw new Error(`${file} is neither a zip archive of source maps nor a source map.`, { cause })
  }
}

async function mapsOfArchive(content: Buffer): Promise<Maps> {
  const { files } = await JSZip.loadAsync(content)
  const maps = Object.values(files).filter(({ dir, name }) => !dir && name.endsWith('.map'))
  return mapsByFile(
    await Promise.all(maps.map(async (map) => [map.name, await map.async('string')] as const)),
  )
}

/** `__APP__` is the main package; `__FULL__` is all packages in one, for old WeChat versions. */
function mapsByFile(entries: Iterable<readonly [path: string, map: string]>): Maps {
  const maps = new Map<string, TraceMap>()
  for (const [path, map] of entries) {
    // Documented as app-service.js.map; archives with app-service.map.map were seen, too.
    const file = path.replace(/(\.js)?(\.map)+$/, '').replace(/^__APP__\//, '')
    maps.set(file, new AnyMap(map))
  }
  for (const [file, map] of maps) {
    const short = file.replace(/^__FULL__\//, '')
    if (!maps.has(short)) maps.set(short, map)
  }
  return maps
}
