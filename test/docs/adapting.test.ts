import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { copied, git, root } from '../forks/copy'
import { blocksOf, readDoc } from './markdown'

/** Does what docs/adapting.md says, on a copy of the repository, and checks the copy as a contributor does. */
const blocks = blocksOf(readDoc('adapting.md'))
const bin = (name: string) => join(root, 'node_modules', name)
const MINUTES = 60_000

function block(mark: string): string {
  const found = blocks.find((each) => each.mark === mark)
  if (!found) throw new Error(`no block ${mark}`)
  return found.text
}

/** @throws Error where `from` is not there exactly once */
function replace(copy: string, path: string, from: string, to: string): void {
  const parts = readFileSync(join(copy, path), 'utf8').split(from)
  if (parts.length !== 2) throw new Error(`${parts.length - 1} times in ${path}:\n${from}`)
  writeFileSync(join(copy, path), parts.join(to))
}

/** Runs the guide's commands, then makes its change, whose hunks are parted by `@@`, then runs what comes after it. */
function adapted(commands: string, path: string): string {
  const copy = copied()
  execFileSync('sh', ['-e', '-c', block(`run: ${commands}`)], { cwd: copy })
  for (const hunk of block(`change: ${path}`).split(/^@@.*\n/m)) {
    const lines = hunk.split('\n').filter((line) => line !== '')
    const side = (other: string) =>
      lines.filter((line) => !line.startsWith(other)).map((line) => `${line.slice(1)}\n`)
    replace(copy, path, side('+').join(''), side('-').join(''))
  }
  if (commands === 'language') {
    execFileSync('sh', ['-e', '-c', block(`then run: ${commands}`)], { cwd: copy })
  }
  return copy
}

function touched(copy: string): string[] {
  const changed = git(copy, 'diff', '--name-only').split('\n')
  const added = git(copy, 'ls-files', '-o', '--exclude-standard', '-x', 'node_modules').split('\n')
  return [...changed, ...added].sort()
}

/** What a program prints if it fails; of a good one, nothing. */
function failureOf(copy: string, program: string, ...args: string[]): string {
  const run = spawnSync(process.execPath, [bin(program), ...args], { cwd: copy, encoding: 'utf8' })
  return run.status === 0 ? '' : run.stdout + run.stderr
}

const tsc = (copy: string, project: string) =>
  failureOf(copy, 'typescript-native/bin/tsc', '--pretty', 'false', '-p', project)

const suites = (copy: string, ...paths: string[]) =>
  failureOf(copy, 'jest/bin/jest.js', ...paths, '--selectProjects', 'unit', '--ci')

const LANGUAGES = 'miniprogram/locales/index.ts'
const KOREAN = 'miniprogram/locales/ko.ts'
const DOCUMENT = 'docs/contract.md'
const CONTRACT = ['docs/contract/failures.json', 'docs/contract/openapi.yaml']
const OAUTH = ['miniprogram/contracts/oauth.ts', 'test/unit/contracts/oauth.test.ts']

describe.each([
  ['language', LANGUAGES, [...CONTRACT, KOREAN, LANGUAGES]],
  ['contract', 'miniprogram/deployment.ts', [DOCUMENT, 'miniprogram/deployment.ts', ...OAUTH]],
])('another %s', (what, path, files) => {
  let copy: string

  beforeAll(() => {
    copy = adapted(what, path)
  })

  it('touches the files that the guide names, and no other', () => {
    expect(touched(copy)).toEqual([...files].sort())
  })

  it(
    'passes the type check and lint',
    () => {
      expect(tsc(copy, 'test')).toBe('')
      const scripts = files.filter((file) => file.endsWith('.ts'))
      expect(failureOf(copy, 'oxlint/bin/oxlint', ...scripts)).toBe('')
    },
    5 * MINUTES,
  )

  it(
    'leaves every suite green',
    () => expect(suites(copy, 'test/unit', 'test/docs', 'tools/doctor')).toBe(''),
    20 * MINUTES,
  )

  if (what === 'language') {
    it('does not compile without a text, as the guide shows', () => {
      const korean = readFileSync(join(copy, KOREAN), 'utf8')
      writeFileSync(join(copy, KOREAN), korean.replace(/^ {2}signedIn: .*\n/m, ''))
      const error = tsc(copy, '.').replace(/\(\d+,\d+\)/, '')
      expect(error).toContain(block('error: without signedIn'))
    })
  } else {
    it('fails without its part of the documentation', () => {
      git(copy, 'checkout', '--', DOCUMENT)
      expect(suites(copy, 'test/docs/contract.test.ts')).toContain('0 blocks are example')
    })
  }
})
