import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export function readDoc(name: string): string {
  return readFileSync(join(__dirname, '../../docs', name), 'utf8')
}

/** A fenced block, and the HTML comment above it. */
export interface Block {
  readonly mark: string | undefined
  readonly language: string
  readonly text: string
}

const BLOCK = /(?:^<!-- ([^\n]*) -->\n+)?^```(\w*)\n([\s\S]*?)^```$/gm

export function blocksOf(markdown: string): Block[] {
  return Array.from(markdown.matchAll(BLOCK), ([, mark, language = '', text = '']) => ({
    mark,
    language,
    text: text.replace(/\n$/, ''),
  }))
}

/** A row by the names of its columns. A cell that is nothing but code is that code. */
export type Row = Readonly<Record<string, string>>

/** The rows of the table under a heading; `nth` where there is more than one. */
export function tableOf(markdown: string, heading: string, nth = 0): Row[] {
  const section = markdown.split(/^#+ /m).find((text) => text.startsWith(`${heading}\n`))
  if (section === undefined) throw new Error(`no section ${heading}`)
  const table = section.match(/(^\|.*\n?)+/gm)?.[nth]
  if (table === undefined) throw new Error(`no table in ${heading}`)
  const [names = [], , ...rows] = table.trim().split('\n').map(cellsOf)
  return rows.map((cells) => {
    if (cells.length !== names.length) throw new Error(`columns of ${String(cells)}`)
    return Object.fromEntries(names.map((name, index) => [name, plain(cells[index] ?? '')]))
  })
}

export function cell(row: Row, column: string): string {
  const text = row[column]
  if (text === undefined) throw new Error(`no column ${column}`)
  return text
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((text) => text.trim())
}

function plain(text: string): string {
  return /^`[^`]*`$/.test(text) ? text.slice(1, -1) : text
}

/** A document without its blocks of code and its comments. */
export function proseOf(markdown: string): string {
  return markdown.replace(BLOCK, '').replace(/<!--[\s\S]*?-->/g, '')
}

export interface Heading {
  readonly level: number
  readonly text: string
}

export function outlineOf(markdown: string): Heading[] {
  return Array.from(proseOf(markdown).matchAll(/^(#+) (.+)$/gm), ([, signs = '', text = '']) => ({
    level: signs.length,
    text,
  }))
}

/** The anchors that a forge makes of the headings; a heading that comes again gets a number. */
export function anchorsOf(markdown: string): string[] {
  const seen = new Map<string, number>()
  return outlineOf(markdown).map(({ text }) => {
    const plainText = text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase()
    const anchor = plainText.replace(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-')
    const before = seen.get(anchor) ?? 0
    seen.set(anchor, before + 1)
    return before === 0 ? anchor : `${anchor}-${before}`
  })
}

/** Targets of links and pictures, inline and by reference. */
export function linksOf(markdown: string): string[] {
  const prose = proseOf(markdown).replace(/`[^`\n]*`/g, '')
  const inline = Array.from(prose.matchAll(/\]\(([^)\s]+)\)/g), ([, target = '']) => target)
  const references = Array.from(
    prose.matchAll(/^\[[^\]]+\]: (\S+)$/gm),
    ([, target = '']) => target,
  )
  return [...inline, ...references]
}

/** Rows and columns of each table, in order. */
export function tableSizesOf(markdown: string): { rows: number; columns: number }[] {
  const tables = proseOf(markdown).match(/(^\|.*\n?)+/gm) ?? []
  return tables.map((table) => {
    const lines = table.trim().split('\n')
    return { rows: lines.length - 2, columns: cellsOf(lines[0] ?? '').length }
  })
}
