import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { examine, type Given } from './doctor'
import { themes } from './report'
import { salvaged } from './salvage'
import { deploymentOf, tenantOf } from './sample-deployment'

/** The repository with another deployment, on a machine and a network that offer nothing. */
const examined = (changes: Partial<Given> = {}, tools: Partial<Given['tools']> = {}) =>
  examine({
    load: () => Promise.resolve(deploymentOf()),
    environment: 'release',
    root: join(__dirname, '../..'),
    offline: true,
    locales: {},
    tools: {
      compile: () => Promise.resolve({ 'app.wxml': '<button open-type="getPhoneNumber"/>' }),
      checkQuality: () => Promise.resolve([]),
      typeErrors: () => Promise.resolve([]),
      ...tools,
    },
    network: { lookup: () => undefined, timeout: 1, now: Date.now },
    machine: { platform: 'linux', env: {}, nodeVersion: '20.0.0', exists: () => false },
    ...changes,
  })

it('runs every check and counts what they find', async () => {
  const { findings, counts } = await examined()
  expect(counts.ok + counts.warning + counts.error).toBe(findings.length)
  expect(new Set(findings.map(({ id }) => id.split('.')[0]))).toEqual(new Set(Object.keys(themes)))
  expect(findings).toContainEqual(expect.objectContaining({ id: 'machine.chromium' }))
})

it('tells what to enter in WeChat’s console', async () => {
  const deployment = deploymentOf([tenantOf({ businessDomains: ['https://www.acorn.cn'] })])
  const { lines, privacy } = await examined({ load: () => Promise.resolve(deployment) })
  expect(lines).toEqual({
    request: ['https://login.acorn.cn'],
    business: ['https://www.acorn.cn'],
  })
  expect(privacy).toMatchObject([{ item: '收集你的手机号', calls: ['getPhoneNumber'] }])
})

it('goes on if deployment.ts does not run, and says why', async () => {
  const load = () => Promise.reject(new ReferenceError('relais is not defined'))
  const line = "miniprogram/deployment.ts(17,5): Cannot find name 'relais'"
  const typeErrors = () => Promise.resolve([line])
  const { findings, lines } = await examined({ load }, { typeErrors })
  const errors = findings.filter(({ level }) => level === 'error').map(({ detail }) => detail)
  expect(errors).toEqual(expect.arrayContaining(['does not run: relais is not defined', line]))
  expect(findings).toContainEqual(expect.objectContaining({ id: 'machine.node', level: 'ok' }))
  expect(findings.map(({ id }) => id)).not.toContain('program.project-config')
  expect(lines).toEqual({ request: [], business: [] })
})

it.each([
  ['imported', /\brelay\b(?! })(?=\(\))/g],
  ['that is not there', /\brelay\b(?!')/g],
])('checks the other fields despite a misspelt contract, %s', async (_, misspelt) => {
  const file = join(__dirname, '../../examples/brands/night-ferry/deployment.ts')
  const source = readFileSync(file, 'utf8').replace(misspelt, 'relais')
  const load = () => Promise.reject(new ReferenceError('relais is not defined'))
  const { findings } = await examined({ load, salvage: () => salvaged(file, source) })
  const told = findings.filter(({ level }) => level === 'error').map(({ detail }) => detail)
  expect(told).toEqual(
    expect.arrayContaining([
      'does not run: relais is not defined',
      expect.stringContaining('tenants[0].contracts[1]'),
      expect.stringContaining('appId'),
    ]),
  )
})

it('goes on if a check breaks down', async () => {
  const { findings } = await examined({ locales: null as unknown as Given['locales'] })
  const broken = findings.filter(({ id }) => id === 'program.check')
  expect(broken).toMatchObject([{ title: 'languages', level: 'error' }])
  expect(findings).toContainEqual(expect.objectContaining({ id: 'machine.node' }))
})

it('hands on nothing that steers a terminal or turns a text around, and guesses no privacy', async () => {
  const said = '\u001b]0;owned\u0007 \u009b2J \u202eno\r'
  const { findings, privacy } = await examined(
    {},
    { compile: () => Promise.reject(new Error(said)) },
  )
  expect(findings).toContainEqual(
    expect.objectContaining({
      id: 'package.compile',
      detail: '\ufffd]0;owned\ufffd \ufffd2J \ufffdno',
    }),
  )
  expect(privacy).toBeUndefined()
})
