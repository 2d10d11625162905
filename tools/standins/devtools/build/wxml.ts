import { TmplGroup } from 'glass-easel-template-compiler'

interface TemplateProblem {
  readonly message: string
  readonly startLine: number
  readonly startColumn: number
}

/** Problems of one WXML file, each with its place; the official compiler lets most of them pass. */
export function checkWxml(path: string, text: string): string[] {
  const group = new TmplGroup()
  try {
    return add(group, path, text)
  } finally {
    group.free()
  }
}

/** One JavaScript expression: an object of template generators by path without extension. */
export function compileTemplates(
  templates: ReadonlyMap<string, string>,
  scripts: ReadonlyMap<string, string>,
): string {
  const group = new TmplGroup()
  for (const [path, text] of scripts) group.addScript(path.replace(/\.wxs$/, ''), text)
  const problems = [...templates].flatMap(([path, text]) => add(group, path, text))
  const source = group.getTmplGenObjectGroups()
  group.free()
  if (problems.length > 0) throw new Error(`WXML is not well formed:\n${problems.join('\n')}`)
  return source
}

function add(group: TmplGroup, path: string, text: string): string[] {
  const problems = (group.addTmpl(path.replace(/\.wxml$/, ''), text) ?? []) as TemplateProblem[]
  return problems.map(
    ({ message, startLine: line, startColumn: column }) =>
      `${path}:${line + 1}:${column + 1}: ${message}`,
  )
}
