import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runInNewContext } from 'node:vm'

const [system = 'linux', ending = ''] =
  { win32: ['windows', '.exe'], darwin: ['mac'] }[process.platform as string] ?? []
const bin = join(
  dirname(createRequire(__filename).resolve('miniprogram-compiler/package.json')),
  ...['bin', system],
)

/** WeChat's own compilers of WXSS and WXML, of 2019 and 2020, for x86-64 processors alone. Only tests run them. */
export const wcsc = join(bin, `wcsc${ending}`)
const wcc = join(bin, `wcc${ending}`)

/** Whether this machine can run them. */
export function wcscRuns(): boolean {
  for (const file of [wcsc, wcc]) chmodSync(file, 0o755)
  return spawnSync(wcsc, ['--version']).error === undefined
}

/** What WeChat's compiler says of WXML and WXS that are not well formed; empty if they are. */
export function faultsByWcc(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'wxml-'))
  try {
    for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text)
    const names = Object.keys(files).map((path) => `./${path}`)
    const { status, stderr } = spawnSync(wcc, ['-d', ...names], { cwd: folder, encoding: 'utf8' })
    return status === 0 ? '' : stderr || 'wcc failed'
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * CSS by path with extension, rpx as they are.
 * @param prefixOf the prefix of the class names in a sheet
 * @throws what it says of WXSS that is not well formed
 */
export function compileByWcsc(
  sheets: ReadonlyMap<string, string>,
  prefixOf: (path: string) => string,
): Map<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'wxss-'))
  try {
    for (const [path, text] of sheets) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const names = [...sheets.keys()].map((path) => `./${path}`)
    const { status, stdout, stderr } = spawnSync(
      wcsc,
      ['-js', '-pc', String(names.length), ...names],
      { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    )
    if (status !== 0 || /^ERR/m.test(stderr)) throw new Error(stderr || 'wcsc failed')
    return evaluate(parse(stdout), prefixOf)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The output is `name=source=name=source=…`, the sources escaped so that no `=` is in them. */
function parse(output: string): Map<string, string> {
  const fields = output.split('=')
  const parts = new Map<string, string>()
  for (let at = 0; at + 1 < fields.length; at += 2) {
    parts.set(fields[at] ?? '', runInNewContext(`"${fields[at + 1] ?? ''}"`) as string)
  }
  return parts
}

/** Runs the generated sources as WeChat's page would, with a style sheet manager that only listens. */
function evaluate(
  parts: Map<string, string>,
  prefixOf: (path: string) => string,
): Map<string, string> {
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
  const quiet = () => undefined
  const realm = { window, navigator: { userAgent: '' }, console: { warn: quiet, error: quiet } }
  runInNewContext(parts.get('comm') ?? '', Object.assign(realm, { css: '' }))
  // `:host` rules of all components come in one heap, each with `[is="path"]` for its selector.
  const hostRules = heard.split('\n')
  const sheets = new Map<string, string>()
  for (const [name, source] of parts) {
    if (name === 'version' || name === 'comm') continue
    const file = name.replace(/^\.\//, '')
    heard = ''
    const given = `${JSON.stringify(prefixOf(file))}, { allowIllegalSelector: true }`
    runInNewContext(`(${source})(${given})`, realm)
    const path = file.replace(/\.wxss$/, '')
    const own = hostRules.filter((rule) => rule.includes(`[is="${path}"]`))
    // It says `body` for `page`, as the document of a page has it.
    sheets.set(file, own.join('\n') + heard)
  }
  return sheets
}
