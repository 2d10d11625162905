import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readProjectConfig, sourceHash } from './compile'
import { packingFaults, unpacked } from './packed'

const project = mkdtempSync(join(tmpdir(), 'compile-'))

afterAll(() => rmSync(project, { recursive: true }))

function write(path: string, content: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true })
  writeFileSync(join(project, path), content)
}

const relation = { packageJsonPath: './package.json', miniprogramNpmDistDir: './' }

it.each([
  ['a package that is packed', 'miniprogram_npm/a/index.js', true],
  ['a file of the program', 'pages/a.js', true],
  ['what is installed', 'node_modules/a/index.js', false],
])('knows whether to compile anew when this changes: %s', (_, path, anew) => {
  write('project.config.json', JSON.stringify({ appid: 'wx0' }))
  // As npm before 7 wrote it.
  write('package-lock.json', '{}')
  write(path, 'before')
  const before = sourceHash(project)
  write(path, 'after')
  expect(sourceHash(project) !== before).toBe(anew)
})

it.each([
  ['before anything is packed', undefined, 2000, false],
  ['after the lock file changed', 1000, 2000, false],
  ['again, into a folder that is as old as before', 3000, 2000, true],
  ['without a lock file', 1000, undefined, true],
])('knows what is packed %s', (_, packedAt, lockedAt, isSo) => {
  rmSync(join(project, 'miniprogram_npm'), { recursive: true, force: true })
  rmSync(join(project, 'package-lock.json'), { force: true })
  const dated = (path: string, at: number) => {
    write(path, '{}')
    utimesSync(join(project, path), at, at)
  }
  if (packedAt !== undefined) dated('miniprogram_npm/a/index.js', packedAt)
  if (packedAt !== undefined) utimesSync(join(project, 'miniprogram_npm/a'), 500, 500)
  if (packedAt !== undefined) utimesSync(join(project, 'miniprogram_npm'), 500, 500)
  if (lockedAt !== undefined) dated('package-lock.json', lockedAt)
  write('package.json', '{}')
  expect(unpacked(project, [relation])).toEqual(isSo ? [] : [relation])
})

it('packs nothing for a package.json that is not there, and says so', () => {
  const gone = { ...relation, packageJsonPath: './gone/package.json' }
  expect(unpacked(project, [gone])).toEqual([])
  const told = ['packNpmRelationList: ./gone/package.json does not exist']
  expect(packingFaults(project, [gone])).toEqual(told)
})

it('packs what is installed beside app.json, if nothing is said of that and it was never done', () => {
  const packed = () => readProjectConfig(project).setting?.packNpmRelationList
  rmSync(project, { recursive: true })
  write('project.config.json', JSON.stringify({ miniprogramRoot: 'app/', setting: {} }))
  write('app/package.json', '{}')
  expect(packed()).toBeUndefined()
  write('app/node_modules/a/index.js', '')
  expect(packed()).toEqual([{ packageJsonPath: 'app/package.json', miniprogramNpmDistDir: 'app/' }])
  write('app/miniprogram_npm/a/index.js', '')
  expect(packed()).toBeUndefined()
})

it('names project.config.json and the line when that is no JSON', () => {
  write('project.config.json', '{\n  "appid": "wx0",\n  7\n}')
  expect(() => readProjectConfig(project)).toThrow(/^project\.config\.json:3: /)
})

it('takes an app id that is missing or empty for that of a tourist', () => {
  for (const config of ['{}', '{ "appid": "" }']) {
    write('project.config.json', config)
    expect(readProjectConfig(project).appid).toBe('touristappid')
  }
})
