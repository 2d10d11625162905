import { join } from 'node:path'
import { themes } from './checks'
import type { Context } from './context'
import type { Deployment } from './deployment'
import { examine } from './doctor'
import { deploymentOf, tenantOf } from './sample-deployment'

const refuse = () => Promise.reject(new Error('refused'))

/** The repository with another deployment, on a machine and a network that offer nothing. */
function contextOf(changes: Partial<Context> = {}): Context {
  return {
    deployment: deploymentOf(),
    environment: 'release',
    root: join(__dirname, '../..'),
    offline: true,
    locales: {},
    tools: {
      compile: () => Promise.resolve({ 'app.wxml': '<button open-type="getPhoneNumber"/>' }),
      checkQuality: () => Promise.resolve([]),
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
  const { findings, counts } = await examine(contextOf())
  expect(counts.ok + counts.warning + counts.error).toBe(findings.length)
  expect(new Set(findings.map(({ id }) => id.split('.')[0]))).toEqual(new Set(Object.keys(themes)))
  expect(findings).toContainEqual(expect.objectContaining({ id: 'machine.npm', level: 'error' }))
})

it('tells what to enter in WeChat’s console', async () => {
  const deployment = deploymentOf([tenantOf({ businessDomains: ['https://www.acorn.cn'] })])
  const { lines, privacy } = await examine(contextOf({ deployment }))
  expect(lines).toEqual({
    request: ['https://login.acorn.cn'],
    business: ['https://www.acorn.cn'],
  })
  expect(privacy).toMatchObject([{ item: '收集你的手机号', calls: ['getPhoneNumber'] }])
})

it('does not guess what to declare where the package does not compile', async () => {
  const tools = { ...contextOf().tools, compile: refuse }
  expect((await examine(contextOf({ tools }))).privacy).toBeUndefined()
})

it('goes on where a check breaks down at a deployment that does not compile', async () => {
  const deployment = { ...deploymentOf(), environments: undefined } as unknown as Deployment
  const broken = contextOf({ deployment })
  const { findings, lines } = await examine(broken)
  const stopped = findings.filter(({ id }) => id === 'program.check')
  expect(stopped.map(({ title }) => title)).toEqual(['deployment', 'logo'])
  expect(lines).toBeUndefined()
  expect(findings).toContainEqual(expect.objectContaining({ id: 'machine.node' }))
})
