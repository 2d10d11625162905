import { join } from 'node:path'
import { packNpmManually } from 'miniprogram-ci'

/** Puts the runtime dependencies where DevTools expects them, as its "Build npm" menu does; how many. */
export async function packNpm(root: string): Promise<number> {
  const { miniProgramPackNum, otherNpmPackNum } = await packNpmManually({
    packageJsonPath: join(root, 'package.json'),
    miniprogramNpmDistDir: join(root, 'miniprogram'),
  })
  const packed = miniProgramPackNum + otherNpmPackNum
  // The packer only warns where it finds nothing, as with a node_modules that is a link.
  if (packed === 0) throw new Error('nothing was packed: run npm install first, without pnpm')
  return packed
}
