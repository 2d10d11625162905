import { join } from 'node:path'
import { packNpm } from '../compile/npm-packing'

/** `npm run build` */
packNpm(join(__dirname, '../..')).then(
  (packed) => {
    console.log(`miniprogram/miniprogram_npm: ${packed} package(s)`)
    process.exit(0)
  },
  (error: Error) => {
    console.error(error.message)
    process.exit(1)
  },
)
