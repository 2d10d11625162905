import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryFolder } from './stage'
import { readTree } from './tree'

const folder = temporaryFolder()
const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
    cwd: folder,
    encoding: 'utf8',
    // What a person ignores everywhere proves nothing about this repository.
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  })
const write = (path: string, content = ''): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}

it('is none outside a checkout, and none before the first commit', () => {
  expect(readTree(folder)).toBeUndefined()
  git('init', '--quiet')
  expect(readTree(folder)).toBeUndefined()
})

it('is its commit, and what is changed or new but not ignored', () => {
  copyFileSync(join(__dirname, '../../.gitignore'), join(folder, '.gitignore'))
  write('a.ts', '1')
  git('add', '.')
  git('commit', '--quiet', '--no-gpg-sign', '-m', 'first')
  const commit = git('rev-parse', 'HEAD').trim()
  write('build/ignored')
  expect(readTree(folder)).toEqual({ commit, changes: [] })
  write('a.ts', '2')
  write('b.ts')
  expect(readTree(folder)).toEqual({ commit, changes: [' M a.ts', '?? b.ts'] })
})

const NEVER_COMMITTED = [
  'private.wx0123456789abcdef.key',
  'private.wx0123456789abcdef.txt',
  'private.wx0123456789abcdef.key (1)',
  'keys/upload.key',
  'upload.pem',
  '.env',
  'build/preview.jpg',
  'build/sourcemaps/1.2.0/release.json',
  'project.private.config.json',
]

it('keeps upload keys and what is built out of every commit', () => {
  for (const path of [...NEVER_COMMITTED, 'miniprogram/app.ts']) write(path)
  git('add', '--all')
  const listed = git('ls-files').split('\n').filter(Boolean)
  expect(listed).toEqual(['.gitignore', 'a.ts', 'b.ts', 'miniprogram/app.ts'])
  const ignored = git('check-ignore', ...NEVER_COMMITTED)
  expect(ignored.split('\n').filter(Boolean)).toEqual(NEVER_COMMITTED)
})
