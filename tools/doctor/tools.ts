import { execFile, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { compile, type CompiledFiles } from '../compile/compile'

/** The fields of an item that the doctor reads. `detail` of `CONTAINS_UNUSED_CODES` is a list of files. */
export interface QualityItem {
  readonly name: string
  readonly success: boolean
  readonly text: string
  readonly detail?: unknown
}

/** WeChat's own tools and TypeScript, run on the package. */
export interface PackageTools {
  /** Fails with what the compiler says. */
  readonly compile: () => Promise<CompiledFiles>
  readonly checkQuality: () => Promise<readonly QualityItem[]>
  /** What does not fit its type, as `miniprogram/deployment.ts(7,3): error …`. */
  readonly typeErrors: () => Promise<readonly string[]>
}

export function packageTools(root: string): PackageTools {
  let compiled: Promise<CompiledFiles> | undefined
  return {
    // Once, whoever asks: it takes seconds and both cores.
    compile: () => (compiled ??= compile(root)),
    checkQuality: () => checkQuality(root),
    typeErrors: () => typeErrors(root),
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

/** In a process of its own, as the compiler blocks for seconds. */
async function typeErrors(root: string): Promise<string[]> {
  const native = createRequire(__filename).resolve('typescript-native/package.json')
  const args = [join(native, '../bin/tsc'), '--pretty', 'false']
  const run = promisify(execFile)(process.execPath, [...args, '--noEmit', '-p', root])
  const said = await run.then(
    () => '',
    ({ stdout }: { readonly stdout: string }) => stdout,
  )
  return said.split('\n').filter(Boolean)
}
