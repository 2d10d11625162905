import { deployment } from '../../miniprogram/deployment'
import { said } from '../command/said'
import { doctorWith } from './cli'
import type { Report } from './doctor'
import { validateDeployment } from './validate-deployment'

/** WeChat's tools and the type checker, which have tests of their own, find nothing. */
const doctor = doctorWith({
  compile: () => Promise.resolve({}),
  checkQuality: () => Promise.resolve([]),
  typeErrors: () => Promise.resolve([]),
})

it('finds this repository fit to develop with, and says so to a person without colours', async () => {
  const { code, out } = await said(doctor, ['--env', 'develop', '--offline'])
  expect(out).toMatch(/^Is the deployment ready for develop\? \(offline\)\n/)
  expect(out).toMatch(/\d+ ok, \d+ warnings?, 0 errors\n$/)
  expect(out).not.toContain('\u001b')
  expect(code).toBe(0)
})

it('finds every placeholder of deployment.ts before a release', async () => {
  const { code, out } = await said(doctor, ['--offline', '--json'])
  const errorsIn = (all: Report['findings']) =>
    all.filter(({ level }) => level === 'error').map(({ detail }) => detail)
  const placeholders = errorsIn(validateDeployment(deployment))
  expect(errorsIn((JSON.parse(out) as Report).findings)).toEqual(placeholders)
  expect(code).toBe(placeholders.length > 0 ? 1 : 0)
})
