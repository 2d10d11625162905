import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { imageSize } from 'image-size'
import { recordIn } from '../deployment'
import { error, field, judge, warning, type Finding, type Problem } from '../finding'
import { tenantsIn, type Scope } from '../scope'

type FileContext = Scope & { readonly root: string }

/** Whether DevTools uploads to the mini program that the deployment is for. */
export function projectConfig({ deployment: { appId }, root }: FileContext): Finding[] {
  const shared = readAppId(join(root, 'project.config.json'))
  const file = 'project.private.config.json'
  const own = readAppId(join(root, file))
  const problems: Problem[] = []
  if (shared !== appId) {
    const detail = `${field('appid', shared)} is not the deployment's appId ${JSON.stringify(appId)}`
    problems.push(error(detail, 'Write the same AppID in both.'))
  }
  if (own !== undefined && own !== appId) {
    const detail = `${field('appid', own)} of ${file} is what DevTools takes instead`
    problems.push(warning(detail, `Write the same AppID in ${file}, or take it out.`))
  }
  const title = 'project.config.json'
  return judge({ id: 'program.project-config', title, fine: 'names the same AppID' }, problems)
}

function readAppId(path: string): unknown {
  if (!existsSync(path)) return undefined
  const config: unknown = JSON.parse(readFileSync(path, 'utf8'))
  return recordIn(config)['appid']
}

/** Every person who logs in downloads it; it is shown 64 px wide on screens of up to three dots per pixel. */
const LOGO = { side: 192, bytes: { warning: 10 * 1024, error: 20 * 1024 } }

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
    const shown = field(`${path}.brand.logo`, logo)
    const problems = existsSync(file)
      ? pictureProblems(logo, readFileSync(file))
      : [error('is not in miniprogram/', 'Put the picture there.')]
    return judge(
      { id: 'brand.logo', title: `${tenant.id}: logo`, fine: logo },
      problems.map((problem) => ({ ...problem, detail: `${shown} ${problem.detail}` })),
    )
  })
}

function pictureProblems(name: string, file: Buffer): Problem[] {
  const { type = '', width, height } = readPicture(file)
  const format = FORMATS[type]
  if (!format) return [error('is neither PNG nor JPEG', 'Save it as one of them.')]
  if (!file.subarray(-format.end.length).equals(format.end)) {
    return [error('is cut off before its end', 'Save the picture again.')]
  }
  const size = `${width} × ${height} px`
  return [
    ...(format.names.test(extname(name))
      ? []
      : [error(`is a ${type.toUpperCase()} by what it holds`, `Name it .${type}.`)]),
    ...sizeProblems(file.length),
    ...(Math.min(width, height) < LOGO.side
      ? [error(`is ${size}, blurred on most phones`, 'Make it 192 × 192 px.')]
      : []),
    ...(width === height
      ? []
      : [warning(`is ${size}, not square, and is shown smaller`, 'Add margins.')]),
  ]
}

function readPicture(file: Buffer): ReturnType<typeof imageSize> {
  try {
    return imageSize(file)
  } catch {
    return { width: 0, height: 0 }
  }
}

function sizeProblems(bytes: number): Problem[] {
  const most = bytes > LOGO.bytes.error ? LOGO.bytes.error : LOGO.bytes.warning
  if (bytes <= most) return []
  const problem = most === LOGO.bytes.error ? error : warning
  const fix = 'Compress it: fewer colours, no metadata, 192 × 192 px.'
  return [problem(`has ${bytes} bytes, more than ${most}`, fix)]
}
