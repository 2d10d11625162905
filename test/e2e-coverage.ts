import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createCoverageMap } from 'istanbul-lib-coverage'
import { createSourceMapStore } from 'istanbul-lib-source-maps'
import { projectPath } from '../tools/workbench/stage'

/** Where nyc finds it, beside what the unit tests leave there. */
const FOLDER = join(projectPath, 'coverage/raw')

/** Keeps what ran in the browser, told in lines of the TypeScript sources. */
export async function writeCoverage(counts: Record<string, unknown>): Promise<void> {
  const compiled = createCoverageMap(counts as Parameters<typeof createCoverageMap>[0])
  const map = await createSourceMapStore().transformCoverage(compiled)
  await mkdir(FOLDER, { recursive: true })
  await writeFile(join(FOLDER, 'e2e.json'), JSON.stringify(map))
}
