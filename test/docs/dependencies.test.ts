import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { cell, codeIn, readDoc, tableOf } from './markdown'

/** Holds docs/dependencies.md to package.json. */
const doc = readDoc('dependencies.md')
const manifestIn = (folder: string) =>
  JSON.parse(readFileSync(join(__dirname, '../..', folder, 'package.json'), 'utf8')) as Record<
    'dependencies' | 'devDependencies' | 'overrides',
    Record<string, string>
  >

/** One line stands for all types. */
const lineOf = (name: string) => (name.startsWith('@types/') ? '@types/…' : name)

describe.each([
  ['dependencies', '.', 'What every person who logs in downloads'],
  ['devDependencies', '.', 'What is needed to build, run and test'],
  ['dependencies', 'examples/ticket-backend', 'What the ticket backend installs for itself'],
] as const)('%s of %s', (kind, folder, heading) => {
  const manifest = manifestIn(folder)

  it('have a line with a reason each, and no line is for a package that is not installed', () => {
    const rows = tableOf(doc, heading).filter((row) => cell(row, 'Why') !== '')
    const named = rows.flatMap((row) => cell(row, 'Package').split(', '))
    const used = new Set(Object.keys(manifest[kind]).map(lineOf))
    expect(named.sort()).toEqual([...used].sort())
  })

  it('are pinned to one version', () => {
    const versions = Object.values(manifest[kind])
    expect(versions.filter((version) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual(
      [],
    )
  })
})

it('gives the reason of every override', () => {
  expect(codeIn(doc)).toEqual(expect.arrayContaining(Object.keys(manifestIn('.').overrides)))
})
