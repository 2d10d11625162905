import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageTools } from './tools'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'doctor-'))
  cpSync(join(__dirname, '../standins/devtools/fixture'), root, { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true }))

it("runs WeChat's quality check without a network", async () => {
  const items = await packageTools(root).checkQuality()
  expect(items.map(({ name }) => name)).toContain('LAZYCODE_LOADING_OPEN')
  expect(items.every(({ success }) => typeof success === 'boolean')).toBe(true)
})

it('says why the quality check did not run, and compiles once, whoever asks', async () => {
  rmSync(join(root, 'project.config.json'))
  const { checkQuality, compile } = packageTools(root)
  await expect(checkQuality()).rejects.toThrow(/project\.config\.json/)
  expect(compile()).toBe(compile())
  await expect(compile()).rejects.toThrow(/project\.config\.json/)
})

it('names what does not fit its type', async () => {
  rmSync(join(root, 'miniprogram'), { recursive: true })
  writeFileSync(join(root, 'tsconfig.json'), '{ "files": ["a.ts"] }')
  writeFileSync(join(root, 'a.ts'), 'export const a: number = ""')
  const wrong = "a.ts(1,14): error TS2322: Type 'string' is not assignable to type 'number'."
  const errors = await packageTools(root).typeErrors()
  expect(errors.map((line) => line.replace(/^.*\//, ''))).toEqual([wrong])
})
