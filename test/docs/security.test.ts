import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { outlineOf, tableOf } from './markdown'
import { testTitles } from './test-titles'

/** Holds SECURITY.md to the tests that it names. */
const read = (file: string) => readFileSync(join(__dirname, '../..', file), 'utf8')
const doc = read('SECURITY.md')

/** `file`: _title_, as [file, title]. */
const referencesIn = (markdown: string) =>
  Array.from(
    markdown.matchAll(/`((?:test|tools)\/[^`]+)`: _([^\n]+?)_(?= · | *\|| *$)/gm),
    ([, file = '', title = '']) => [file, title.replaceAll('\\', '')] as const,
  )

it.each(referencesIn(doc))('%s has the test "%s"', (file, title) => {
  expect(testTitles(read(file))).toContain(title)
})

const outline = outlineOf(doc)
const threats = outline.findIndex(({ text }) => text.startsWith('Threats'))
const sections = outline.slice(threats + 1).filter(({ level }) => level === 3)

describe.each(sections)('$text', ({ text }) => {
  const rows = tableOf(doc, text).map((row) => Object.values(row))

  it.each(rows)('%s: a test holds it, or a reason says why none does', (...cells) => {
    const held = cells.at(-1) ?? ''
    const named = held.match(/`(?:test|tools)\//g) ?? []
    expect(referencesIn(held)).toHaveLength(named.length)
    expect(named.length > 0).toBe(!/^Not covered: \S/.test(held))
  })
})

it('counts only tests that run', () => {
  const source = `
    it('one', () => {}); it.each([1])('two %s', () => {}); test.each\`a\`("it's", f)
    it.skip('three', f); it.todo('four'); xit('five', f); describe('six', f); // it('seven', f)
    it.each([['eight', f]])(\`nine\`, f)`
  expect(testTitles(source)).toEqual(['one', 'two %s', "it's", 'nine'])
})
