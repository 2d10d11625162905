import { join } from 'node:path'
import { build } from 'esbuild'
import type { audit } from './browser/audit'

declare global {
  interface Window {
    audit: typeof audit
  }
}

/** The audit as one script for a browser page, where it sets `window.audit`. */
export async function auditScript(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { audit } from './audit'\nwindow.audit = audit`,
      resolveDir: join(__dirname, 'browser'),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
  })
  return outputFiles[0]?.text ?? ''
}
