import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { packNpm } from '../compile/npm-packing'
import { account, previewArguments } from './arguments'
import { preview } from './preview'
import { exitAfter, thisWorkplace } from './workplace'

// miniprogram-ci either writes the picture or draws on the terminal; this is how it does the latter.
const DRAW = `
require('miniprogram-ci/dist/ci/utils/terminalQrcode')
  .generateTerminalQrcode(require('node:fs').readFileSync(process.argv[1], 'base64'))
  .then((text) => process.stdout.write(text), () => process.exit(1))`

const workplace = thisWorkplace()

/** `npm run preview:qr`: the tree as it is, on the phone of a developer. */
exitAfter(
  preview(previewArguments(process.argv.slice(2)), account(process.env), {
    ...workplace,
    packNpm: () => packNpm(workplace.projectPath),
    // In a process of its own: what is no picture ends it.
    async drawQrCode(picture) {
      const drawing = promisify(execFile)(process.execPath, ['-e', DRAW, picture], {
        cwd: __dirname,
      })
      return (await drawing).stdout
    },
  }),
)
