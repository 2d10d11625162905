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
  /** The page follows what is saved: which start of the server it is from, and which program it shows. */
  readonly edits?: { readonly instance: string; readonly version: number }
}

/** What of project.config.json the page is told. */
interface ProjectConfig {
  readonly appid?: string
  readonly projectname?: string
  readonly setting?: { readonly urlCheck?: boolean }
}

/** Reads what DevTools would from project.config.json, and from the private one, which comes first. */
export async function readPageConfig(projectPath: string): Promise<PageConfig> {
  const shared = await readJson(join(projectPath, 'project.config.json')).catch(ifAbsent)
  const own = await readJson(join(projectPath, 'project.private.config.json')).catch(ifAbsent)
  return pageConfigOf(shared, own)
}

export function pageConfigOf(shared: ProjectConfig, own: ProjectConfig): PageConfig {
  const { appid, projectname } = { ...shared, ...own }
  return {
    appId: appid || 'touristappid',
    appName: projectname ?? 'Mini program',
    SDKVersion: SDK_VERSION,
    urlCheck: own.setting?.urlCheck ?? shared.setting?.urlCheck ?? true,
  }
}

async function readJson(file: string): Promise<ProjectConfig> {
  return JSON.parse(await readFile(file, 'utf8')) as ProjectConfig
}

function ifAbsent(error: NodeJS.ErrnoException): ProjectConfig {
  if (error.code === 'ENOENT') return {}
  throw error
}
