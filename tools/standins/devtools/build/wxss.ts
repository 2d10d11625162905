import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { styleScope } from './style-scope'
import { toFrameUnits } from './frame-units'

const PLATFORM: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux/wcsc',
  darwin: 'mac/wcsc',
  win32: 'windows/wcsc.exe',
}

/**
 * CSS by path without extension, through WeChat's own compiler.
 * @param sheets WXSS by path with extension
 * @param isComponent tells pages and app.wxss from components, whose class names get a prefix
 */
export function compileStyleSheets(
  sheets: ReadonlyMap<string, string>,
  isComponent: (path: string) => boolean,
): Record<string, string> {
  if (sheets.size === 0) return {}
  return evaluate(runWcsc(sheets), isComponent)
}

function runWcsc(sheets: ReadonlyMap<string, string>): Map<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'wxss-'))
  try {
    for (const [path, text] of sheets) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const binary = compilerPath()
    const names = [...sheets.keys()].map((path) => `./${path}`)
    const { status, stdout, stderr } = spawnSync(
      binary,
      ['-js', '-pc', String(names.length), ...names],
      { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    )
    const complaint = stderr.split('\n').filter((line) => /^ERR/.test(line))
    if (status !== 0 || complaint.length > 0) throw new Error(`WXSS: ${stderr || 'wcsc failed'}`)
    return parse(stdout)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function compilerPath(): string {
  const binary = PLATFORM[process.platform]
  if (!binary) throw new Error(`No WXSS compiler for ${process.platform}`)
  const path = join(
    dirname(createRequire(__filename).resolve('miniprogram-compiler/package.json')),
    'bin',
    binary,
  )
  chmodSync(path, 0o755)
  return path
}

/** The output is `name=source=name=source=…`, the sources escaped so that no `=` is in them. */
function parse(output: string): Map<string, string> {
  const fields = output.split('=')
  const parts = new Map<string, string>()
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const source = runInNewContext(`"${fields[at + 1] ?? ''}"`) as string
    parts.set(fields[at] ?? '', source)
  }
  return parts
}

/** Runs the generated sources as WeChat's page would, with a style sheet manager that only listens. */
function evaluate(
  parts: Map<string, string>,
  isComponent: (path: string) => boolean,
): Record<string, string> {
  let heard = ''
  const window = {
    screen: { width: 375 },
    devicePixelRatio: 2,
    __transformRpx__: (value: number) => `${value}r`,
    __styleSheetManager2__: {
      addItem: () => undefined,
      setCss: (_key: string, css: string) => (heard += css),
    },
  }
  const realm = { window, navigator: { userAgent: '' }, console: { warn: noop, error: noop } }
  runInNewContext(parts.get('comm') ?? '', Object.assign(realm, { css: '' }))
  const hostRules = heard
  const sheets: Record<string, string> = {}
  for (const [name, source] of parts) {
    if (name === 'version' || name === 'comm') continue
    const file = name.replace(/^\.\//, '')
    const path = withoutExtension(file)
    const prefix = isComponent(path) ? `${styleScope(path)}--` : ''
    heard = ''
    runInNewContext(`(${source})(${JSON.stringify(prefix)}, { allowIllegalSelector: true })`, realm)
    sheets[path] = toFrameUnits(rulesOfHost(hostRules, path) + heard)
  }
  return sheets
}

/** `:host` rules of all components come in one heap, each with `[is="path"]` for its selector. */
function rulesOfHost(heap: string, path: string): string {
  const selector = `[is="${path}"]`
  const rules = heap.split('\n').filter((rule) => rule.includes(selector))
  return rules
    .map((rule) => `${rule.split(selector).join(`[wx-host="${styleScope(path)}"]`)}\n`)
    .join('')
}

function withoutExtension(path: string): string {
  return path.replace(/\.wxss$/, '')
}

function noop(): void {}
