import { join } from 'node:path'
import { type CommandLine, run } from '../command/command'

export const command: CommandLine = {
  name: 'npm run build',
  about: 'Packs the packages from npm into miniprogram/miniprogram_npm, as DevTools does.',
  async act() {
    const { packNpm } = await import('../compile/npm-packing')
    const packed = await packNpm(join(__dirname, '../..'))
    console.log(`miniprogram/miniprogram_npm: ${packed} package(s)`)
  },
}

run(command, __filename)
