import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInThisContext } from 'node:vm'
import { transformSync } from 'esbuild'
import { deployment } from '../../../../miniprogram/deployment'
import { validateDeployment } from '../../../doctor/validate-deployment'
import { deploymentWith } from './deployment-code'

const ROOT = join(__dirname, '../../../..')

/** What a deployment.ts at its place exports. */
function run(source: string): { deployment: typeof deployment } {
  const { code } = transformSync(source, { loader: 'ts', format: 'cjs' })
  const module = { exports: {} as { deployment: typeof deployment } }
  const load = (name: string): unknown => require(join(ROOT, 'miniprogram', name))
  const body = `(require, module, exports) => {${code}}`
  const define = runInThisContext(body) as (...scope: unknown[]) => void
  define(load, module, module.exports)
  return module.exports
}

const source = readFileSync(join(ROOT, 'miniprogram/deployment.ts'), 'utf8')
const [{ brand: shipped }] = deployment.environments.develop.tenants
const brand = {
  ...shipped,
  name: { 'zh-CN': "橡树 '书店' {1}", en: 'Oak "Books" \\ more' },
  surfaces: { light: { background: '#ffffff', sheet: '#ffffff', text: '#111111' } },
  texts: { en: { purpose: 'To read\nmore' } },
}

test('deployment.ts with another brand has that brand, and all else as it was', () => {
  const [tenant] = run(deploymentWith(source, brand)).deployment.environments.develop.tenants
  expect(tenant.brand).toEqual(brand)
  const before = JSON.stringify({ ...deployment.environments.develop.tenants[0], brand: null })
  expect(JSON.stringify({ ...tenant, brand: null })).toBe(before)
})

test('The doctor takes it as it takes deployment.ts itself', () => {
  const levels = (checked: unknown) =>
    validateDeployment(checked, 'develop').map(({ id, level }) => `${id} ${level}`)
  const same = run(deploymentWith(source, shipped)).deployment
  expect(levels(same)).toEqual(levels(deployment))
})

test('Without a brand to replace it is that object alone', () => {
  expect(deploymentWith('export {}', shipped)).toMatch(/^brand: \{\n {2}name: /)
})
