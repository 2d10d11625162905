import { error, judge, warning, type Finding } from '../finding'
import type { Machine } from './machine'

const NODE = 20

export async function tools({ machine }: { readonly machine: Machine }): Promise<Finding[]> {
  return [...node(machine), ...(await npm(machine)), ...(await chromium(machine))]
}

function node({ nodeVersion }: Machine): Finding[] {
  const item = { id: 'machine.node', title: 'Node', fine: nodeVersion }
  const detail = `${nodeVersion} is older than ${NODE}`
  return judge(
    item,
    parseInt(nodeVersion) < NODE ? [error(detail, 'Install Node 20 or newer.')] : [],
  )
}

async function npm(machine: Machine): Promise<Finding[]> {
  const version = await machine.run('npm', ['--version']).catch(() => undefined)
  const item = { id: 'machine.npm', title: 'npm', fine: version ?? '' }
  const detail = 'npm --version does not run'
  return judge(item, version ? [] : [error(detail, 'Install npm; it comes with Node.')])
}

async function chromium({ env, run }: Machine): Promise<Finding[]> {
  const path = env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
  const version = await run(path, ['--version']).catch(() => undefined)
  const item = { id: 'machine.chromium', title: 'Chromium', fine: version ?? '' }
  const fix = 'apt-get install chromium, or set CHROMIUM_PATH.'
  return judge(
    item,
    version ? [] : [warning(`none at ${path}: npm test needs it, nothing else`, fix)],
  )
}
