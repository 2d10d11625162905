import bcd, {
  type CompatStatement,
  type Identifier,
  type SimpleSupportStatement,
} from '@mdn/browser-compat-data'
import postcss, { type Declaration, type Rule } from 'postcss'
import { compile } from '../../tools/compile/compile'
import { projectOf } from '../../tools/compile/project'

/**
 * The oldest web views that base library 2.32.3 is seen on: WeChat for iOS asks for iOS 12, the one for Android brings a
 * Chromium of its own. Newer than what WeChat's compiler adds prefixes for (iOS 8, Chrome 37).
 */
const OLDEST = { safari_ios: 12, chrome_android: 72 } as const

/** What may be missing without anybody missing anything, and why. */
const PROGRESSIVE: Readonly<Record<string, string>> = {
  'text-wrap': 'lines of a title are not of equal length',
}

/** Where one name means two things, the one that is meant here: gap in a flex box, not in a grid. */
const MEANT: Readonly<Record<string, string>> = {
  gap: 'flex_context',
  'row-gap': 'flex_context',
  'column-gap': 'flex_context',
}

/** What of a style sheet an old web view does not know, and has no earlier declaration to fall back to. */
function unknownIn(css: string): string[] {
  const found: string[] = []
  const root = postcss.parse(css)
  root.walkDecls((declaration) => {
    const missing = missingIn(declaration)
    if (missing && !(declaration.prop in PROGRESSIVE) && !hasFallback(declaration))
      found.push(missing)
  })
  root.walkRules(({ selector }: Rule) => {
    for (const [, name = ''] of selector.matchAll(/:([a-z-]+)/g))
      if (!isKnown(bcd.css.selectors?.[name])) found.push(`:${name}`)
  })
  return found
}

function hasFallback(declaration: Declaration): boolean {
  const before: Declaration[] = []
  for (let node = declaration.prev(); node; node = node.prev())
    if (node.type === 'decl' && node.prop.replace('-webkit-', '') === declaration.prop)
      before.push(node)
  return before.some((one) => !missingIn(one))
}

function missingIn({ prop, value }: Declaration): string {
  if (prop.startsWith('--')) return unknownFunction(value)
  const [, prefix = '', name = prop] = /^(-webkit-|-moz-|-ms-)?(.*)$/.exec(prop) ?? []
  const entry = bcd.css.properties?.[name]
  // What Firefox and old Internet Explorer read is read by no web view.
  if (prefix === '-moz-' || prefix === '-ms-') return ''
  if (!isKnown(entry, prefix)) return prop
  const meant = entry?.[MEANT[name] ?? '']
  if (meant && !isKnown(meant, prefix)) return `${prop} in a flex box`
  const words =
    value.replace(/"[^"]*"|url\([^)]*\)|var\([^)]*\)/g, '').match(/[a-z][a-z-]*(?!\()\b/gi) ?? []
  const unknown = words.find((word) => entry?.[word] && !isKnown(entry[word]))
  return unknown ? `${prop}: ${unknown}` : unknownFunction(value)
}

function unknownFunction(value: string): string {
  const names = [...value.replace(/"[^"]*"/g, '').matchAll(/([a-z-]+)\(/g)].map(
    ([, name = '']) => name,
  )
  return names.find((name) => functions.has(name) && !isKnown(functions.get(name))) ?? ''
}

/** `min`, `color-mix`, …, wherever MDN has them. */
const functions = new Map<string, Identifier>()
function collect(types: Identifier): void {
  for (const [name, entry] of Object.entries(types)) {
    if (name === '__compat') continue
    functions.set(name, entry as Identifier)
    collect(entry as Identifier)
  }
}
collect(bcd.css.types as unknown as Identifier)

function isKnown(entry: Identifier | undefined, prefix = ''): boolean {
  const compat = entry?.__compat
  return (
    compat !== undefined &&
    Object.entries(OLDEST).every(([browser, version]) =>
      knows(compat, browser as keyof typeof OLDEST, version, prefix),
    )
  )
}

function knows(
  { support }: CompatStatement,
  browser: keyof typeof OLDEST,
  version: number,
  prefix: string,
): boolean {
  const statements: readonly SimpleSupportStatement[] = [support[browser] ?? []].flat()
  return statements.some(
    ({ version_added, version_removed, flags, prefix: own = '', alternative_name }) =>
      own === prefix &&
      !flags &&
      !alternative_name &&
      version_removed === undefined &&
      typeof version_added === 'string' &&
      parseFloat(version_added.replace('≤', '')) <= version,
  )
}

it('nothing on screen needs what an old web view does not have', async () => {
  const compiled = await compile((await projectOf()).path)
  const sheets = Object.entries(compiled).filter(([path]) => path.endsWith('.wxss'))
  expect(sheets.length).toBeGreaterThan(5)
  expect(
    sheets.flatMap(([path, css]) => unknownIn(String(css)).map((what) => `${path}: ${what}`)),
  ).toEqual([])
})

it.each([
  ['.a{display:flex;gap:4px}', ['gap in a flex box']],
  ['.a{inset:0}', ['inset']],
  ['.a{aspect-ratio:1}', ['aspect-ratio']],
  ['.a{color:color-mix(in srgb, red, blue)}', ['color-mix']],
  ['.a{--tint:color-mix(in srgb, red, blue)}', ['color-mix']],
  ['.a{width:min(10px,50%)}', ['min']],
  ['.a:is(.b,.c){color:red}', [':is']],
  ['.a{overflow-wrap:anywhere}', ['overflow-wrap: anywhere']],
  ['.a{mask-image:none}', ['mask-image']],
  ['.a{overflow-wrap:break-word;overflow-wrap:anywhere}', []],
  ['.a{text-wrap:balance}', []],
  ['.a:hover{-webkit-mask-image:none;position:fixed;padding:env(safe-area-inset-left)}', []],
])('tells what is too new: %s', (css, found) => {
  expect(unknownIn(css)).toEqual(found)
})
