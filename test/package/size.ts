import { join } from 'node:path'
import { compile } from '../standins/devtools/build/compile'

/** Bytes of what WeChat would deliver to every person who logs in. */
const BUDGET = { package: 100 * 1024, code: 30 * 1024 }

const PICTURE = /\.(png|jpe?g)$/

/** Which part of the package a file belongs to. Texts and pictures are ours, but no code. */
function partOf(path: string): string {
  if (path.startsWith('miniprogram_npm/')) return `npm ${path.split('/')[1]}`
  if (path.startsWith('@babel/')) return 'compiler helpers'
  if (PICTURE.test(path)) return `picture ${path}`
  if (/\.json$/.test(path) || path === 'deployment.js') return `configuration ${path}`
  if (/^locales\/(?!index)/.test(path)) return `language ${path}`
  const [folder = '', inside] = path.split('/')
  return inside ? `code ${folder}/` : `code ${path}`
}

/** `npm run size`: compiles officially and fails where the package is over its budget. */
async function main(): Promise<void> {
  const files = await compile(join(__dirname, '../..'))
  const parts = new Map<string, number>()
  for (const [path, content] of Object.entries(files).filter(([path]) => !path.endsWith('.map'))) {
    const bytes = Buffer.byteLength(content, PICTURE.test(path) ? 'base64' : 'utf8')
    parts.set(partOf(path), (parts.get(partOf(path)) ?? 0) + bytes)
  }
  const rows = [...parts].sort(([, a], [, b]) => b - a)
  for (const [part, bytes] of rows) console.log(`${String(bytes).padStart(8)}  ${part}`)
  const sum = (start: string) =>
    rows.reduce((total, [part, bytes]) => total + (part.startsWith(start) ? bytes : 0), 0)
  check('whole package', sum(''), BUDGET.package)
  check('our own code', sum('code'), BUDGET.code)
}

function check(what: string, bytes: number, budget: number): void {
  const verdict = bytes <= budget ? 'within' : 'OVER'
  console.log(`${String(bytes).padStart(8)}  ${what}, ${verdict} its budget of ${budget} bytes`)
  if (bytes > budget) process.exitCode = 1
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})
