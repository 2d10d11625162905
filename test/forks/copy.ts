import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const root = join(__dirname, '../..')

export const git = (folder: string, ...args: string[]) =>
  execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim()

const copies: string[] = []
afterAll(() => copies.forEach((copy) => rmSync(copy, { recursive: true, force: true })))

/** A copy of what is or will be tracked, on git's stage, so that git tells what changes after it. Gone after the tests. */
export function copied(): string {
  const copy = mkdtempSync(join(tmpdir(), 'mini-login-copy-'))
  copies.push(copy)
  const list = (...args: string[]) => git(root, 'ls-files', '-z', ...args).split('\0')
  const files = list('-co', '--exclude-standard', '--deduplicate')
  const deleted = list('-d')
  for (const path of files.filter((each) => each !== '' && !deleted.includes(each))) {
    cpSync(join(root, path), join(copy, path))
  }
  git(copy, 'init', '--quiet')
  git(copy, 'add', '--all')
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  const npm = 'miniprogram/miniprogram_npm'
  cpSync(join(root, npm), join(copy, npm), { recursive: true })
  return copy
}
