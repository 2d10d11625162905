import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Sources } from './sources'

const project = mkdtempSync(join(tmpdir(), 'sources-'))
afterAll(() => rmSync(project, { recursive: true }))

test.each([
  ['is what the program runs with its plugin', ['typescript'], 'written in TypeScript'],
  ['is not compiled without its plugin', false, 'written in JavaScript'],
])('TypeScript beside JavaScript %s', async (_, useCompilerPlugins, written) => {
  const config = { appid: 'wx0', setting: { useCompilerPlugins } }
  writeFileSync(join(project, 'project.config.json'), JSON.stringify(config))
  writeFileSync(join(project, 'app.json'), '{}')
  writeFileSync(join(project, 'app.js'), 'App("written in JavaScript")')
  writeFileSync(join(project, 'app.ts'), 'App("written in TypeScript" as string)')
  const sources = new Sources(project)
  await sources.refresh()
  expect(sources.problems()).toEqual([])
  expect(sources.files()['app.js']).toContain(written)
})
