/**
 * Runs WeChat's code quality check once, in a process of its own: it forks workers and writes to the console.
 * What it finds goes to the parent process.
 */
import * as ci from 'miniprogram-ci'
import { readProjectConfig } from '../compile/compile'

async function run(projectPath: string): Promise<void> {
  const options = {
    appid: readProjectConfig(projectPath).appid,
    type: 'miniProgram' as const,
    projectPath,
    privateKey: 'unused',
    ignores: ['node_modules/**/*'],
    // As a function, it keeps the check offline.
    attr: () => Promise.resolve(ci.DefaultProjectAttr),
  }
  const project = new ci.Project(options)
  const items: unknown = await ci.checkCodeQuality(
    project as Parameters<typeof ci.checkCodeQuality>[0],
  )
  process.send?.(items, undefined, {}, () => process.exit(0))
}

run(process.argv[2] ?? '.').catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
})
