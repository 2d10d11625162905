import { documentedFailures } from './failures'
import { contractDocument } from './files'
import { results } from './messages'
import { plain } from './openapi'
import { stateMachine } from './states'

/** The contract as one page of HTML without a script: docs/contract, to look through. */
export function contractPage(): string {
  const document = contractDocument()
  const { paths, components } = fieldsIn(document)
  const schemas = fieldsIn(fieldsIn(components)['schemas'])
  const operations = Object.entries(fieldsIn(paths)).flatMap(([path, methods]) =>
    Object.entries(fieldsIn(methods)).map(([method, operation]) =>
      operationOf(`${method.toUpperCase()} ${path}`, fieldsIn(operation), schemas),
    ),
  )
  const sections = [
    ...operations,
    ...Object.entries(results).map(([name, schema]) => ({
      title: `Result of ${name}`,
      body: fieldTable(plain(schema), schemas),
    })),
    { title: 'States', body: statesTable() },
    { title: 'Failures', body: failuresTable() },
  ]
  const anchor = (index: number) => `s${index + 1}`
  return htmlPage(
    'The contract of mini-login',
    `<h1>The contract of mini-login</h1>
<p>What the mini program, the app and the auth backend send to each other; the files are in <code>docs/contract</code>.</p>
<nav>${sections.map(({ title }, index) => `<a href="#${anchor(index)}">${escaped(title)}</a>`).join('')}</nav>
${sections.map(({ title, body }, index) => `<h2 id="${anchor(index)}">${escaped(title)}</h2>\n${body}`).join('\n')}
`,
  )
}

/** A page of text, without a script. */
export function htmlPage(title: string, body: string, language = 'en'): string {
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
<main>
${body}
</main>
</html>
`
}

const STYLE = `
:root{color-scheme:light dark}
body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
nav{display:flex;flex-wrap:wrap;gap:.25rem 1rem}
h2{margin-top:2.5rem;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;display:block;overflow-x:auto}
td,th{border:1px solid color-mix(in srgb,currentColor 25%,transparent);padding:.25rem .5rem;text-align:left;vertical-align:top}
pre{padding:.75rem;overflow-x:auto;background:color-mix(in srgb,currentColor 8%,transparent)}
code,pre{font:13px/1.5 ui-monospace,monospace}
summary{cursor:pointer}
img{max-width:100%}
tr:target{background:color-mix(in srgb,currentColor 12%,transparent)}`

interface Section {
  readonly title: string
  readonly body: string
}

type Fields = Readonly<Record<string, unknown>>

function fieldsIn(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const text = (value: unknown) => (typeof value === 'string' ? value : '')

function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Backticks are code, as in the guides. */
const prose = (value: unknown) => escaped(text(value)).replace(/`([^`]+)`/g, '<code>$1</code>')
const code = (value: string) => `<code>${escaped(value)}</code>`

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`
  return `<table>${row(head, 'th')}${rows.map((cells) => row(cells, 'td')).join('')}</table>`
}

function operationOf(title: string, operation: Fields, schemas: Fields): Section {
  const headers = list(operation['parameters']).map(fieldsIn)
  const responses = Object.entries(fieldsIn(operation['responses']))
  return {
    title,
    body: [
      `<p>${prose(operation['summary'])}. ${prose(operation['description'])}</p>`,
      headers.length > 0 &&
        table(
          ['Parameter', 'In', 'What'],
          headers.map(({ name, in: where, description }) => [
            code(text(name)),
            text(where),
            prose(description),
          ]),
        ),
      ...contentOf('Request', fieldsIn(operation['requestBody']), schemas),
      ...responses.flatMap(([status, response]) =>
        contentOf(`Answer ${status}`, fieldsIn(response), schemas),
      ),
    ]
      .filter(Boolean)
      .join('\n'),
  }
}

function contentOf(title: string, { description, content }: Fields, schemas: Fields): string[] {
  const { schema, examples } = fieldsIn(fieldsIn(content)['application/json'])
  return [
    `<h3>${escaped(title)}</h3><p>${prose(description)}</p>`,
    ...(schema === undefined ? [] : [fieldTable(fieldsIn(schema), schemas)]),
    ...Object.entries(fieldsIn(examples)).map(
      ([name, example]) =>
        `<details><summary>${escaped(name)}</summary><pre>${escaped(
          JSON.stringify(fieldsIn(example)['value'], undefined, 2),
        )}</pre></details>`,
    ),
  ]
}

/** A table for each alternative. */
function fieldTable(schema: Fields, schemas: Fields): string {
  return alternativesOf(schema, schemas)
    .map((one) => table(['Field', 'Value', 'What'], rowsOf(one, '')))
    .join('<p>or</p>')
}

function alternativesOf(schema: Fields, schemas: Fields): Fields[] {
  const name = text(schema['$ref']).split('/').at(-1)
  if (name) return alternativesOf(fieldsIn(schemas[name]), schemas)
  const some = [...list(schema['oneOf']), ...(schema['properties'] ? [] : list(schema['anyOf']))]
  return some.length > 0 ? some.flatMap((one) => alternativesOf(fieldsIn(one), schemas)) : [schema]
}

function rowsOf(schema: Fields, path: string): string[][] {
  const required = list(schema['required'])
  return Object.entries(fieldsIn(schema['properties'])).flatMap(([key, value]) => {
    const field = fieldsIn(value)
    const name = path + key
    const own = [
      code(name) + (required.includes(key) ? '' : ' (optional)'),
      code(valueOf(field)),
      prose(field['description']),
    ]
    const items = fieldsIn(field['items'])
    return [own, ...rowsOf(field, `${name}.`), ...rowsOf(items, `${name}[].`)]
  })
}

/** `200 | "200"`, `text of ^\d+$`, … */
function valueOf(schema: Fields): string {
  const { const: only, type, pattern, not, anyOf } = schema
  if (only !== undefined) return JSON.stringify(only)
  const some = schema['properties'] ? [] : list(anyOf)
  if (some.length > 0) {
    return some.map((one) => valueOf(fieldsIn(one))).join(' | ')
  }
  const other = not === undefined ? '' : `, not ${valueOf(fieldsIn(not))}`
  return `${text(type)}${pattern === undefined ? '' : ` ${text(pattern)}`}${other}`
}

function statesTable(): string {
  const { phases, events, transitions } = stateMachine
  return [
    table(
      ['Phase', 'What'],
      Object.entries(phases).map(([name, what]) => [code(name), prose(what)]),
    ),
    table(
      ['From', 'On', 'To', 'When'],
      transitions.map(({ from, on, to, why }) => [code(from), code(on), code(to), prose(why)]),
    ),
    table(
      ['Event', 'What'],
      Object.entries(events).map(([name, what]) => [code(name), prose(what)]),
    ),
  ].join('<p></p>')
}

function failuresTable(): string {
  return table(
    ['Kind', 'Retry', 'apiCodes', 'Texts', 'Results'],
    documentedFailures().map(({ kind, retry, apiCodes, texts, results: told }) => [
      code(kind),
      retry ? 'yes' : 'no',
      apiCodes.join(', '),
      Object.values(texts)
        .map(({ title, hint }) => `${escaped(title)}: ${escaped(hint)}`)
        .join('<br>'),
      Object.values(told)
        .map((result) => code(result || 'empty'))
        .join('<br>'),
    ]),
  )
}
