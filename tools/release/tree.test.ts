import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from './stage'
import { readTree } from './tree'

const folder = temporaryFolder()
const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
    cwd: folder,
    encoding: 'utf8',
  })

it('is none outside a checkout, and none before the first commit', () => {
  expect(readTree(folder)).toBeUndefined()
  git('init', '--quiet')
  expect(readTree(folder)).toBeUndefined()
})

it('is its commit, and what is changed or new but not ignored', () => {
  writeFileSync(join(folder, '.gitignore'), 'ignored\n')
  writeFileSync(join(folder, 'a.ts'), '1')
  git('add', '.')
  git('commit', '--quiet', '--no-gpg-sign', '-m', 'first')
  const commit = git('rev-parse', 'HEAD').trim()
  writeFileSync(join(folder, 'ignored'), '1')
  expect(readTree(folder)).toEqual({ commit, changes: [] })
  writeFileSync(join(folder, 'a.ts'), '2')
  writeFileSync(join(folder, 'b.ts'), '1')
  expect(readTree(folder)).toEqual({ commit, changes: [' M a.ts', '?? b.ts'] })
})
