import type { Context } from './context'
import { devtools } from './machine/devtools'
import { tools } from './machine/tools'
import { network } from './network/checks'
import { compiles, fitsBudget, hasQuality } from './package/checks'
import { completeLocales } from './package/locales'
import { logos } from './package/logo'
import { projectConfig } from './package/project-config'
import type { Finding } from './finding'
import { validateDeployment } from './validate-deployment'

export type Check = (context: Context) => Finding[] | Promise<Finding[]>

/** The table of checks, by the name that a check which breaks down is reported under. */
export const checks: Readonly<Record<string, Check>> = {
  deployment: ({ deployment, environment }) => validateDeployment(deployment, environment),
  'project.config.json': projectConfig,
  logo: logos,
  network,
  languages: completeLocales,
  compile: compiles,
  size: fitsBudget,
  quality: hasQuality,
  tools,
  devtools,
}

/** What findings are about, by the first part of their ids, in the order of the report. */
export const themes: Readonly<Record<string, string>> = {
  program: 'Mini program',
  hosts: 'Hosts',
  launch: 'Launches and contracts',
  brand: 'Brand',
  agreements: 'Agreements',
  network: 'Network',
  package: 'Package',
  machine: 'This machine',
}
