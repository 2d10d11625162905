import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import JSZip from 'jszip'
import type { CompiledFiles } from '../compile/compile'

/** What went out, so that a stack trace of it can be traced to its sources and its commit. */
export interface Release {
  readonly version: string
  readonly commit: string
  readonly appId: string
  readonly robot: number
}

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

/** The maps in an archive as WeChat's console and miniprogram-ci give it, by path. */
export async function mapsInArchive(archive: Uint8Array): Promise<Map<string, string>> {
  const { files } = await JSZip.loadAsync(archive)
  const maps = Object.values(files).filter(({ dir, name }) => !dir && name.endsWith('.map'))
  return new Map(
    await Promise.all(maps.map(async (map) => [map.name, await map.async('string')] as const)),
  )
}

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}
