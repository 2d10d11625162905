import { type Computer, installedBrowser, thisComputer } from '../command/installed-browser'
import { error, type Finding, judge, messageOf, warning } from './finding'

/** The computer that the doctor runs on. */
export interface Machine extends Computer {
  readonly nodeVersion: string
}

export const thisMachine: Machine = { ...thisComputer, nodeVersion: process.versions.node }

const NODE = 20

/** Where the automation client looks too, and where newer installers put it (that one is UNSOURCED). */
const DEVTOOLS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['/Applications/wechatwebdevtools.app/Contents/MacOS/cli'],
  win32: [
    'C:/Program Files (x86)/Tencent/微信web开发者工具/cli.bat',
    'C:/Program Files/Tencent/微信web开发者工具/cli.bat',
  ],
}

/** Node, a browser, and WeChat DevTools, which the e2e tests there need. */
export async function machine({ machine }: { readonly machine: Machine }): Promise<Finding[]> {
  const { nodeVersion, env, platform, exists } = machine
  const [browser, absent] = browserOf(machine)
  const own = env['WECHAT_DEVTOOLS_CLI']
  const places = own ? [own] : DEVTOOLS[platform]
  const cli = places?.find(exists)
  return [
    ...judge({ id: 'machine.node', title: 'Node' }, nodeVersion, [
      parseInt(nodeVersion) < NODE &&
        error(`${nodeVersion} is older than ${NODE}`, `Install Node ${NODE} or newer.`),
    ]),
    ...judge({ id: 'machine.chromium', title: 'Chrome, Edge or Chromium' }, browser, [
      absent !== undefined &&
        warning(absent, 'npm run screens and npm test need one; npm start needs yours alone.'),
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

function browserOf(machine: Machine): [path: string, absent?: string] {
  try {
    return [installedBrowser(machine)]
  } catch (error) {
    return ['', messageOf(error)]
  }
}
