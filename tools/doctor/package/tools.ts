import { fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { compile, type CompiledFiles } from '../../compile/compile'
import type { QualityItem } from './official-quality'

/** WeChat's own tools, run on the package. */
export interface PackageTools {
  /** Fails with what the compiler says. */
  readonly compile: () => Promise<CompiledFiles>
  readonly checkQuality: () => Promise<readonly QualityItem[]>
}

export function packageTools(root: string): PackageTools {
  let compiled: Promise<CompiledFiles> | undefined
  return {
    // Once, whoever asks: it takes seconds and both cores.
    compile: () => (compiled ??= compile(root)),
    checkQuality: () => checkQuality(root),
  }
}

function checkQuality(root: string): Promise<readonly QualityItem[]> {
  const child = fork(join(__dirname, 'official-quality.ts'), [root], {
    execArgv: ['--require', createRequire(__filename).resolve('tsx/cjs')],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return new Promise((done, failed) => {
    child.once('message', (items) => done(items as QualityItem[]))
    child.once('error', failed)
    child.once('close', (code) => failed(new Error(`ended with ${code}\n${said}`)))
  })
}
