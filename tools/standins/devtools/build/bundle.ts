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
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.svg': 'dataurl' },
  })
  const text = (extension: string): string =>
    outputFiles.find(({ path }) => path.endsWith(extension))?.text ?? ''
  return { js: text('.js'), css: text('.css') }
}
