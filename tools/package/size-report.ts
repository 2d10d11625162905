import type { CompiledFiles } from '../compile/compile'

/**
 * Bytes of what WeChat would deliver to every person who logs in. Options add to that where they are on; what a
 * deployment chooses, itself and its pictures, the doctor holds to a size of its own.
 */
const BUDGET = { package: 100 * 1024, code: 30 * 1024, options: 5 * 1024 }

/** In the package only where deployment.ts enables them. */
const OPTION = /^(contracts\/signin|branding\/(genauth|public-config|agreement-title))\.js$/
const PICTURE = /\.(png|jpe?g)$/

const DEPLOYMENT = 'deployment.js'

/** The compiled package by its parts, largest first, in bytes, and against its budget. */
export interface SizeReport {
  readonly lines: readonly string[]
  readonly withinBudget: boolean
}

type Parts = ReadonlyMap<string, number>

/** Weighs what the official compiler gave; source maps are not delivered and do not count. */
export function sizeReport(files: CompiledFiles): SizeReport {
  const parts = partsOf(files)
  const whole = sum(parts, '')
  const options = sum(parts, 'option')
  const chosen = sum(parts, 'picture') + sum(parts, 'deployment')
  const verdicts = [
    ...(options > 0 ? [verdict('options', options, BUDGET.options)] : []),
    verdict('what every deployment ships', whole - options - chosen, BUDGET.package),
    verdict('our own code', sum(parts, 'code'), BUDGET.code),
  ]
  const rows = [...parts].sort(([, a], [, b]) => b - a)
  return {
    lines: [
      ...rows.map(([part, bytes]) => row(bytes, part)),
      row(whole, 'whole package'),
      ...verdicts.map(({ line }) => line),
    ],
    withinBudget: verdicts.every(({ within }) => within),
  }
}

function sum(parts: Parts, start: string): number {
  return [...parts].reduce(
    (total, [part, bytes]) => total + (part.startsWith(start) ? bytes : 0),
    0,
  )
}

function partsOf(files: CompiledFiles): Parts {
  const parts = new Map<string, number>()
  for (const [path, content] of Object.entries(files).filter(([path]) => !path.endsWith('.map'))) {
    const bytes = Buffer.byteLength(content, PICTURE.test(path) ? 'base64' : 'utf8')
    parts.set(partOf(path), (parts.get(partOf(path)) ?? 0) + bytes)
  }
  return parts
}

/**
 * Which part of the package a file belongs to. Texts and configuration are ours, but no code. What the deployment
 * chose is beside the budget: a logo or one more brand must not stop an upload.
 */
function partOf(path: string): string {
  if (path.startsWith('miniprogram_npm/')) return `npm ${path.split('/')[1]}`
  if (path.startsWith('@babel/')) return 'compiler helpers'
  if (PICTURE.test(path)) return `picture ${path}`
  if (OPTION.test(path)) return `option ${path}`
  if (path === DEPLOYMENT) return `deployment ${path}`
  if (/\.json$/.test(path)) return `configuration ${path}`
  if (/^locales\/(?!index)/.test(path)) return `language ${path}`
  const [folder = '', inside] = path.split('/')
  return inside ? `code ${folder}/` : `code ${path}`
}

function verdict(what: string, bytes: number, budget: number): { line: string; within: boolean } {
  const within = bytes <= budget
  const word = within ? 'within' : 'OVER'
  return { line: row(bytes, `${what}, ${word} its budget of ${budget} bytes`), within }
}

/** A line of any report on sizes: the bytes first, so that they stand in one column. */
export function row(bytes: number, what: string): string {
  return `${String(bytes).padStart(8)}  ${what}`
}
