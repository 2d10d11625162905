import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build } from 'esbuild'

/** The simulator as one script that sets `createSimulator` on the window, and its style sheet. */
export async function bundleSimulator(): Promise<{ js: string; css: string }> {
  const simulator = join(__dirname, '../simulator')
  const { outputFiles } = await build({
    stdin: {
      contents: `import { createSimulator } from './main'
import './looks/simulator.css'
window.createSimulator = createSimulator`,
      resolveDir: simulator,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    outdir: 'simulator',
    format: 'iife',
    target: 'chrome120',
    // glass-easel measures itself in development.
    define: {
      'process.env.NODE_ENV': '"production"',
      API: JSON.stringify(documentedApi()),
    },
    loader: { '.svg': 'dataurl' },
  })
  const text = (extension: string): string =>
    outputFiles.find(({ path }) => path.endsWith(extension))?.text ?? ''
  return { js: text('.js'), css: text('.css') }
}

/** A function of `wx` as WeChat's own types tell of it. */
interface Documented {
  /** The base library that brought it. */
  readonly since?: string
  /** Whether it calls back. */
  readonly callsBack: boolean
  /** Whether it gives a task besides. */
  readonly givesTask?: true
}

/** Every function of `wx` that miniprogram-api-typings knows. */
export function documentedApi(): Record<string, Documented> {
  const types = createRequire(__filename).resolve(
    'miniprogram-api-typings/types/wx/lib.wx.api.d.ts',
  )
  // Comments hold examples, which look like members: of each the base library is kept.
  const text = readFileSync(types, 'utf8').replace(/\/\*\*[^]*?\*\//g, (comment) => {
    const [, since = ''] = /需要基础库： `([\d.]+)`/.exec(comment) ?? []
    return `/*${since}*/`
  })
  const [, members = ''] = /interface Wx \{\n([^]*?)\n {4}\}/.exec(text) ?? []
  const found = [
    ...members.matchAll(
      /(?:\/\*([\d.]*)\*\/\s*)?^ {8}(\w+)(?=[<(])([^]*?)(?=\/\*|^ {8}\w|$(?![^]))/gm,
    ),
  ]
  return Object.fromEntries(
    found.map(([, since, name = '', signature = '']) => {
      const callsBack =
        !/^(on|off)[A-Z]/.test(name) &&
        (/PromisifySuccessResult|Task\s*$/.test(signature) ||
          /Option\b[^]*: void\s*$/.test(signature))
      const task = /Task\s*$/.test(signature) ? ({ givesTask: true } as const) : {}
      return [name, { ...(since ? { since } : {}), callsBack, ...task }]
    }),
  )
}
