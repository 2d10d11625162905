import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryFolder } from './stage'

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

const folder = temporaryFolder()

it('keeps upload keys and what is built out of every commit', () => {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      // What a person ignores everywhere proves nothing about this repository.
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    })
  git('init', '--quiet')
  copyFileSync(join(__dirname, '../../.gitignore'), join(folder, '.gitignore'))
  for (const path of [...NEVER_COMMITTED, 'miniprogram/app.ts']) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), '')
  }
  git('add', '--all')
  expect(git('ls-files').split('\n').filter(Boolean)).toEqual(['.gitignore', 'miniprogram/app.ts'])
  expect(
    git('check-ignore', ...NEVER_COMMITTED)
      .split('\n')
      .filter(Boolean),
  ).toEqual(NEVER_COMMITTED)
})
