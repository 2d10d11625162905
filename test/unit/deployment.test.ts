import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deployment } from '../../miniprogram/deployment'

const { environments, contracts, brand, agreements, timeout } = deployment
const miniprogram = join(__dirname, '../../miniprogram')

describe('the deployment', () => {
  it.each(Object.entries(environments))('names a host without path for %s', (_name, { host }) => {
    expect(new URL(host).origin).toBe(host)
  })

  it('speaks plain http at most where WeChat does not check domains', () => {
    expect(environments.trial.host).toMatch(/^https:/)
    expect(environments.release.host).toMatch(/^https:/)
  })

  it('answers at least one contract', () => {
    expect(Object.keys(contracts).length).toBeGreaterThan(0)
  })

  it('names no user pool or application twice', () => {
    const ids = [...(contracts.ticket?.userPoolIds ?? []), ...(contracts.signin?.appIds ?? [])]
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('has a path for tickets that starts at the root and names the user pool', () => {
    const path = contracts.ticket?.path ?? '/{userPoolId}'
    expect(path).toMatch(/^\/.*\{userPoolId\}/)
  })

  it('waits and lives for a while', () => {
    expect(Math.min(timeout, contracts.ticket?.lifetime ?? 120)).toBeGreaterThan(0)
  })

  it('has its logo in the package, as PNG', () => {
    const logo = readFileSync(join(miniprogram, brand.logo))
    expect(logo.subarray(1, 4).toString('latin1')).toBe('PNG')
  })

  it('publishes its agreements over https', () => {
    expect(agreements.filter(({ url }) => new URL(url).protocol !== 'https:')).toEqual([])
  })
})
