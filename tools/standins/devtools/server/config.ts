import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The base library the simulator claims to be: the one miniprogram-api-typings describes. */
export const SDK_VERSION = '3.17.0'

/** What the page in the browser must know of the project. */
export interface PageConfig {
  readonly appId: string
  readonly appName: string
  readonly SDKVersion: string
  readonly urlCheck: boolean
}

/** Reads what DevTools would from project.config.json. */
export async function readPageConfig(projectPath: string): Promise<PageConfig> {
  const file = join(projectPath, 'project.config.json')
  const project = JSON.parse(await readFile(file, 'utf8')) as {
    readonly appid?: string
    readonly projectname?: string
    readonly setting?: { readonly urlCheck?: boolean }
  }
  return {
    appId: project.appid ?? 'touristappid',
    appName: project.projectname ?? 'Mini program',
    SDKVersion: SDK_VERSION,
    urlCheck: project.setting?.urlCheck ?? true,
  }
}
