import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

// miniprogram-ci either writes the picture or draws on the terminal; this is how it does the latter.
const DRAW = `
require('miniprogram-ci/dist/ci/utils/terminalQrcode')
  .generateTerminalQrcode(require('node:fs').readFileSync(process.argv[1], 'base64'))
  .then((text) => process.stdout.write(text), () => process.exit(1))`

/** The QR code in a picture, drawn for a terminal. In a process of its own: what is no picture ends it. */
export async function drawQrCode(picture: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', DRAW, picture], {
    cwd: __dirname,
  })
  return stdout
}
