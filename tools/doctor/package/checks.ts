import type { Context } from '../context'
import { sizeReport } from '../../package/size-report'
import { error, judge, warning, type Finding } from '../finding'
import type { QualityItem } from './official-quality'

type ToolContext = Pick<Context, 'tools'>

export async function compiles({ tools }: ToolContext): Promise<Finding[]> {
  const item = { id: 'package.compile', title: 'official compile', fine: 'passes' }
  return tools.compile().then(
    () => judge(item, []),
    (thrown: unknown) => {
      const fix = 'Mend what it names; npm run types says more.'
      return judge(item, [error(messageOf(thrown), fix)])
    },
  )
}

export async function fitsBudget({ tools }: ToolContext): Promise<Finding[]> {
  const item = { id: 'package.size', title: 'size', fine: 'within its budget' }
  const files = await tools.compile().catch(() => undefined)
  if (!files) return judge(item, [error('not known, as the package does not compile')])
  const over = sizeReport(files).lines.filter((line) => line.includes('OVER'))
  return judge(
    item,
    over.map((line) => error(line.trim(), 'npm run size tells what is how large.')),
  )
}

export async function hasQuality({ tools }: ToolContext): Promise<Finding[]> {
  const item = { id: 'package.quality', title: "WeChat's quality check", fine: 'passes' }
  try {
    const failed = (await tools.checkQuality()).filter(isFailure)
    return judge(
      item,
      failed.map(({ name, text }) => warning(`${name}: ${text}`)),
    )
  } catch (thrown) {
    return judge(item, [error(`did not run: ${messageOf(thrown)}`)])
  }
}

/** Packages that are required by their name count as unused there, which they are not. */
function isFailure({ name, success, detail }: QualityItem): boolean {
  if (success) return false
  if (name !== 'CONTAINS_UNUSED_CODES' || !Array.isArray(detail)) return true
  return detail.some((path) => !String(path).startsWith('miniprogram_npm/'))
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message.trim() : String(thrown)
}
