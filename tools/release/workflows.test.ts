import { spawnSync } from 'node:child_process'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs'
import { delimiter, join } from 'node:path'
import { parse } from 'yaml'
import { temporaryFolder } from './stage'

interface Step {
  readonly name?: string
  readonly uses?: string
  readonly run?: string
}
interface Job {
  readonly uses?: string
  readonly needs?: string
  readonly environment?: string
  readonly steps?: readonly Step[]
}

const root = join(__dirname, '../..')
const workflows = join(root, '.github/workflows')
const files = readdirSync(workflows)
const jobsOf = (file: string): Record<string, Job> =>
  (parse(readFileSync(join(workflows, file), 'utf8')) as { jobs: Record<string, Job> }).jobs
const stepsOf = (file: string): Step[] =>
  Object.values(jobsOf(file)).flatMap(({ steps }) => steps ?? [])

it('has a workflow that tests, one for the night and one that uploads', () => {
  expect(files.sort()).toEqual(['nightly.yml', 'test.yml', 'upload.yml'])
})

describe.each(files)('%s', (file) => {
  it('runs only npm scripts and files that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>
    }
    const commands = stepsOf(file).map(({ run }) => run ?? '')
    expect(commands.join('')).not.toBe('')
    for (const [, script = ''] of commands.join('\n').matchAll(/npm run ([\w:-]+)/g)) {
      expect(Object.keys(scripts)).toContain(script)
    }
    for (const [path] of commands.join('\n').matchAll(/^\.[\w./-]+/gm)) {
      expect(() => accessSync(join(root, path), constants.X_OK)).not.toThrow()
    }
  })

  it('pins a major version of each action', () => {
    const used = stepsOf(file).flatMap(({ uses }) => uses ?? [])
    expect(used).not.toEqual([])
    for (const action of used) expect(action).toMatch(/^actions\/[\w-]+@v\d+$/)
    for (const { uses } of Object.values(jobsOf(file))) {
      if (uses !== undefined) expect(existsSync(join(root, uses))).toBe(true)
    }
  })

  it('lets no input or secret become a part of a script', () => {
    for (const { run } of stepsOf(file)) expect(run ?? '').not.toContain('${{')
  })
})

it('gives secrets only to a protected environment in which no package ran a script', () => {
  const jobs = files.flatMap((file) => Object.values(jobsOf(file)))
  const withSecret = jobs.filter((job) => JSON.stringify(job).includes('secrets'))
  expect(withSecret).toHaveLength(1)
  for (const { environment, steps = [] } of withSecret) {
    expect(environment).toBe('wechat')
    const installs = steps.flatMap(
      ({ run = '' }) => run.match(/^.*npm (ci|install|rebuild)\b.*$/gm) ?? [],
    )
    expect(installs).toEqual(['npm ci --ignore-scripts'])
  }
})

it('tests before it uploads', () => {
  expect(jobsOf('upload.yml')['upload']?.needs).toBe('test')
  expect(jobsOf('upload.yml')['test']?.uses).toBe('./.github/workflows/test.yml')
  expect(stepsOf('test.yml').map(({ run }) => run)).toContain('.ci/run')
})

describe('the step that uploads', () => {
  const folder = temporaryFolder()
  const script = stepsOf('upload.yml').find(({ name }) => name === 'Upload')?.run ?? ''
  const keyFile = join(folder, 'wechat-upload.key')

  /** Runs it with an npm that tells what it got; `code` is how that npm ends. */
  function run(code: number): { status: number | null; told: string } {
    const bin = join(folder, 'bin')
    mkdirSync(bin, { recursive: true })
    const npm = `#!/bin/sh
printf '%s|' "$@" "$(ls -l "$WECHAT_UPLOAD_KEY" | cut -c 1-10)" "$(cat "$WECHAT_UPLOAD_KEY")" "\${KEY-unset}"
exit ${code}`
    writeFileSync(join(bin, 'npm'), npm, { mode: 0o755 })
    const { status, stdout } = spawnSync('bash', ['-e', '-c', script], {
      encoding: 'utf8',
      env: {
        PATH: [bin, process.env['PATH']].join(delimiter),
        RUNNER_TEMP: folder,
        KEY: '-----BEGIN\nkey\nEND-----',
        VERSION: '1.2.0',
        DESC: 'it\'s "new"; $(false)',
      },
    })
    return { status, told: stdout }
  }

  it('hands over version, description and a key file for its owner alone', () => {
    expect(run(0)).toEqual({
      status: 0,
      told: 'run|upload|--|--version|1.2.0|--desc|it\'s "new"; $(false)|-rw-------|-----BEGIN\nkey\nEND-----|unset|',
    })
  })

  it.each([0, 3])('removes the key file and passes the exit code %d on', (code) => {
    expect(run(code).status).toBe(code)
    expect(existsSync(keyFile)).toBe(false)
  })
})
