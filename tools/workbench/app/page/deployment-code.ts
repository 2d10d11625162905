import type { BrandSettings } from '../../../../miniprogram/branding/brand'

/** `deployment.ts` with another brand in place of its first tenant's; that object alone, if it has none. */
export function deploymentWith(source: string, brand: BrandSettings): string {
  const [line = '', indent = ''] = /^( *)brand: \{/m.exec(source) ?? []
  const start = source.indexOf(line)
  const end = line === '' ? -1 : endOfBlock(source, start + line.length)
  if (end < 0) return `brand: ${printed(brand, '')},\n`
  return `${source.slice(0, start)}${indent}brand: ${printed(brand, indent)}${source.slice(end)}`
}

/** Behind the brace that closes the one before `from`; -1 if there is none. Strings may hold braces. */
function endOfBlock(source: string, from: number): number {
  const tokens = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`|[{}]/g
  tokens.lastIndex = from
  let depth = 1
  for (let found = tokens.exec(source); found; found = tokens.exec(source)) {
    if (found[0] === '{') depth += 1
    if (found[0] === '}') depth -= 1
    if (depth === 0) return tokens.lastIndex
  }
  return -1
}

const LINE = 100

/** As the repository's formatter writes an object. */
function printed(value: unknown, indent: string): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value !== 'object' || value === null) return String(value)
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([name, inner]) => `${keyOf(name)}: ${printed(inner, `${indent}  `)}`)
  const line = `{ ${entries.join(', ')} }`
  const isShort = indent.length + line.length < LINE - 20 && !line.includes('\n')
  if (isShort && indent.length > 4) return line
  return `{\n${entries.map((entry) => `${indent}  ${entry},\n`).join('')}${indent}}`
}

function keyOf(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name)
}

function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}
