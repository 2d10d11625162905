import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, extname, join } from 'node:path'

import ts from 'typescript'

/** The files of examples/apps, and what runs and checks those that are JavaScript. */
const root = join(__dirname, '../../..')
export const apps = join(root, 'examples/apps')

const modules = join(root, 'node_modules')
const tsc = join(modules, 'typescript-native/bin/tsc')
const compilerOptions = {
  strict: true,
  noEmit: true,
  allowJs: true,
  checkJs: true,
  skipLibCheck: true,
  target: 'es2022',
  module: 'esnext',
  moduleResolution: 'bundler',
  lib: ['es2022', 'dom', 'dom.iterable'],
  types: ['node', '@dcloudio/types'],
  typeRoots: [join(modules, '@types'), modules],
}

/** What the compiler says of these folders of examples/apps; of good ones, nothing. ArkTS is read as TypeScript. */
export function typeErrors(folders: readonly string[]): string {
  // Inside, so that packages are found.
  mkdirSync(join(root, 'build'), { recursive: true })
  const copy = mkdtempSync(join(root, 'build/apps-'))
  for (const folder of folders) {
    mkdirSync(join(copy, folder))
    for (const name of readdirSync(join(apps, folder)).filter((name) =>
      /\.(ts|ets|m?js)$/.test(name),
    )) {
      copyFileSync(join(apps, folder, name), join(copy, folder, name.replace('.ets', '.ts')))
    }
  }
  const files = [join(__dirname, 'plugins.d.ts')]
  writeFileSync(
    join(copy, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, files, include: ['**/*'] }),
  )
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', copy], { encoding: 'utf8' })
  rmSync(copy, { recursive: true })
  return stdout
}

/** Once a file, however often it is loaded. */
const compiled = new Map<string, string>()
function compile(path: string): string {
  const known = compiled.get(path)
  if (known !== undefined) return known
  const { outputText } = ts.transpileModule(readFileSync(join(apps, path), 'utf8'), {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
    },
  })
  compiled.set(path, outputText)
  return outputText
}

/** Runs a file of examples/apps with fakes for the packages that it imports and for its globals; gives its exports. */
export function load<Exports>(
  name: string,
  modules: Record<string, unknown> = {},
  globals: Record<string, unknown> = {},
): Exports {
  const loaded = new Map<string, object>()
  const run = (path: string): object => {
    const known = loaded.get(path)
    if (known) return known
    const exports = {}
    loaded.set(path, exports)
    const require = (id: string): unknown => {
      if (id.startsWith('./')) return run(join(dirname(path), id) + extname(path))
      if (!(id in modules)) throw new Error(`${path} imports ${id}`)
      return modules[id]
    }
    new Function('exports', 'require', ...Object.keys(globals), compile(path))(
      exports,
      require,
      ...Object.values(globals),
    )
    return exports
  }
  return run(name) as Exports
}
