import { execFile } from 'node:child_process'
import { connect } from 'node:net'
import { homedir } from 'node:os'
import { promisify } from 'node:util'
import { error, judge, warning, type Finding } from '../finding'

/** The computer that the doctor runs on. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly nodeVersion: string
  /** What a program prints, without the line end; fails if it is not there or does not end well. */
  readonly run: (program: string, args: readonly string[]) => Promise<string>
  /** Whether something listens on a port of this computer. */
  readonly listens: (port: number) => Promise<boolean>
}

export const thisMachine: Machine = {
  platform: process.platform,
  home: homedir(),
  env: process.env,
  nodeVersion: process.versions.node,
  async run(program, args) {
    // npm is a script on Windows, which only a shell can start.
    const shell = process.platform === 'win32' && program === 'npm'
    const { stdout } = await promisify(execFile)(program, args, { timeout: 10_000, shell })
    return stdout.trim()
  },
  listens(port) {
    const socket = connect({ host: '127.0.0.1', port, timeout: 1_000 })
    return new Promise<boolean>((done) => {
      socket.once('connect', () => done(true))
      socket.once('timeout', () => done(false))
      socket.once('error', () => done(false))
    }).finally(() => socket.destroy())
  },
}

const NODE = 20

/** Node, npm and Chromium. */
export async function tools({ machine }: { readonly machine: Machine }): Promise<Finding[]> {
  const { nodeVersion, env, run } = machine
  const chromium = env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
  const versionOf = (program: string) => run(program, ['--version']).catch(() => undefined)
  const [npm, browser] = await Promise.all([versionOf('npm'), versionOf(chromium)])
  const old = error(`${nodeVersion} is older than ${NODE}`, `Install Node ${NODE} or newer.`)
  const noNpm = error('npm --version does not run', 'Install npm; it comes with Node.')
  const noBrowser = warning(
    `none at ${chromium}: npm start, npm run screens and npm test need it`,
    'apt-get install chromium, or set CHROMIUM_PATH.',
  )
  return [
    ...judge(
      { id: 'machine.node', title: 'Node', fine: nodeVersion },
      parseInt(nodeVersion) < NODE ? [old] : [],
    ),
    ...judge({ id: 'machine.npm', title: 'npm', fine: npm ?? '' }, npm ? [] : [noNpm]),
    ...judge(
      { id: 'machine.chromium', title: 'Chromium', fine: browser ?? '' },
      browser ? [] : [noBrowser],
    ),
  ]
}
