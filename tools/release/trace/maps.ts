import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { AnyMap, type TraceMap } from '@jridgewell/trace-mapping'
import type { CompiledFiles } from '../../compile/compile'
import { mapsInArchive } from '../source-maps'

/** Source maps by the file they are for, without `.js`. */
export type Maps = ReadonlyMap<string, TraceMap>

/** Of what the official compiler gave just now. */
export function mapsOfCompile(files: CompiledFiles): Maps {
  const maps = Object.entries(files).filter(([path]) => path.endsWith('.js.map'))
  return mapsByFile(maps)
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
  return {
    wechat: existsSync(archive) ? await mapsOfFile(archive) : new Map(),
    compiled: mapsByFile(
      mapFiles(compiled).map((path) => [path, readFileSync(join(compiled, path), 'utf8')]),
    ),
  }
}

function mapFiles(folder: string): string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return paths.filter((path) => path.endsWith('.map')).map((path) => path.replace(/\\/g, '/'))
}

/** Downloaded from WeChat's console: its whole archive, or one map, for the file it is named after. */
export async function mapsOfFile(file: string): Promise<Maps> {
  const content = readFileSync(file)
  const isArchive = content.subarray(0, 2).toString() === 'PK'
  return mapsByFile(
    isArchive ? await mapsInArchive(content) : [[basename(file), content.toString()]],
  )
}

/** `__APP__` is the main package; `__FULL__` is all packages in one, for old WeChat versions. */
function mapsByFile(entries: Iterable<readonly [path: string, map: string]>): Maps {
  const maps = new Map<string, TraceMap>()
  for (const [path, map] of entries) {
    // Documented as app-service.js.map; archives with app-service.map.map were seen, too.
    const file = path
      .replace(/(\.map)+$/, '')
      .replace(/\.js$/, '')
      .replace(/^__APP__\//, '')
    maps.set(file, new AnyMap(map))
  }
  for (const [file, map] of maps) {
    const short = file.replace(/^__FULL__\//, '')
    if (!maps.has(short)) maps.set(short, map)
  }
  return maps
}
