import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { logos, pixelsIn, projectConfig } from './files'
import { deploymentOf, tenantOf } from './sample-deployment'

/** As much of a PNG as tells its size, zeros up to a length, and its end. */
function pngOf(width: number, height: number, length = 60): Buffer {
  const file = Buffer.alloc(length)
  file.write('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR', 'latin1')
  file.writeUInt32BE(width, 16)
  file.writeUInt32BE(height, 20)
  file.write('IEND\xaeB`\x82', length - 8, 'latin1')
  return file
}

/** A logo whose upper half is see-through, and the lower of one colour. */
function halfOf(...color: readonly [r: number, g: number, b: number]): Buffer {
  const picture = new PNG({ width: 192, height: 192 })
  picture.data.fill(Buffer.from([...color, 255]), picture.data.length / 2)
  return PNG.sync.write(picture)
}

const WHOLE = new PNG({ width: 192, height: 192 })
WHOLE.data.fill(255)

/** A JPEG of 192 × 192 px with its frame header alone. */
const JPEG = Buffer.from(
  'ffd8ffe000104a46494600010100000100010000ffc000110800c000c00301220002110103110100ffd9',
  'hex',
)

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'doctor-'))
  mkdirSync(join(root, 'miniprogram/branding'), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true }))

const OWN = 'wx8899aabbccddeeff'
const PRIVATE = 'project.private.config.json'

it.each<[shared: string | undefined, own: string | undefined, said: string]>([
  [OWN, undefined, 'ok names the same AppID'],
  [OWN, OWN, 'ok names the same AppID'],
  ['wx1', undefined, `error appid: "wx1" is not the deployment's appId "${OWN}"`],
  [undefined, undefined, `error appid: undefined is not the deployment's appId "${OWN}"`],
  [OWN, 'wx1', `warning appid: "wx1" of ${PRIVATE} is what DevTools takes instead`],
])('judges AppID %s in project.config.json and %s in a private one', (shared, own, said) => {
  const files = { 'project.config.json': shared, [PRIVATE]: own }
  for (const [name, appid] of Object.entries(files)) {
    if (appid !== undefined) writeFileSync(join(root, name), JSON.stringify({ appid }))
  }
  const findings = projectConfig({ deployment: deploymentOf(), environment: 'release', root })
  expect(findings.map(({ level, detail }) => `${level} ${detail}`)).toEqual([said])
})

/** `%` is the field with its value. */
it.each<[what: string, file: Buffer | undefined, said: string, logo?: string]>([
  ['a PNG of ten KB', pngOf(192, 192, 10 * 1024), 'ok /branding/logo.png'],
  ['a name written out', pngOf(400, 200), 'ok /branding/logo.png'],
  ['a tall sign', pngOf(192, 400), 'ok /branding/logo.png'],
  ['dark with holes', halfOf(35, 26, 22), 'ok /branding/logo.png'],
  ['white without holes', PNG.sync.write(WHOLE), 'ok /branding/logo.png'],
  [
    'white with holes',
    halfOf(255, 255, 255),
    'warning % has a contrast of 1.0:1 to the white card it is drawn on; a sign needs 3:1',
  ],
  [
    'yellow with holes',
    halfOf(255, 200, 0),
    'warning % has a contrast of 1.6:1 to the white card it is drawn on; a sign needs 3:1',
  ],
  ['a JPEG', JPEG, 'ok /branding/logo.jpg', '/branding/logo.jpg'],
  ['missing', undefined, 'error % is not in miniprogram/'],
  ['not a picture', Buffer.from('<svg/>'), 'error % is neither PNG nor JPEG'],
  ['a JPEG under a wrong name', JPEG, 'error % is a JPG by what it holds'],
  ['cut off', pngOf(192, 192).subarray(0, 50), 'error % is cut off before its end'],
  ['empty', Buffer.alloc(0), 'error % is neither PNG nor JPEG'],
  ['half a header', pngOf(192, 192).subarray(0, 20), 'error % is cut off before its end'],
  ['too small', pngOf(191, 191), 'error % is 191 × 191 px, blurred on most phones'],
  ['not square', pngOf(300, 200), 'warning % is 300 × 200 px, not square, and is shown smaller'],
  ['large', pngOf(192, 192, 10_241), 'warning % has 10241 bytes, more than 10240'],
  ['too large', pngOf(192, 192, 20_481), 'error % has 20481 bytes, more than 20480'],
])('judges a logo that is %s', (_what, file, said, logo = '/branding/logo.png') => {
  if (file) writeFileSync(join(root, 'miniprogram', logo), file)
  const deployment = deploymentOf([tenantOf({ brand: { ...tenantOf().brand, logo } })])
  const findings = logos({ deployment, environment: 'release', root })
  expect(findings.map(({ level, detail }) => `${level} ${detail}`)).toEqual([
    said.replace('%', `environments.release.tenants[0].brand.logo: "${logo}"`),
  ])
})

it('looks at some pixels all over a logo: a large one has millions', () => {
  const alphas = pixelsIn(halfOf(0, 0, 0)).map(({ alpha }) => alpha)
  expect(alphas.length).toBeLessThan(10_000)
  expect(alphas.filter((alpha) => alpha > 0)).toHaveLength(alphas.length / 2)
})
