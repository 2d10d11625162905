import { join } from 'node:path'
import { type NpmRelation, readProjectConfig } from '../../../compile/compile'
import { isPacked } from '../../../compile/packed'

/** As the official compiler would, if nothing is packed yet: while it packs, no program is whole. */
export async function packOnce(project: string): Promise<void> {
  const relations = npmRelations(project).filter((relation) => !isPacked(project, relation))
  if (relations.length === 0) return
  // It takes a second to load, and seldom is needed.
  const { packNpmManually } = await import('miniprogram-ci')
  for (const { packageJsonPath, miniprogramNpmDistDir } of relations) {
    await packNpmManually({
      packageJsonPath: join(project, packageJsonPath),
      miniprogramNpmDistDir: join(project, miniprogramNpmDistDir),
    })
  }
}

function npmRelations(project: string): readonly NpmRelation[] {
  try {
    return readProjectConfig(project).setting?.packNpmRelationList ?? []
  } catch {
    // The build tells what is wrong with it.
    return []
  }
}
