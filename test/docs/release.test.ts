import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { blocksOf, readDoc } from './markdown'

const english = readDoc('release.md')
const chinese = readDoc('release.zh-CN.md')

/** What has to be the same in every language: commands, structure, and names in code. */
const skeleton = (markdown: string) => ({
  blocks: blocksOf(markdown).map(({ text }) => text),
  levels: markdown.match(/^#+/gm),
  points: markdown.match(/^(-|\d\.) /gm)?.length,
  rows: markdown.match(/^\|/gm)?.length,
  // The form of a line of output is translated.
  code: [...new Set(markdown.match(/`[^`\n]+`/g))].filter((code) => !code.includes('…')).sort(),
})

it('says the same in both languages, as far as that can be counted', () => {
  expect(skeleton(chinese)).toEqual(skeleton(english))
})

it('names only npm scripts that there are', () => {
  const { scripts } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const named = [...english.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name)
  expect(named.filter((name = '') => !(name in scripts))).toEqual([])
  expect(named).toContain('upload')
})
