import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { deployment } from '../../miniprogram/deployment'
import type { Report } from './doctor'
import { validateDeployment } from './validate-deployment'

interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** As `npm run doctor -- …` does. */
function doctor(...args: readonly string[]): Promise<Ended> {
  const tsx = createRequire(__filename).resolve('tsx/cli')
  return new Promise((done) => {
    execFile(process.execPath, [tsx, join(__dirname, 'cli.ts'), ...args], (error, stdout, stderr) =>
      done({ code: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })
}

function errorsIn({ stdout }: Ended): string[] {
  const { findings } = JSON.parse(stdout) as Report
  return findings.filter(({ level }) => level === 'error').map(({ detail }) => detail)
}

it('finds this repository fit to develop with, and says so to a person without colours', async () => {
  const { code, stdout } = await doctor('--env', 'develop', '--offline')
  expect(stdout).toMatch(/^Is the deployment ready for develop\? \(offline\)\n/)
  expect(stdout).toMatch(/\d+ ok, \d+ warnings?, 0 errors\n$/)
  expect(stdout).not.toContain('\u001b')
  expect(code).toBe(0)
})

it('finds every placeholder of deployment.ts before a release', async () => {
  const ended = await doctor('--offline', '--json')
  const placeholders = validateDeployment(deployment).filter(({ level }) => level === 'error')
  expect(errorsIn(ended)).toEqual(placeholders.map(({ detail }) => detail))
  expect(ended.code).toBe(placeholders.length > 0 ? 1 : 0)
})

it.each([[['--env', 'production']], [['--verbose']], [['release']]])(
  'tells how it is used when it is called with %p',
  async (args) => {
    const { code, stdout, stderr } = await doctor(...args)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain('Usage: npm run doctor')
  },
)

it('tells how it is used when it is asked', async () => {
  const { code, stdout } = await doctor('--help')
  expect(code).toBe(0)
  expect(stdout).toContain('Usage: npm run doctor')
})
