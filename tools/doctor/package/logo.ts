import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../context'
import { error, field, judge, warning, type Finding, type Problem } from '../finding'
import { readPicture } from '../picture'
import { tenantsIn } from '../scope'

/** Every person who logs in downloads it; it is shown 64 px wide on screens of up to three dots per pixel. */
const LOGO = { side: 192, bytes: { warning: 10 * 1024, error: 20 * 1024 } }

type LogoContext = Pick<Context, 'deployment' | 'environment' | 'root'>

export function logos(context: LogoContext): Finding[] {
  return tenantsIn(context).flatMap(({ tenant, path }) => {
    const { logo } = tenant.brand
    const shown = field(`${path}.brand.logo`, logo)
    const file = join(context.root, 'miniprogram', logo)
    const item = { id: 'brand.logo', title: `${tenant.id}: logo`, fine: logo }
    if (!logo.startsWith('/')) return judge(item, [error(`${shown} does not start with /`)])
    if (!existsSync(file)) return judge(item, [error(`${shown} is not in miniprogram/`)])
    return judge(item, pictureProblems(shown, readFileSync(file)))
  })
}

function pictureProblems(shown: string, file: Buffer): Problem[] {
  const picture = readPicture(file)
  if (!picture) return [error(`${shown} is neither PNG nor JPEG, whatever its name`)]
  const { width, height } = picture
  const size = `${width} × ${height} px`
  const problems = sizeProblems(shown, file.length)
  if (Math.min(width, height) < LOGO.side) {
    problems.push(error(`${shown} is ${size}, blurred on most phones`, 'Make it 192 × 192 px.'))
  }
  if (width !== height) {
    problems.push(warning(`${shown} is ${size}, not square, and is shown smaller`, 'Add margins.'))
  }
  return problems
}

function sizeProblems(shown: string, bytes: number): Problem[] {
  const { bytes: limit } = LOGO
  if (bytes <= limit.warning) return []
  const fix = 'Compress it: fewer colours, no metadata, 192 × 192 px.'
  const most = bytes > limit.error ? limit.error : limit.warning
  const detail = `${shown} has ${bytes} bytes, more than ${most}`
  return [bytes > limit.error ? error(detail, fix) : warning(detail, fix)]
}
