import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deployment } from '../../miniprogram/deployment'
import type { Tenant } from '../../miniprogram/deployment-fields'

const miniprogram = join(__dirname, '../../miniprogram')
const environments = Object.entries(deployment.environments)
const tenants = environments.flatMap(([name, { tenants: served }]) =>
  (served as readonly Tenant[]).map((tenant) => [`${name}: ${tenant.id}`, tenant] as const),
)

/** What makes every test of this repository meaningless where it is wrong. `npm run doctor` checks the rest. */
describe('the deployment', () => {
  it.each(environments)('names a host without path for %s', (_name, { host }) => {
    expect(new URL(host).origin).toBe(host)
  })

  it.each(tenants)('answers at least one contract in %s', (_name, { contracts }) => {
    expect(contracts.length).toBeGreaterThan(0)
  })

  it.each(tenants)('has its logo in the package, as PNG or JPEG, in %s', (_name, { brand }) => {
    const start = readFileSync(join(miniprogram, brand.logo)).subarray(0, 4).toString('latin1')
    expect(start).toMatch(/^(.PNG|\u00ff\u00d8\u00ff)/)
  })

  it.each(tenants)('publishes its agreements over https in %s', (_name, { agreements }) => {
    const urls = agreements.flatMap(({ url }) => Object.values(url))
    expect(urls.filter((url) => new URL(url).protocol !== 'https:')).toEqual([])
  })
})
