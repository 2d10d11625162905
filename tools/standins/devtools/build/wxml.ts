import { TmplGroup } from 'glass-easel-template-compiler'
import { BUILT_IN } from '../simulator/components/names'

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

/**
 * One JavaScript expression: an object of template generators by path without extension.
 * @param components tags of the program's own components
 */
export function compileTemplates(
  templates: ReadonlyMap<string, string>,
  scripts: ReadonlyMap<string, string>,
  components: ReadonlySet<string>,
): string {
  const group = new TmplGroup()
  for (const [path, text] of scripts) group.addScript(path.replace(/\.wxs$/, ''), text)
  const problems = [...templates].flatMap(([path, text]) => [
    ...add(group, path, text),
    ...lacking(text, components).map((tag) => `${path}: the simulator has no <${tag}>`),
  ])
  const source = group.getTmplGenObjectGroups()
  group.free()
  if (problems.length > 0) throw new Error(`WXML cannot be used:\n${problems.join('\n')}`)
  return source
}

const SYNTAX = ['block', 'template', 'import', 'include', 'slot', 'wxs']

/** An element that would look like nothing and do nothing. */
function lacking(text: string, components: ReadonlySet<string>): string[] {
  const tags = text.replace(/<!--.*?-->/gs, '').matchAll(/<([a-z][\w-]*)/g)
  return Array.from(tags, ([, tag = '']) => tag).filter(
    (tag) => !SYNTAX.includes(tag) && !BUILT_IN.has(tag) && !components.has(tag),
  )
}

function add(group: TmplGroup, path: string, text: string): string[] {
  const problems = (group.addTmpl(path.replace(/\.wxml$/, ''), text) ?? []) as TemplateProblem[]
  return problems.map(
    ({ message, startLine: line, startColumn: column }) =>
      `${path}:${line + 1}:${column + 1}: ${message}`,
  )
}
