import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import ts from 'typescript'

import { blocksOf, readDoc } from '../markdown'

export const guide = readDoc('app-integration.md')

/** The block below `<!-- run: NAME -->`, or below another verb. */
export function sample(name: string, verb = 'run'): string {
  const found = blocksOf(guide).filter(({ mark }) => mark === `${verb}: ${name}`)
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} blocks are ${name}`)
  return found[0].text
}

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** A fresh folder with one file, until the end of the test file; gives the file's path. */
export function written(name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'mini-login-sample-'))
  folders.push(folder)
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  allowJs: true,
  checkJs: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: ['node'],
  typeRoots: [join(__dirname, '../../../node_modules/@types')],
}

/** What the compiler says of all samples that have types; of good ones, nothing. */
export function typeErrors(): string[] {
  const names = blocksOf(guide).flatMap(
    ({ mark = '' }) => /^run: (.*\.(?:ts|ets|mjs))$/.exec(mark)?.slice(1) ?? [],
  )
  const files = names.map((name) => written(name.replace('.ets', '.ts'), sample(name)))
  const program = ts.createProgram([join(__dirname, 'plugins.d.ts'), ...files], options)
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

/** Runs a sample with fakes for what it imports and for its globals; gives what it exports. */
export function load<Exports>(
  name: string,
  modules: Record<string, unknown> = {},
  globals: Record<string, unknown> = {},
): Exports {
  const { outputText } = ts.transpileModule(sample(name), {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
    },
  })
  const exports = {}
  const require = (id: string) => {
    if (!(id in modules)) throw new Error(`${name} imports ${id}`)
    return modules[id]
  }
  new Function('exports', 'require', ...Object.keys(globals), outputText)(
    exports,
    require,
    ...Object.values(globals),
  )
  return exports as Exports
}
