import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export function readDoc(name: string): string {
  return readFileSync(join(__dirname, '../../../docs', name), 'utf8')
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
