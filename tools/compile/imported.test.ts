import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compile } from './compile'
import { notEs5 } from './es5'

it('compiles a program without project.config.json with what DevTools would set in one', async () => {
  const project = mkdtempSync(join(tmpdir(), 'imported-'))
  const files = {
    'app.json': '{"pages": ["a"]}',
    'app.js': 'App({})',
    'a.wxml': '<view />',
    'a.js': "import { b } from './b'\nPage({ data: { b }, async onLoad() { await b } })",
    'b.js': 'export const b = 1',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text)
  expect(notEs5(await compile(project))).toEqual([])
  rmSync(project, { recursive: true })
})
