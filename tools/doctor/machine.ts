import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { error, judge, warning, type Finding } from './finding'

/** The computer that the doctor runs on. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly nodeVersion: string
  /** What a program says its version is; fails if it is not there or does not end well. */
  readonly versionOf: (program: string) => Promise<string>
}

export const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  nodeVersion: process.versions.node,
  async versionOf(program) {
    const { stdout } = await promisify(execFile)(program, ['--version'], { timeout: 10_000 })
    return stdout.trim()
  },
}

const NODE = 20

/** Where the automation client looks too, and where newer installers put it (that one is UNSOURCED). */
const DEVTOOLS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['/Applications/wechatwebdevtools.app/Contents/MacOS/cli'],
  win32: [
    'C:/Program Files (x86)/Tencent/微信web开发者工具/cli.bat',
    'C:/Program Files/Tencent/微信web开发者工具/cli.bat',
  ],
}

/** Node, Chromium, and WeChat DevTools, which the e2e tests there need. */
export async function machine({ machine }: { readonly machine: Machine }): Promise<Finding[]> {
  const { nodeVersion, env, platform, versionOf } = machine
  const chromium = env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
  const browser = await versionOf(chromium).catch(() => '')
  const own = env['WECHAT_DEVTOOLS_CLI']
  const places = own ? [own] : DEVTOOLS[platform]
  const cli = places?.find((place) => existsSync(place))
  return [
    ...judge({ id: 'machine.node', title: 'Node' }, nodeVersion, [
      parseInt(nodeVersion) < NODE &&
        error(`${nodeVersion} is older than ${NODE}`, `Install Node ${NODE} or newer.`),
    ]),
    ...judge({ id: 'machine.chromium', title: 'Chromium' }, browser, [
      !browser &&
        warning(
          `none at ${chromium}: npm start, npm run screens and npm test need it`,
          'apt-get install chromium, or set CHROMIUM_PATH.',
        ),
    ]),
    ...judge(
      { id: 'machine.devtools', title: 'WeChat DevTools' },
      cli ?? 'there is none for this system',
      [
        places !== undefined &&
          !cli &&
          warning(
            `no cli at ${places.join(' or ')}`,
            'Install it, or set WECHAT_DEVTOOLS_CLI to its cli.',
          ),
      ],
    ),
  ]
}
