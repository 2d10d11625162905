import { parseArgs } from 'node:util'
import { type Project, projectOf } from './project'

/** The project that `--brand NAME` on the command line asks for; without it this repository. */
export async function projectAsked(): Promise<Project> {
  const { values } = parseArgs({ options: { brand: { type: 'string' } } })
  return projectOf(values.brand)
}
