import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Packages that DevTools' "Build npm" packs, and where to; both relative to the project. */
export interface NpmRelation {
  readonly packageJsonPath: string
  readonly miniprogramNpmDistDir: string
}

/** Those of them that DevTools' "Build npm" would stop at, each in words; opening the project does not. */
export function packingFaults(project: string, relations: readonly NpmRelation[] = []): string[] {
  return relations
    .filter(({ packageJsonPath }) => !existsSync(join(project, packageJsonPath)))
    .map(({ packageJsonPath }) => `packNpmRelationList: ${packageJsonPath} does not exist`)
}

/** Those of them that are to be packed. */
export function unpacked(project: string, relations: readonly NpmRelation[] = []): NpmRelation[] {
  return relations.filter(
    (relation) => packingFaults(project, [relation]).length === 0 && !isPacked(project, relation),
  )
}

/**
 * Whether what DevTools' "Build npm" packs was packed after the last change of the lock file. The folder's own time says
 * nothing: packing again puts other files into it, and leaves it as old as it is.
 */
function isPacked(
  project: string,
  { packageJsonPath, miniprogramNpmDistDir }: NpmRelation,
): boolean {
  const packed = join(project, miniprogramNpmDistDir, 'miniprogram_npm')
  const lock = join(project, dirname(packageJsonPath), 'package-lock.json')
  if (!existsSync(packed)) return false
  // Without one, nothing says what belongs there.
  if (!existsSync(lock)) return true
  const files = readdirSync(packed, { recursive: true, encoding: 'utf8' })
  return Math.max(0, ...files.map((file) => mtime(join(packed, file)))) > mtime(lock)
}

function mtime(path: string): number {
  return statSync(path).mtimeMs
}
