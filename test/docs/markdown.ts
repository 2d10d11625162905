import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { marked, type Token, type Tokens } from 'marked'

export function readDoc(name: string): string {
  return readFileSync(join(__dirname, '../../docs', name), 'utf8')
}

/** Every token of a document, those inside lists and tables too, in reading order. */
function tokensOf(markdown: string): Token[] {
  const tokens: Token[] = []
  void marked.walkTokens(marked.lexer(markdown), (token) => void tokens.push(token))
  return tokens
}

const isHeading = (token: Token): token is Tokens.Heading => token.type === 'heading'
const isTable = (token: Token): token is Tokens.Table => token.type === 'table'
const isCode = (token: Token): token is Tokens.Code => token.type === 'code'
const isLink = (token: Token): token is Tokens.Link => ['link', 'image'].includes(token.type)

/** A fenced block, and the HTML comment above it. */
export interface Block {
  readonly mark: string | undefined
  readonly language: string
  readonly text: string
}

export function blocksOf(markdown: string): Block[] {
  const tokens = tokensOf(markdown).filter(({ type }) => type !== 'space')
  return tokens.flatMap((token, index) => {
    if (!isCode(token)) return []
    const [, mark] = /^<!-- (.*) -->\s*$/.exec(tokens[index - 1]?.raw ?? '') ?? []
    return [{ mark, language: token.lang ?? '', text: token.text }]
  })
}

/** A row by the names of its columns. A cell that is nothing but code is that code. */
export type Row = Readonly<Record<string, string>>

/** The rows of the table under a heading; `nth` if there is more than one. */
export function tableOf(markdown: string, heading: string, nth = 0): Row[] {
  const tokens = tokensOf(markdown)
  const start = tokens.findIndex((token) => isHeading(token) && token.text === heading) + 1
  const next = tokens.slice(start).findIndex(isHeading)
  const section = tokens.slice(start, next < 0 ? undefined : start + next)
  const table = section.filter(isTable)[nth]
  if (start === 0 || !table) throw new Error(`no table in ${heading}`)
  return rowsOf(table)
}

/** The rows of every table that has this column. */
export function rowsWith(markdown: string, column: string): Row[] {
  const tables = tokensOf(markdown).filter(isTable)
  return tables.flatMap(rowsOf).filter((row) => column in row)
}

function rowsOf({ header, rows }: Tokens.Table): Row[] {
  return rows.map((cells) =>
    Object.fromEntries(header.map(({ text }, index) => [text, plain(cells[index]?.text ?? '')])),
  )
}

export function cell(row: Row, column: string): string {
  const text = row[column]
  if (text === undefined) throw new Error(`no column ${column}`)
  return text
}

function plain(text: string): string {
  return /^`[^`]*`$/.test(text) ? text.slice(1, -1) : text
}

/** Code in the text, without its backticks. */
export function codeIn(markdown: string): string[] {
  return tokensOf(markdown)
    .filter((token): token is Tokens.Codespan => token.type === 'codespan')
    .map(({ text }) => text)
}

export interface Heading {
  readonly level: number
  readonly text: string
}

export function outlineOf(markdown: string): Heading[] {
  return tokensOf(markdown)
    .filter(isHeading)
    .map(({ depth, text }) => ({ level: depth, text }))
}

/** The anchors that a forge makes of the headings: github-slugger has been ESM only since 2.0. */
export function anchorsOf(markdown: string): string[] {
  return outlineOf(markdown).map(({ text }) => {
    const plainText = text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase()
    return plainText.replace(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-')
  })
}

/** Targets of links and pictures, inline and by reference. */
export function linksOf(markdown: string): string[] {
  return tokensOf(markdown)
    .filter(isLink)
    .map(({ href }) => href)
}

/** Rows and columns of each table, in order. */
export function tableSizesOf(markdown: string): { rows: number; columns: number }[] {
  return tokensOf(markdown)
    .filter(isTable)
    .map(({ rows, header }) => ({ rows: rows.length, columns: header.length }))
}
