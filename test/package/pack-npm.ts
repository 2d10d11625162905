import { join } from 'node:path'
import { packNpmManually } from 'miniprogram-ci'

/** `npm run build`: puts the runtime dependencies where DevTools expects them, as its "Build npm" menu does. */
async function main(): Promise<void> {
  const root = join(__dirname, '../..')
  const { miniProgramPackNum, otherNpmPackNum } = await packNpmManually({
    packageJsonPath: join(root, 'package.json'),
    miniprogramNpmDistDir: join(root, 'miniprogram'),
  })
  const packed = miniProgramPackNum + otherNpmPackNum
  // The packer only warns where it finds nothing, as with a node_modules that is a link.
  if (packed === 0) throw new Error('nothing was packed: run npm install first, without pnpm')
  console.log(`miniprogram/miniprogram_npm: ${packed} package(s)`)
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error.message)
    process.exit(1)
  },
)
