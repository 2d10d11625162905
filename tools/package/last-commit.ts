import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compiledBefore, type CompiledFiles } from '../compile/compile'

const SOURCES = ['miniprogram', 'project.config.json', 'package-lock.json']

/**
 * What the last commit of a checkout was compiled to. It is never compiled for this: `npm run check` before the
 * commit did that. Undefined if nobody did, and if there is no git or no commit.
 */
export function compiledLastCommit(project: string): CompiledFiles | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'last-commit-'))
  try {
    const input = execFileSync('git', ['archive', '--format=tar', 'HEAD', ...SOURCES], {
      cwd: project,
      maxBuffer: Infinity,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    execFileSync('tar', ['-x', '-C', folder], { input })
    // Git has nothing of what is packed: the lock file says whether it is the same.
    const packed = 'miniprogram/miniprogram_npm'
    if (existsSync(join(project, packed)))
      cpSync(join(project, packed), join(folder, packed), { recursive: true })
    return compiledBefore(folder)
  } catch {
    return undefined
  } finally {
    rmSync(folder, { recursive: true })
  }
}
