import { deflateSync } from 'node:zlib'
import type { CompiledFiles } from '../compile/compile'

/**
 * Bytes on disk and as a person downloads it: of the whole package as it is cloned. Of a deployment of one's own what it
 * chooses does not count: itself, its pictures, and what deployment.ts of this repository leaves off. One more brand must
 * not stop an upload; the doctor holds pictures to a size of their own.
 */
const BUDGET = { disk: 140 * 1024, deflated: 45 * 1024 }

const PICTURE = /\.(png|jpe?g)$/
const OPTIONAL = /^branding\/(genauth|public-config|agreement-title)\.js$|^contracts\/signin\.js$/
const CHOSEN = new RegExp(`\\.(png|jpe?g|svg)$|^deployment\\.js$|${OPTIONAL.source}`)

/** The compiled package by its parts, largest first, in bytes, and against its budget. */
export interface SizeReport {
  readonly lines: readonly string[]
  readonly withinBudget: boolean
}

/** Weighs what the official compiler gave, and what changed since `before`; source maps are not delivered. */
export function sizeReport(files: CompiledFiles, before?: CompiledFiles): SizeReport {
  const [now, then] = [weigh(files), before && weigh(before)]
  const change = (bytes: number, old: number | undefined): string => {
    if (!then || bytes === (old ?? 0)) return ''
    return ` (${bytes > (old ?? 0) ? '+' : ''}${bytes - (old ?? 0)})`
  }
  const parts = [...new Set([...now.parts.keys(), ...(then?.parts.keys() ?? [])])]
  const rows = parts
    .map((part) => ({ part, bytes: now.parts.get(part) ?? 0, old: then?.parts.get(part) }))
    .sort((a, b) => b.bytes - a.bytes)
    .map(({ part, bytes, old }) => row(bytes, part + change(bytes, old)))
  const verdict = (what: 'disk' | 'deflated', name: string): string => {
    const word = now[what] <= BUDGET[what] ? 'within' : 'OVER'
    const changed = change(now[what], then?.[what])
    return row(now[what], `${name}${changed}, ${word} its budget of ${BUDGET[what]} bytes`)
  }
  return {
    lines: [
      ...rows,
      ...(now.isAsCloned ? [] : [row(now.whole, `whole package${change(now.whole, then?.whole)}`)]),
      verdict('disk', now.isAsCloned ? 'whole package' : 'what every deployment ships'),
      verdict('deflated', 'the same, deflated'),
    ],
    withinBudget: now.disk <= BUDGET.disk && now.deflated <= BUDGET.deflated,
  }
}

/** A part is a folder, or a file that lies in none or that the deployment chose. */
function weigh(files: CompiledFiles) {
  const parts = new Map<string, number>()
  const isAsCloned =
    /\bmaple\b/.test(files['deployment.js'] ?? '') &&
    !Object.keys(files).some((path) => OPTIONAL.test(path))
  const counted: Buffer[] = []
  let whole = 0
  for (const [path, content] of Object.entries(files).filter(([path]) => !path.endsWith('.map'))) {
    const bytes = Buffer.from(content, PICTURE.test(path) ? 'base64' : 'utf8')
    const part = CHOSEN.test(path) ? path : path.replace(/\/.*/, '/')
    parts.set(part, (parts.get(part) ?? 0) + bytes.length)
    whole += bytes.length
    if (isAsCloned || !CHOSEN.test(path)) counted.push(bytes)
  }
  const together = Buffer.concat(counted)
  const deflated = deflateSync(together).length
  return { parts, whole, isAsCloned, disk: together.length, deflated }
}

/** A line of any report on sizes: the bytes first, so that they stand in one column. */
export function row(bytes: number, what: string): string {
  return `${String(bytes).padStart(8)}  ${what}`
}
