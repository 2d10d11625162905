import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { run, shaped } from '../command/command'
import { sending } from './sending'
import type { PreviewArguments } from './preview'

// miniprogram-ci either writes the picture or draws on the terminal; this is how it does the latter.
const DRAW = `
require('miniprogram-ci/dist/ci/utils/terminalQrcode')
  .generateTerminalQrcode(require('node:fs').readFileSync(process.argv[1], 'base64'))
  .then((text) => process.stdout.write(text), () => process.exit(1))`

export const command = sending<PreviewArguments>({
  name: 'npm run preview:qr --',
  about: 'Shows a QR code that opens the tree as it is on the phone of a developer.',
  declare: (command) =>
    void command
      .option('--page <path>', 'that it opens: routes/explore')
      .option('--query <text>', 'of that page: userPoolId=…&fromApp=1')
      .option(
        '--scene <number>',
        'as if WeChat opened it so',
        shaped(/^\d{4}$/, "one of WeChat's four digit scenes"),
      ),
  async send(asked, account) {
    const { packNpm } = await import('../compile/npm-packing')
    const { preview } = await import('./preview')
    const workplace = (await import('./workplace')).thisWorkplace()
    await preview(asked, account, {
      ...workplace,
      packNpm: () => packNpm(workplace.projectPath),
      // In a process of its own: what is no picture ends it.
      async drawQrCode(picture) {
        const args = ['-e', DRAW, picture]
        return (await promisify(execFile)(process.execPath, args, { cwd: __dirname })).stdout
      },
    })
  },
})

run(command, __filename)
