import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { deployment } from '../../miniprogram/deployment'
import type { Report } from './doctor'
import { validateDeployment } from './validate-deployment'

/** As `npm run doctor -- …` does. */
function doctor(...args: readonly string[]) {
  const tsx = createRequire(__filename).resolve('tsx/cli')
  return spawnSync(process.execPath, [tsx, join(__dirname, 'cli.ts'), ...args], {
    encoding: 'utf8',
  })
}

it('finds this repository fit to develop with, and says so to a person without colours', () => {
  const { status, stdout } = doctor('--env', 'develop', '--offline')
  expect(stdout).toMatch(/^Is the deployment ready for develop\? \(offline\)\n/)
  expect(stdout).toMatch(/\d+ ok, \d+ warnings?, 0 errors\n$/)
  expect(stdout).not.toContain('\u001b')
  expect(status).toBe(0)
})

it('finds every placeholder of deployment.ts before a release', () => {
  const { status, stdout } = doctor('--offline', '--json')
  const { findings } = JSON.parse(stdout) as Report
  const errorsIn = (all: Report['findings']) =>
    all.filter(({ level }) => level === 'error').map(({ detail }) => detail)
  const placeholders = errorsIn(validateDeployment(deployment))
  expect(errorsIn(findings)).toEqual(placeholders)
  expect(status).toBe(placeholders.length > 0 ? 1 : 0)
})

it.each([
  [['--env', 'production'], 2],
  [['--verbose'], 2],
  [['release'], 2],
  [['--help'], 0],
])('tells how it is used when it is called with %p', (args, code) => {
  const { status, stdout, stderr } = doctor(...args)
  expect(status).toBe(code)
  const [said, silent] = code === 0 ? [stdout, stderr] : [stderr, stdout]
  expect(said).toContain('Usage: npm run doctor')
  expect(silent).toBe('')
})
