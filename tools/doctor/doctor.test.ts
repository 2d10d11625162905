import { join } from 'node:path'
import { examine, type Given, themes } from './doctor'
import { deploymentOf, tenantOf } from './sample-deployment'

const refuse = () => Promise.reject(new Error('refused'))

/** The repository with another deployment, on a machine and a network that offer nothing. */
function givenWith(changes: Partial<Given> = {}): Given {
  return {
    load: () => Promise.resolve(deploymentOf()),
    environment: 'release',
    root: join(__dirname, '../..'),
    offline: true,
    locales: {},
    tools: {
      compile: () => Promise.resolve({ 'app.wxml': '<button open-type="getPhoneNumber"/>' }),
      checkQuality: () => Promise.resolve([]),
      typeErrors: () => Promise.resolve([]),
    },
    network: { lookup: () => undefined, timeout: 1, now: Date.now },
    machine: {
      platform: 'linux',
      home: '/nowhere',
      env: {},
      nodeVersion: '20.0.0',
      run: refuse,
      listens: () => Promise.resolve(false),
    },
    ...changes,
  }
}

it('runs every check and counts what they find', async () => {
  const { findings, counts } = await examine(givenWith())
  expect(counts.ok + counts.warning + counts.error).toBe(findings.length)
  expect(new Set(findings.map(({ id }) => id.split('.')[0]))).toEqual(new Set(Object.keys(themes)))
  expect(findings).toContainEqual(expect.objectContaining({ id: 'machine.npm', level: 'error' }))
})

it('tells what to enter in WeChat’s console', async () => {
  const deployment = deploymentOf([tenantOf({ businessDomains: ['https://www.acorn.cn'] })])
  const { lines, privacy } = await examine(givenWith({ load: () => Promise.resolve(deployment) }))
  expect(lines).toEqual({
    request: ['https://login.acorn.cn'],
    business: ['https://www.acorn.cn'],
  })
  expect(privacy).toMatchObject([{ item: '收集你的手机号', calls: ['getPhoneNumber'] }])
})

it('does not guess what to declare if the package does not compile', async () => {
  const tools = { ...givenWith().tools, compile: refuse }
  expect((await examine(givenWith({ tools }))).privacy).toBeUndefined()
})

it('goes on if deployment.ts does not run, and says why', async () => {
  const load = () => Promise.reject(new ReferenceError('relais is not defined'))
  const tools = {
    ...givenWith().tools,
    typeErrors: () =>
      Promise.resolve(["miniprogram/deployment.ts:17:5: Cannot find name 'relais'"]),
  }
  const { findings, lines } = await examine(givenWith({ load, tools }))
  const errors = findings.filter(({ level }) => level === 'error').map(({ detail }) => detail)
  expect(errors).toContain('does not run: relais is not defined')
  expect(errors).toContain("miniprogram/deployment.ts:17:5: Cannot find name 'relais'")
  expect(findings).toContainEqual(expect.objectContaining({ id: 'machine.node', level: 'ok' }))
  expect(lines).toEqual({ request: [], business: [] })
})

it('goes on if a check breaks down', async () => {
  const locales = null as unknown as Given['locales']
  const { findings } = await examine(givenWith({ locales }))
  expect(findings.filter(({ id }) => id === 'program.check').map(({ title }) => title)).toEqual([
    'languages',
  ])
  expect(findings).toContainEqual(expect.objectContaining({ id: 'machine.node' }))
})

it('hands on nothing that steers a terminal or turns a text around, whoever said it', async () => {
  const said = '\u001b]0;owned\u0007 \u009b2J \u202eno\r'
  const tools = { ...givenWith().tools, compile: () => Promise.reject(new Error(said)) }
  const { findings } = await examine(givenWith({ tools }))
  expect(findings).toContainEqual(
    expect.objectContaining({
      id: 'package.compile',
      detail: '\ufffd]0;owned\ufffd \ufffd2J \ufffdno',
    }),
  )
})
