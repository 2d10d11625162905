import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { cell, proseOf, readDoc, tableOf } from './markdown'

/** Holds docs/dependencies.md to package.json. */
const doc = readDoc('dependencies.md')
const manifest = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as Record<
  'dependencies' | 'devDependencies' | 'overrides',
  Record<string, string>
>

/** One line stands for all types. */
const lineOf = (name: string) => (name.startsWith('@types/') ? '@types/…' : name)

const tables = [
  ['dependencies', 'What every person who logs in downloads'],
  ['devDependencies', 'What is needed to build, run and test'],
] as const

describe.each(tables)('%s', (kind, heading) => {
  const rows = tableOf(doc, heading)

  it('have a line each, and no line is of a package that is not there', () => {
    const named = rows.flatMap((row) => cell(row, 'Package').split(', '))
    const used = [...new Set(Object.keys(manifest[kind]).map(lineOf))]
    expect(named.sort()).toEqual(used.sort())
  })

  it('each have a reason', () => {
    expect(rows.filter((row) => cell(row, 'Why') === '')).toEqual([])
  })

  it('are pinned to one version', () => {
    const loose = Object.entries(manifest[kind]).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    )
    expect(loose).toEqual([])
  })
})

it('tells of every override', () => {
  const names = Object.keys(manifest.overrides)
  expect(names.filter((name) => !proseOf(doc).includes(`\`${name}\``))).toEqual([])
})
