import { join } from 'node:path'
import { Option } from 'commander'
import { type CommandLine, run } from '../command/command'
import { locales } from '../../miniprogram/locales/index'
import { examine } from './doctor'
import { type EnvironmentName, environmentNames } from './environment'
import { thisMachine } from './machine'
import { internet } from './network/ask'
import { formatReport } from './report'
import { salvaged } from './salvage'
import { packageTools, type PackageTools } from './tools'

interface Options {
  readonly env: EnvironmentName
  readonly offline?: boolean
  readonly json?: boolean
}

const root = join(__dirname, '../..')

/** The doctor, with WeChat's tools or others. */
export const doctorWith = (tools: PackageTools): CommandLine<Options> => ({
  name: 'npm run doctor --',
  about: 'Tells whether the deployment is ready: for the public, unless --env says otherwise.',
  declare: (command) =>
    void command
      .addOption(
        new Option('--env <name>', 'what it shall be ready for')
          .choices(environmentNames)
          .default('release'),
      )
      .option('--offline', 'asks no host')
      .option('--json', 'prints the report for machines'),
  async act({ env: environment, offline = false, json }) {
    const report = await examine({
      // Not imported above: a file that does not even run must not keep the other checks from running.
      load: async () => (await import('../../miniprogram/deployment')).deployment,
      salvage: () => salvaged(join(root, 'miniprogram/deployment.ts')),
      environment,
      offline,
      root,
      locales,
      tools,
      network: internet,
      machine: thisMachine,
    })
    const colored = process.stdout.isTTY && !process.env['NO_COLOR']
    console.log(json ? JSON.stringify(report, undefined, 2) : formatReport(report, colored))
    return report.counts.error === 0
  },
})

export const command = doctorWith(packageTools(root))

run(command, __filename)
