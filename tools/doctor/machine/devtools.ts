import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { judge, warning, type Finding, type Problem } from '../finding'
import type { Machine } from './machine'

/** Where the automation client looks too, and where newer installers put it (that one is UNSOURCED). */
const PLACES: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['/Applications/wechatwebdevtools.app/Contents/MacOS/cli'],
  win32: [
    'C:/Program Files (x86)/Tencent/微信web开发者工具/cli.bat',
    'C:/Program Files/Tencent/微信web开发者工具/cli.bat',
  ],
}

/** Where DevTools keeps its profiles, each in a folder named by an MD5. "HTTP 调用" in WeChat's documents. */
const PROFILES: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'Library/Application Support/微信开发者工具',
  win32: 'AppData/Local/微信开发者工具/User Data',
}

const SWITCH_ON = 'Start DevTools, log in, and switch Settings → Security → Service port on.'

/** WeChat DevTools and its service port: needed to upload and for the e2e tests there, for nothing else. */
export async function devtools({ machine }: { readonly machine: Machine }): Promise<Finding[]> {
  const own = machine.env['WECHAT_DEVTOOLS_CLI']
  const places = own ? [own] : PLACES[machine.platform]
  const item = { id: 'machine.devtools', title: 'WeChat DevTools' }
  if (!places) return judge({ ...item, fine: 'there is none for this system' }, [])
  const cli = places.find((place) => existsSync(place))
  if (!cli) {
    const fix = 'Install it, or set WECHAT_DEVTOOLS_CLI to its cli.'
    return judge({ ...item, fine: '' }, [warning(`no cli at ${places.join(' or ')}`, fix)])
  }
  return [...judge({ ...item, fine: cli }, []), ...(await servicePort(machine))]
}

async function servicePort(machine: Machine): Promise<Finding[]> {
  const profiles = PROFILES[machine.platform]
  const item = { id: 'machine.service-port', title: 'service port' }
  if (!profiles) return judge({ ...item, fine: 'not looked for on this system' }, [])
  const states = await Promise.all(
    profilesIn(join(machine.home, profiles)).map((profile) => portState(profile, machine)),
  )
  const open = states.find(({ problem }) => problem === undefined)
  if (open) return judge({ ...item, fine: String(open.port) }, [])
  const problem = states[0]?.problem ?? warning('no profile of DevTools has one', SWITCH_ON)
  return judge({ ...item, fine: '' }, [problem])
}

interface PortState {
  readonly port?: number
  readonly problem?: Problem
}

/**
 * `.ide` holds the port. `.ide-status` beside it holds On or Off in some versions (UNSOURCED: seen in public code
 * alone), so its absence proves nothing.
 */
async function portState(profile: string, { listens }: Machine): Promise<PortState> {
  const status = readFile(join(profile, '.ide-status'))
  if (status && /^off$/i.test(status)) return { problem: warning('is switched off', SWITCH_ON) }
  const port = Number(readFile(join(profile, '.ide')) ?? NaN)
  if (!Number.isInteger(port))
    return { problem: warning('no profile of DevTools has one', SWITCH_ON) }
  if (await listens(port)) return { port }
  return { problem: warning(`nothing listens on ${port}: DevTools is not running`, SWITCH_ON) }
}

function profilesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name, 'Default'))
    .filter(
      (profile) => existsSync(join(profile, '.ide')) || existsSync(join(profile, '.ide-status')),
    )
}

function readFile(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined
}
