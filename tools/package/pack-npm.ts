import { join } from 'node:path'
import { colorWarnings } from './color-warnings'
import { packNpm } from '../compile/npm-packing'

/** `npm run build` */
packNpm(join(__dirname, '../..')).then(
  (packed) => {
    console.log(`miniprogram/miniprogram_npm: ${packed} package(s)`)
    colorWarnings().forEach((warning) => console.warn(warning))
    process.exit(0)
  },
  (error: Error) => {
    console.error(error.message)
    process.exit(1)
  },
)
