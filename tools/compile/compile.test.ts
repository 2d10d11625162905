import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { sourceHash } from './compile'

const project = mkdtempSync(join(tmpdir(), 'compile-'))

afterAll(() => rmSync(project, { recursive: true }))

function write(path: string, content: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true })
  writeFileSync(join(project, path), content)
}

it.each([
  ['a package that was packed by hand', 'miniprogram_npm/a/index.js', [], true],
  ['a package that the compile packs', 'miniprogram_npm/a/index.js', [{}], false],
  ['a file of the program', 'pages/a.js', [{}], true],
  ['what is installed', 'node_modules/a/index.js', [], false],
])('knows whether to compile anew when this changes: %s', (_, path, relations, anew) => {
  const config = { appid: 'wx0', setting: { packNpmRelationList: relations } }
  write('project.config.json', JSON.stringify(config))
  // As npm before 7 wrote it.
  write('package-lock.json', '{}')
  write(path, 'before')
  const before = sourceHash(project)
  write(path, 'after')
  expect(sourceHash(project) !== before).toBe(anew)
})
