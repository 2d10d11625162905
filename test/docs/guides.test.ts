import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

import { anchorsOf, blocksOf, linksOf, outlineOf, proseOf, tableSizesOf } from './markdown'

/** Holds every document to the repository, and every translation to its original. New ones are found by themselves. */
const root = join(__dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
/** As git lists them, the new ones too. */
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root })
  .toString()
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)))
const documents = files.filter((path) => path.endsWith('.md'))
const translations = documents.filter((path) => path.endsWith('.zh-CN.md'))

/** What stands there with its backticks, where it reads like a path of this repository. */
function pathsIn(markdown: string): string[] {
  const tops = new Set(files.filter((path) => path.includes('/')).map((path) => path.split('/')[0]))
  return Array.from(proseOf(markdown).matchAll(/`([^`\n]+)`/g), ([, text = '']) => text).filter(
    (text) => /^\.?[\w-]+(\/[\w.-]+)+\/?$/.test(text) && tops.has(text.split('/')[0] ?? ''),
  )
}

const ignored = (path: string) => {
  try {
    execFileSync('git', ['check-ignore', '-q', path], { cwd: root })
    return true
  } catch {
    return false
  }
}

describe.each(documents)('%s', (path) => {
  const markdown = read(path)

  it('links to what there is', () => {
    const dead = linksOf(markdown).filter((link) => {
      if (/^[a-z]+:/.test(link)) return false
      const [file = '', anchor] = link.split('#')
      const target = file === '' ? path : normalize(join(dirname(path), decodeURIComponent(file)))
      if (!existsSync(join(root, target))) return true
      if (anchor === undefined) return false
      return !anchorsOf(read(target)).includes(decodeURIComponent(anchor))
    })
    expect(dead).toEqual([])
  })

  it('gives every reference a target, and every target a reference', () => {
    const defined = Array.from(markdown.matchAll(/^\[([^\]]+)\]: \S+$/gm), ([, name]) => name)
    const text = proseOf(markdown).replace(/^\[[^\]]+\]: \S+$/gm, '')
    const used = Array.from(text.matchAll(/\[([^\]]+)\](?![(:])/g), ([, name]) => name)
    expect(defined.filter((name) => !used.includes(name))).toEqual([])
    expect(defined.length === 0 ? [] : used.filter((name) => !defined.includes(name))).toEqual([])
  })

  it('names npm scripts that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = Array.from(markdown.matchAll(/\bnpm run ([\w:-]+)/g), ([, name = '']) => name)
    const short = Array.from(markdown.matchAll(/\bnpm (start|test)\b/g), ([, name = '']) => name)
    expect([...named, ...short].filter((name) => !(name in scripts))).toEqual([])
  })

  it('names files and folders that there are, or that a command makes', () => {
    const missing = pathsIn(markdown).filter(
      (name) => !existsSync(join(root, name)) && !ignored(name),
    )
    expect(missing).toEqual([])
  })
})

describe.each(translations)('%s', (path) => {
  const original = path.replace('.zh-CN.md', '.md')

  it('has an original', () => {
    expect(documents).toContain(original)
  })

  const [here, there] = [read(path), documents.includes(original) ? read(original) : '']

  it('has the headings of its original, level by level', () => {
    const levels = (markdown: string) => outlineOf(markdown).map(({ level }) => level)
    expect(levels(here)).toEqual(levels(there))
  })

  it('has the blocks of code of its original, to the byte', () => {
    expect(blocksOf(here)).toEqual(blocksOf(there))
  })

  it('has the tables of its original, row by row', () => {
    expect(tableSizesOf(here)).toEqual(tableSizesOf(there))
  })

  it('has the links of its original, in whatever order a sentence wants', () => {
    const targets = (markdown: string) =>
      linksOf(markdown)
        .map((link) => link.replace('.zh-CN.md', '.md').replace(/#.*/, ''))
        .filter((link) => link !== original.split('/').at(-1))
        .sort()
    expect(targets(here)).toEqual(targets(there))
  })

  it('links to its original, and is linked from there', () => {
    const name = (file: string) => file.split('/').at(-1)
    expect(linksOf(here)).toContain(name(original))
    expect(linksOf(there)).toContain(name(path))
  })
})

it('finds documents and translations', () => {
  expect(documents).toEqual(expect.arrayContaining(['README.md', 'docs/contract.md']))
  expect(translations).toContain('docs/app-integration.zh-CN.md')
})
