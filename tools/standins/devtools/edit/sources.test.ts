import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readProjectConfig } from '../../../compile/compile'
import { ProgramBuilder } from '../build/program'
import { readPageConfig } from '../server/config'
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

test('What is no JSON counts only where the program reads it', async () => {
  const files = { 'app.json': '{"pages":["a"]}', 'a.js': '', 'a.wxml': '', 'notes.json': '// no' }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text)
  const build = async () => {
    const sources = new Sources(project)
    await sources.refresh()
    expect(sources.problems()).toEqual([])
    return new ProgramBuilder().build(sources.files(), sources.root)
  }
  expect(JSON.parse((await build()).source.pages)).toEqual(['a'])
  writeFileSync(join(project, 'a.json'), '{\n  a: 1 }')
  await expect(build()).rejects.toThrow("a.json:2:3: Expected property name or '}'")
  rmSync(join(project, 'a.json'))
})

test('A program without project.config.json runs as DevTools would import it', async () => {
  rmSync(join(project, 'project.config.json'))
  const sources = new Sources(project)
  await sources.refresh()
  expect(sources.problems()).toEqual([])
  expect(sources.root).toBe('')
  expect(readProjectConfig(project)).toEqual({ appid: 'touristappid' })
  expect(await readPageConfig(project)).toMatchObject({ appId: 'touristappid' })
  rmSync(join(project, 'app.json'))
  expect(() => readProjectConfig(project)).toThrow('project.config.json')
})
