import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'

export interface ChildOptions {
  readonly cwd: string
  readonly env?: NodeJS.ProcessEnv
  /** Ends the program and whatever it started; so long it runs behind other work. */
  readonly signal?: AbortSignal | undefined
}

/** Runs a program by this Node, and gives its exit code and all that it printed. */
export function runNode(
  args: readonly string[],
  { cwd, env = process.env, signal }: ChildOptions,
): Promise<{ code: number | null; said: string }> {
  const isWindows = process.platform === 'win32'
  const child = spawn(process.execPath, args, {
    ...{ cwd, env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true },
    // A group of its own, which can be ended as one.
    detached: signal !== undefined && !isWindows,
  })
  const { pid } = child
  const end = () => {
    if (pid === undefined) return
    if (isWindows) spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' })
    else {
      try {
        process.kill(-pid, 'SIGKILL')
      } catch {
        // It ended by itself a moment ago.
      }
    }
  }
  if (signal && pid !== undefined) {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
    signal.addEventListener('abort', end, { once: true })
    if (signal.aborted) end()
  }
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('exit', () => signal?.removeEventListener('abort', end))
    child.on('close', (code) => done({ code, said }))
  })
}
