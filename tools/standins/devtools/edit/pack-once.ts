import { join } from 'node:path'
import { readProjectConfig } from '../../../compile/compile'
import { type NpmRelation, packingFaults, unpacked } from '../../../compile/packed'

/** As the official compiler would, if nothing is packed yet: while it packs, no program is whole. What it could not pack, in words. */
export async function packOnce(project: string): Promise<string[]> {
  const relations = npmRelations(project)
  const faults = packingFaults(project, relations)
  const missing = unpacked(project, relations)
  if (missing.length === 0) return faults
  // It takes a second to load, and seldom is needed.
  const { packNpmManually } = await import('miniprogram-ci')
  for (const { packageJsonPath, miniprogramNpmDistDir } of missing) {
    const packing = packNpmManually({
      packageJsonPath: join(project, packageJsonPath),
      miniprogramNpmDistDir: join(project, miniprogramNpmDistDir),
    })
    await packing.catch(({ message }: Error) => faults.push(`${packageJsonPath}: ${message}`))
  }
  return faults
}

function npmRelations(project: string): readonly NpmRelation[] {
  try {
    return readProjectConfig(project).setting?.packNpmRelationList ?? []
  } catch {
    // The build tells what is wrong with it.
    return []
  }
}
