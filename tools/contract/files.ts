import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { documentedFailures } from './failures'
import { results } from './messages'
import { openapi, plain } from './openapi'
import { stateMachine } from './states'

const root = join(__dirname, '../..')
export const folder = join(root, 'docs/contract')

/** A block of docs/contract.md by its mark. @throws Error if there is not exactly one */
export function exampleIn(markdown: string) {
  return (mark: string): string => {
    const blocks = markdown.split(`<!-- example: ${mark} -->`)
    const [, text] = /^\s*```\w*\n([\s\S]*?)\n```/.exec(blocks[1] ?? '') ?? []
    if (blocks.length !== 2 || text === undefined) throw new Error(`docs/contract.md: ${mark}?`)
    return text
  }
}

/** OpenAPI of this repository, as an object. */
export function contractDocument() {
  return openapi(exampleIn(readFileSync(join(root, 'docs/contract.md'), 'utf8')))
}

const DIALECT = { $schema: 'https://json-schema.org/draft/2020-12/schema' }
const DECODED = {
  ticket: 'extMsg of ticket, split at `&` and then at the first `=`',
  relay: 'extMsg of relay, parsed as JSON; a failure is an empty extMsg',
  signin: 'extMsg of signin, parsed as JSON',
} as const

/** Every file of docs/contract, by its name. */
export function contractFiles(): Readonly<Record<string, string>> {
  const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`
  const schemas = Object.entries(results).map(([name, schema]) => {
    const title = DECODED[name as keyof typeof results]
    return [`${name}-result.schema.json`, json({ ...DIALECT, title, ...plain(schema) })] as const
  })
  return {
    'openapi.yaml': stringify(contractDocument(), {
      aliasDuplicateObjects: false,
      lineWidth: 120,
      version: '1.1',
    }),
    ...Object.fromEntries(schemas),
    'states.json': json(stateMachine),
    'failures.json': json(documentedFailures()),
  }
}
