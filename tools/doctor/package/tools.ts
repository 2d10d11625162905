import { fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { compile, type CompiledFiles } from '../../compile/compile'

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
  /** What does not fit its type, as `miniprogram/deployment.ts:7:3: …`. */
  readonly typeErrors: () => Promise<readonly string[]>
}

export function packageTools(root: string): PackageTools {
  let compiled: Promise<CompiledFiles> | undefined
  return {
    // Once, whoever asks: it takes seconds and both cores.
    compile: () => (compiled ??= compile(root)),
    checkQuality: () => checkQuality(root),
    typeErrors: () => Promise.resolve(typeErrors(root)),
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

function typeErrors(root: string): string[] {
  const config = ts.getParsedCommandLineOfConfigFile(join(root, 'tsconfig.json'), undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'))
    },
  })
  if (!config) throw new Error('tsconfig.json cannot be read')
  const program = ts.createProgram(config.fileNames, config.options)
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const said = ts.flattenDiagnosticMessageText(messageText, '\n')
    if (!file) return said
    const { line, character } = file.getLineAndCharacterOfPosition(start)
    return `${relative(root, file.fileName)}:${line + 1}:${character + 1}: ${said}`
  })
}
