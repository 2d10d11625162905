import { execFileSync } from 'node:child_process'

/** The git checkout that is uploaded. */
export interface Tree {
  /** Full hash of what is checked out. */
  readonly commit: string
  /** What differs from it, as `git status --porcelain` puts it; ignored files do not count. */
  readonly changes: readonly string[]
}

/** Asks git; undefined where there is no git, no checkout or no commit. */
export function readTree(folder: string): Tree | undefined {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  try {
    const changes = git('status', '--porcelain').split('\n').filter(Boolean)
    return { commit: git('rev-parse', 'HEAD').trim(), changes }
  } catch {
    return undefined
  }
}
