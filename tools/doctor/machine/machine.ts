import { execFile } from 'node:child_process'
import { connect } from 'node:net'
import { homedir } from 'node:os'

/** The computer that the doctor runs on. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly nodeVersion: string
  /** What a program prints, without the line end; fails where it is not there or does not end well. */
  readonly run: (program: string, args: readonly string[]) => Promise<string>
  /** Whether something listens on a port of this computer. */
  readonly listens: (port: number) => Promise<boolean>
}

export const thisMachine: Machine = {
  platform: process.platform,
  home: homedir(),
  env: process.env,
  nodeVersion: process.versions.node,
  run,
  listens,
}

function run(program: string, args: readonly string[]): Promise<string> {
  return new Promise((done, failed) => {
    // npm is a script on Windows, which only a shell can start.
    const options = { timeout: 10_000, shell: process.platform === 'win32' && program === 'npm' }
    execFile(program, args, options, (error, stdout) => {
      if (error) failed(error)
      else done(stdout.trim())
    })
  })
}

function listens(port: number): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port })
  return new Promise((done) => {
    const end = (answer: boolean) => {
      socket.destroy()
      done(answer)
    }
    socket.setTimeout(1_000, () => end(false))
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
  })
}
