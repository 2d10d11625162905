import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { locales } from '../../miniprogram/locales/index'
import type { EnvironmentName } from './deployment'
import { examine, type Given } from './doctor'
import { thisMachine } from './machine/machine'
import { internet } from './network/ask'
import { packageTools } from './package/tools'
import { formatReport } from './report'
import { environmentNames } from './scope'

const USAGE = `Usage: npm run doctor -- [--env develop|trial|release] [--offline] [--json]

Tells whether the deployment is ready: for the public, unless --env says otherwise.
--offline asks no host. --json prints the report for machines.
Ends with 0 if there is no error, 1 if there is one, 2 if it was not called like this.`

function readOptions() {
  const { values } = parseArgs({
    options: {
      env: { type: 'string', default: 'release' },
      offline: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  return { ...values, environment: readEnvironment(values.env) }
}

function readEnvironment(name: string): EnvironmentName {
  const environment = environmentNames.find((known) => known === name)
  if (!environment) throw new Error(`no environment is called ${name}`)
  return environment
}

function givenFor(environment: EnvironmentName, offline: boolean): Given {
  const root = join(__dirname, '../..')
  return {
    // Not imported above: a file that does not even run must not keep the other checks from running.
    load: async () => (await import('../../miniprogram/deployment')).deployment,
    environment,
    offline,
    root,
    locales,
    tools: packageTools(root),
    network: internet,
    machine: thisMachine,
  }
}

/** `npm run doctor`. */
async function main(): Promise<number> {
  let options: ReturnType<typeof readOptions>
  try {
    options = readOptions()
  } catch (thrown) {
    console.error(`${thrown instanceof Error ? thrown.message : String(thrown)}\n\n${USAGE}`)
    return 2
  }
  if (options.help) {
    console.log(USAGE)
    return 0
  }
  const report = await examine(givenFor(options.environment, options.offline))
  console.log(
    options.json
      ? JSON.stringify(report, undefined, 2)
      : formatReport(report, process.stdout.isTTY && !process.env['NO_COLOR']),
  )
  return report.counts.error > 0 ? 1 : 0
}

main().then(
  // Not process.exit(): a pipe may still be taking in the report.
  (code) => (process.exitCode = code),
  (thrown: unknown) => {
    console.error(thrown instanceof Error ? thrown.message : thrown)
    process.exitCode = 1
  },
)
