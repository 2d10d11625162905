#!/usr/bin/env -S npx tsx
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { type CommandLine, run } from '../../tools/command/command'
import { regionOf } from '../../tools/workbench/regions'

const root = join(__dirname, '../..')
const folder = join(root, 'docs/app-integration')

/** The guides that include code. */
export const pages = readdirSync(folder).map((name) => join(folder, name))

/** A block of code below `<!-- FILE -->` or `<!-- FILE: REGION -->`. */
const block = /^(<!-- (examples\/[^\s:]+)(?:: (.+))? -->\n\n```\w+\n)[\s\S]*?(?=^```$)/gm

/** A guide, with the code in its blocks that they say they include. */
export function withIncludes(markdown: string): string {
  return markdown.replaceAll(block, (_all, head: string, file: string, region?: string) => {
    return `${head}${regionOf(readFileSync(join(root, file), 'utf8'), region)}\n`
  })
}

export const command: CommandLine = {
  name: 'npm run guides',
  about: 'Writes the code of examples/apps into the guides that include it.',
  act: async () => {
    for (const page of pages) {
      const text = readFileSync(page, 'utf8')
      const included = withIncludes(text)
      if (included !== text) writeFileSync(page, included)
    }
  },
}

run(command, __filename)
