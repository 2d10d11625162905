import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { locales } from '../../miniprogram/locales/index'
import { examine } from './doctor'
import { environmentNames } from './environment'
import { messageOf } from './finding'
import { thisMachine } from './machine'
import { internet } from './network/ask'
import { formatReport } from './report'
import { packageTools } from './tools'

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
  const environment = environmentNames.find((known) => known === values.env)
  if (!environment) throw new Error(`no environment is called ${values.env}`)
  return { ...values, environment }
}

/** `npm run doctor`. */
async function main(): Promise<number> {
  let options: ReturnType<typeof readOptions>
  try {
    options = readOptions()
  } catch (thrown) {
    console.error(`${messageOf(thrown)}\n\n${USAGE}`)
    return 2
  }
  if (options.help) {
    console.log(USAGE)
    return 0
  }
  const { environment, offline, json } = options
  const root = join(__dirname, '../..')
  const report = await examine({
    // Not imported above: a file that does not even run must not keep the other checks from running.
    load: async () => (await import('../../miniprogram/deployment')).deployment,
    environment,
    offline,
    root,
    locales,
    tools: packageTools(root),
    network: internet,
    machine: thisMachine,
  })
  const colored = process.stdout.isTTY && !process.env['NO_COLOR']
  console.log(json ? JSON.stringify(report, undefined, 2) : formatReport(report, colored))
  return report.counts.error > 0 ? 1 : 0
}

main().then(
  // Not process.exit(): a pipe may still be taking in the report.
  (code) => (process.exitCode = code),
  (thrown: unknown) => {
    console.error(messageOf(thrown))
    process.exitCode = 1
  },
)
