import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageTools } from './tools'

const fixture = join(__dirname, '../../standins/devtools/fixture')

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'doctor-'))
  cpSync(fixture, root, { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true }))

it("runs WeChat's quality check without a network", async () => {
  const items = await packageTools(root).checkQuality()
  expect(items.map(({ name }) => name)).toContain('LAZYCODE_LOADING_OPEN')
  expect(items.every(({ success }) => typeof success === 'boolean')).toBe(true)
})

it('says why the quality check did not run', async () => {
  rmSync(join(root, 'project.config.json'))
  await expect(packageTools(root).checkQuality()).rejects.toThrow(/project\.config\.json/)
})

it('compiles once, whoever asks', async () => {
  rmSync(join(root, 'project.config.json'))
  const { compile } = packageTools(root)
  expect(compile()).toBe(compile())
  await expect(compile()).rejects.toThrow(/project\.config\.json/)
})
