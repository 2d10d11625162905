import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { wcagContrast } from 'culori'
import { imageSize } from 'image-size'
import { PNG } from 'pngjs'
import { error, field, judge, warning, type Finding, type Problem } from './finding'
import { recordIn } from './rules'
import { tenantsIn, type Scope } from './scope'

type FileContext = Scope & { readonly root: string }

/** Whether DevTools uploads to the mini program that the deployment is for. */
export function projectConfig({ deployment: { appId }, root }: FileContext): Finding[] {
  // What does not run names none, and was reported.
  if (!appId) return []
  const title = 'project.config.json'
  const file = 'project.private.config.json'
  const shared = readAppId(join(root, title))
  const own = readAppId(join(root, file))
  return judge({ id: 'program.project-config', title }, 'names the same AppID', [
    shared !== appId &&
      error(
        `${field('appid', shared)} is not the deployment's appId ${JSON.stringify(appId)}`,
        'Write the same AppID in both.',
      ),
    own !== undefined &&
      own !== appId &&
      warning(
        `${field('appid', own)} of ${file} is what DevTools takes instead`,
        `Write the same AppID in ${file}, or take it out.`,
      ),
  ])
}

function readAppId(path: string): unknown {
  if (!existsSync(path)) return undefined
  const config: unknown = JSON.parse(readFileSync(path, 'utf8'))
  return recordIn(config)['appid']
}

/** Every person who logs in downloads it; it is shown 80 px wide on screens of two or three dots per pixel. */
const LOGO = { side: 192, bytes: { warning: 10 * 1024, error: 20 * 1024 } }

/** Of a sign, by WCAG 1.4.11. */
const ENOUGH = 3

/** Pixels that are looked at, at most: a large picture has millions. */
const SAMPLES = 10_000

/** The names that a picture of each format may have, and what its file ends with. */
const FORMATS: Readonly<Record<string, { readonly names: RegExp; readonly end: Buffer }>> = {
  png: { names: /^\.png$/i, end: Buffer.from('49454e44ae426082', 'hex') },
  jpg: { names: /^\.jpe?g$/i, end: Buffer.from('ffd9', 'hex') },
}

export function logos(context: FileContext): Finding[] {
  return tenantsIn(context).flatMap(({ tenant, path }) => {
    const { logo } = tenant.brand
    // What is no path is reported as such.
    if (!logo.startsWith('/')) return []
    const file = join(context.root, 'miniprogram', logo)
    const problems = existsSync(file)
      ? pictureProblems(logo, readFileSync(file))
      : [error('is not in miniprogram/', 'Put the picture there.')]
    return judge(
      { id: 'brand.logo', title: `${tenant.id}: logo` },
      logo,
      problems.map(
        (problem) =>
          problem && {
            ...problem,
            detail: `${field(`${path}.brand.logo`, logo)} ${problem.detail}`,
          },
      ),
    )
  })
}

function pictureProblems(name: string, file: Buffer): (Problem | false)[] {
  const { type = '', width, height } = readPicture(file)
  const format = FORMATS[type]
  if (!format) return [error('is neither PNG nor JPEG', 'Save it as one of them.')]
  if (!file.subarray(-format.end.length).equals(format.end)) {
    return [error('is cut off before its end', 'Save the picture again.')]
  }
  const size = `${width} × ${height} px`
  const { length } = file
  const heavy = length > LOGO.bytes.error ? 'error' : 'warning'
  return [
    !format.names.test(extname(name)) &&
      error(`is a ${type.toUpperCase()} by what it holds`, `Name it .${type}.`),
    length > LOGO.bytes.warning && {
      level: heavy,
      detail: `has ${length} bytes, more than ${LOGO.bytes[heavy]}`,
      fix: 'Compress it: fewer colours, no metadata, 192 × 192 px.',
    },
    Math.min(width, height) < LOGO.side &&
      error(`is ${size}, blurred on most phones`, 'Make it 192 × 192 px.'),
    width !== height &&
      Math.max(width, height) <= Math.min(width, height) * 1.5 &&
      warning(`is ${size}, not square, and is shown smaller`, 'Add margins.'),
    type === 'png' && tooFaint(file),
  ]
}

/** A logo with holes is drawn on a white card, in the dark, too: a tenth of what is not see-through must differ from it. */
function tooFaint(file: Buffer): Problem | false {
  const pixels = pixelsIn(file)
  const seen = pixels.filter(({ alpha }) => alpha > 0.5)
  if (seen.length >= pixels.length * 0.9) return false
  const contrasts = seen.map((pixel) => wcagContrast(pixel, '#ffffff')).sort((a, b) => b - a)
  const contrast = contrasts[Math.floor(contrasts.length / 10)] ?? 1
  return (
    contrast < ENOUGH &&
    warning(
      `has a contrast of ${contrast.toFixed(1)}:1 to the white card it is drawn on; a sign needs ${ENOUGH}:1`,
      'Give it a ground, or colours for a white one.',
    )
  )
}

/** Some all over a PNG; none of what cannot be decoded. */
export function pixelsIn(file: Buffer) {
  try {
    const { data } = PNG.sync.read(file)
    const pixels = data.length / 4
    const step = Math.ceil(pixels / SAMPLES)
    return Array.from({ length: Math.ceil(pixels / step) }, (_, sample) => {
      const at = sample * step * 4
      const [r = 0, g = 0, b = 0, alpha = 0] = data.subarray(at, at + 4)
      return { mode: 'rgb' as const, r: r / 255, g: g / 255, b: b / 255, alpha: alpha / 255 }
    })
  } catch {
    return []
  }
}

function readPicture(file: Buffer): ReturnType<typeof imageSize> {
  try {
    return imageSize(file)
  } catch {
    return { width: 0, height: 0 }
  }
}
