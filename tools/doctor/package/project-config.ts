import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../context'
import { error, field, judge, warning, type Finding, type Problem } from '../finding'

type ProjectContext = Pick<Context, 'deployment' | 'root'>

/** Whether DevTools uploads to the mini program that the deployment is for. */
export function projectConfig({ deployment: { appId }, root }: ProjectContext): Finding[] {
  const shared = readAppId(join(root, 'project.config.json'))
  const own = readAppId(join(root, 'project.private.config.json'))
  const problems: Problem[] = []
  if (shared !== appId) {
    const detail = `${field('appid', shared)} is not the deployment's appId ${JSON.stringify(appId)}`
    problems.push(error(detail, 'Write the same AppID in both.'))
  }
  if (own !== undefined && own !== appId) {
    const file = 'project.private.config.json'
    problems.push(
      warning(`${field('appid', own)} of ${file} is what DevTools takes instead`, `Mend ${file}.`),
    )
  }
  const item = {
    id: 'program.project-config',
    title: 'project.config.json',
    fine: 'names the same AppID',
  }
  return judge(item, problems)
}

function readAppId(path: string): string | undefined {
  if (!existsSync(path)) return undefined
  return (JSON.parse(readFileSync(path, 'utf8')) as { appid?: string }).appid
}
