import type { DocsRow } from './scenario'

/** The anchor that a forge makes of a heading, from its HTML or its Markdown. The workbench gives rows of tables one, too. */
export function anchorOf(text: string): string {
  return text
    .replace(/<[^>]*>|&#?\w+;/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-')
}

/** Where the workbench shows a row of the docs. */
export function docsLink(row: DocsRow): string {
  switch (row.doc) {
    case 'failures':
      return `/repository/docs/failures.md#${row.kind}`
    case 'ways-in':
      return `/repository/docs/ways-in.md#${anchorOf(row.row)}`
    case 'contract':
      return `/repository/docs/contract.md#${row.contract}`
  }
}
