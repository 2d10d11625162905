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
      API_VERSIONS: JSON.stringify(apiVersions()),
    },
    loader: { '.svg': 'dataurl' },
  })
  const text = (extension: string): string =>
    outputFiles.find(({ path }) => path.endsWith(extension))?.text ?? ''
  return { js: text('.js'), css: text('.css') }
}

/** The base library that brought each function of `wx`, as WeChat's own types say. */
function apiVersions(): Record<string, string> {
  const types = createRequire(__filename).resolve(
    'miniprogram-api-typings/types/wx/lib.wx.api.d.ts',
  )
  const members = readFileSync(types, 'utf8').split('interface Wx {')[1] ?? ''
  const documented = /需要基础库： `([\d.]+)`(?:(?!\*\/)[^])*\*\/\s*(\w+)[<(]/g
  const found = [...members.matchAll(documented)].map(([, version, name]) => [name, version])
  return Object.fromEntries(found) as Record<string, string>
}
