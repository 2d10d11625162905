import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { cell, outlineOf, proseOf, type Row, tableOf } from './markdown'
import { testTitles } from './test-titles'

/** Holds SECURITY.md to the tests that it names. */
const read = (file: string) => readFileSync(join(__dirname, '../..', file), 'utf8')
const doc = read('SECURITY.md')

interface Reference {
  readonly file: string
  readonly title: string
}

function referencesIn(markdown: string): Reference[] {
  return Array.from(
    markdown.matchAll(/`((?:test|tools)\/[^`]+)`: _([^\n]+?)_(?= · | *\|| *$)/gm),
  ).map(([, file = '', title = '']) => ({ file, title: title.replaceAll('\\', '') }))
}

const references = referencesIn(doc)
const named = references.map(({ file, title }) => [file, title] as const)

it.each(named)('%s has the test "%s"', (file, title) => {
  expect(testTitles(read(file))).toContain(title)
})

it('names no test in a way that this one does not see', () => {
  expect(proseOf(doc).match(/`(?:test|tools)\/[^`]+`: /g) ?? []).toHaveLength(references.length)
})

/** Every section with a table of threats, or of what the backend has to do. */
const sections = [
  ...['A launch that is not ours', 'Network', 'Backend and console', 'Device and package'].map(
    (heading) => [heading, 'Held by'] as const,
  ),
  ['What the backend has to do', "The stand-in's test"] as const,
]

describe.each(sections)('%s', (heading, column) => {
  const rows = tableOf(doc, heading).map((row): [string, Row] => [Object.values(row)[0] ?? '', row])

  it.each(rows)('%s: a test holds it, or a reason why none does', (_threat, row) => {
    const held = cell(row, column)
    expect(referencesIn(held).length > 0).toBe(!/^Not covered: \S/.test(held))
  })
})

it('looks at every section of threats', () => {
  const outline = outlineOf(doc)
  const from = outline.findIndex(({ text }) => text.startsWith('Threats'))
  const subsections = outline.slice(from + 1).filter(({ level }) => level === 3)
  expect(subsections.map(({ text }) => text)).toEqual(sections.map(([heading]) => heading))
})

describe('the titles of a file', () => {
  it('are those of tests that run', () => {
    const source = `
      it('one', () => {}); it.each([1])('two %s', () => {}); test.each\`a\`("it's", f)
      it.skip('three', f); it.todo('four'); xit('five', f); describe('six', f); // it('seven', f)
      it.each([['eight', f]])(\`nine\`, f)`
    expect(testTitles(source)).toEqual(['one', 'two %s', "it's", 'nine'])
  })
})
