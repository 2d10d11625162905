import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

import { anchorsOf, blocksOf, codeIn, linksOf, outlineOf, tableSizesOf } from './markdown'

/** Holds every document to the repository, and every translation to its original. */
const root = join(__dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
/** As git lists them, the new ones too. */
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root })
  .toString()
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)))
const documents = files.filter((path) => path.endsWith('.md'))
const translations = documents.filter((path) => path.endsWith('.zh-CN.md'))
const folders = new Set(files.map((path) => path.split('/')[0]))

/** Those that a command makes: git does not keep them. */
const ignored = (paths: readonly string[]) => {
  const asked = { cwd: root, input: paths.join('\n') }
  const { stdout } = spawnSync('git', ['check-ignore', '--stdin'], asked)
  return new Set(String(stdout).split('\n'))
}

describe.each(documents)('%s', (path) => {
  const markdown = read(path)

  it('links to files and headings that exist', () => {
    const dead = linksOf(markdown).filter((link) => {
      if (/^[a-z]+:/.test(link)) return false
      const [file = '', anchor] = link.split('#')
      const target = file === '' ? path : normalize(join(dirname(path), decodeURIComponent(file)))
      if (!existsSync(join(root, target))) return true
      return anchor !== undefined && !anchorsOf(read(target)).includes(decodeURIComponent(anchor))
    })
    expect(dead).toEqual([])
  })

  it('names npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = Array.from(markdown.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g))
    const missing = named.filter(([, script = '', short = '']) => !((script || short) in scripts))
    expect(missing.map(([command]) => command)).toEqual([])
  })

  it('names files and folders that exist, or that a command makes', () => {
    const paths = codeIn(markdown).filter(
      (text) => /^\.?[\w-]+(\/[\w.-]+)+\/?$/.test(text) && folders.has(text.split('/')[0]),
    )
    const absent = paths.filter((name) => !existsSync(join(root, name)))
    const made = absent.length > 0 ? ignored(absent) : new Set()
    expect(absent.filter((name) => !made.has(name))).toEqual([])
  })
})

describe.each(translations)('%s', (path) => {
  const original = path.replace('.zh-CN.md', '.md')
  const [here, there] = [read(path), documents.includes(original) ? read(original) : '']

  it('has the headings, tables and blocks of code of its original', () => {
    const shape = (markdown: string) => ({
      levels: outlineOf(markdown).map(({ level }) => level),
      tables: tableSizesOf(markdown),
      blocks: blocksOf(markdown),
    })
    expect(shape(here)).toEqual(shape(there))
  })

  it('has the links of its original, in any order', () => {
    const targets = (markdown: string) => {
      const links = linksOf(markdown).map((link) => link.replace(/\.zh-CN(?=\.(md|webp)(#|$))/, ''))
      const own = original.split('/').at(-1)
      return new Set(links.map((link) => link.replace(/#.*/, '')).filter((link) => link !== own))
    }
    expect(targets(here)).toEqual(targets(there))
  })

  it('links to its original, and is linked from there', () => {
    const name = (file: string) => file.split('/').at(-1)
    expect(linksOf(here)).toContain(name(original))
    expect(linksOf(there)).toContain(name(path))
  })
})
