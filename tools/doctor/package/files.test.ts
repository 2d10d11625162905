import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deploymentOf, tenantOf } from '../sample-deployment'
import { logos, projectConfig } from './files'

/** As much of a PNG as tells its size, zeros up to a length, and its end. */
function pngOf(width: number, height: number, length = 60): Buffer {
  const file = Buffer.alloc(length)
  file.write('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR', 'latin1')
  file.writeUInt32BE(width, 16)
  file.writeUInt32BE(height, 20)
  file.write('IEND\xaeB`\x82', length - 8, 'latin1')
  return file
}

/** A JPEG with its frame header alone. */
function jpegOf(width: number, height: number): Buffer {
  const jfif = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')
  const frame = Buffer.from('ffc0001108000000000301220002110103110100ffd9', 'hex')
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  return Buffer.concat([jfif, frame])
}

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'doctor-'))
  mkdirSync(join(root, 'miniprogram/branding'), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true }))

describe('project.config.json', () => {
  const deployment = deploymentOf()
  const judged = (files: Record<string, string>) => {
    for (const [name, appid] of Object.entries(files)) {
      writeFileSync(join(root, name), JSON.stringify({ appid }))
    }
    return projectConfig({ deployment, environment: 'release', root })
  }

  it('names the AppID of the deployment', () => {
    expect(judged({ 'project.config.json': deployment.appId })).toMatchObject([{ level: 'ok' }])
    expect(judged({ 'project.config.json': 'touristappid' })).toMatchObject([
      {
        level: 'error',
        detail: 'appid: "touristappid" is not the deployment\'s appId "wx8899aabbccddeeff"',
      },
    ])
  })

  it('is there', () => {
    expect(judged({})).toMatchObject([{ level: 'error' }])
  })

  it('is overridden in DevTools by a private one', () => {
    const own = 'project.private.config.json'
    const files = { 'project.config.json': deployment.appId, [own]: 'wx0000000000000000' }
    expect(judged(files)).toMatchObject([
      {
        level: 'warning',
        detail: `appid: "wx0000000000000000" of ${own} is what DevTools takes instead`,
      },
    ])
    expect(judged({ ...files, [own]: deployment.appId })).toMatchObject([{ level: 'ok' }])
  })
})

describe('the logo', () => {
  const judged = (file?: Buffer, logo = '/branding/logo.png') => {
    if (file) writeFileSync(join(root, 'miniprogram', logo), file)
    const { brand } = tenantOf()
    const tenants = [tenantOf({ brand: { ...brand, logo } })]
    return logos({ deployment: deploymentOf(tenants), environment: 'release', root }).map(
      ({ level, detail }) => `${level} ${detail}`,
    )
  }
  const shown = 'environments.release.tenants[0].brand.logo: "/branding/logo.png"'

  it.each([
    ['PNG', pngOf(192, 192)],
    ['JPEG', jpegOf(192, 192), '/branding/logo.jpg'],
    ['PNG of ten KB', pngOf(192, 192, 10 * 1024)],
  ])('may be a %s', (_what, file, name = '/branding/logo.png') => {
    expect(judged(file, name)).toEqual([`ok ${name}`])
  })

  it.each([
    ['is not a picture', Buffer.from('<svg/>'), `error ${shown} is neither PNG nor JPEG`],
    ['is a JPEG', jpegOf(192, 192), `error ${shown} is a JPG by what it holds`],
    ['is cut off', pngOf(192, 192).subarray(0, 50), `error ${shown} is cut off before its end`],
    ['is empty', Buffer.alloc(0), `error ${shown} is neither PNG nor JPEG`],
    [
      'is half a header',
      pngOf(192, 192).subarray(0, 20),
      `error ${shown} is cut off before its end`,
    ],
    ['is too small', pngOf(191, 191), `error ${shown} is 191 × 191 px, blurred on most phones`],
    [
      'is not square',
      pngOf(400, 200),
      `warning ${shown} is 400 × 200 px, not square, and is shown smaller`,
    ],
    [
      'is large',
      pngOf(192, 192, 10 * 1024 + 1),
      `warning ${shown} has 10241 bytes, more than 10240`,
    ],
    [
      'is too large',
      pngOf(192, 192, 20 * 1024 + 1),
      `error ${shown} has 20481 bytes, more than 20480`,
    ],
  ])('is found out if it %s', (_what, file, fault) => {
    expect(judged(file)).toEqual([fault])
  })

  it('is in the package', () => {
    expect(judged()).toEqual([`error ${shown} is not in miniprogram/`])
  })
})
